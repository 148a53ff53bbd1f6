// Setting fields of any record, and of the parts of the board's own facts; each is one change.
import type { Facts, Fields, RecordName } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

/** Sets the same fields on several records of one kind. */
export function setRecords(
  board: LiveBoard,
  record: RecordName,
  ids: readonly string[],
  fields: Fields,
): void {
  const ops = ids
    .filter((id) => board.get(record, id))
    .map((id): Op => ({ op: "update", record, id, fields }));
  if (ops.length > 0) board.change(ops, { label: "setFields" });
}

export function setFacts(board: LiveBoard, fields: Fields): void {
  board.change([{ op: "update", record: "board", id: "board", fields }], { label: "setFacts" });
}

/** A part travels whole: what is not set stays as it was. */
export function setPart<P extends "calendar" | "demand" | "charter">(
  board: LiveBoard,
  part: P,
  fields: Partial<Facts[P]>,
): void {
  setFacts(board, { [part]: { ...board.facts()[part], ...fields } });
}
