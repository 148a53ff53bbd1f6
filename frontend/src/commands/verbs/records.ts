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

/** Puts one choice into a list of each record, or takes it out; what else a list holds stays. */
export function choose(
  board: LiveBoard,
  record: RecordName,
  ids: readonly string[],
  { name, choice, on }: { name: string; choice: string; on: boolean },
): void {
  const ops = ids.flatMap((id): Op[] => {
    const held: object | undefined = board.get(record, id);
    if (!held) return [];
    const before = ((held as Fields)[name] ?? []) as readonly string[];
    if (before.includes(choice) === on) return [];
    const list = on ? [...before, choice] : before.filter((one) => one !== choice);
    return [{ op: "update", record, id, fields: { [name]: list } }];
  });
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
