// What can be done with notes; each is one change on the board.
import { NOTE, PITCH } from "../../model/geometry";
import type { Fields, Note } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";
import type { CommandContext } from "../command";
import type { Place } from "../view";
import { bridgeOps } from "./bridge";
import { connectOps } from "./links";
import { changeMany } from "./many";
import { type MapOf, placedOn, shownMap } from "./maps";
import { freeRow } from "./places";

export interface Moved extends Place {
  readonly id: string;
}

/** Adds a note to the map that is shown and gives its id. */
export function addNote(context: CommandContext, place: Place, fields: Fields = {}): string {
  const { board } = context;
  const id = board.newId("n");
  board.change([created(id, shownMap(context), place, fields)], { label: "addNote" });
  return id;
}

function created(id: string, map: MapOf, place: Place, fields: Fields): Op {
  const said = { ...placedOn(map), kind: "step", ...place, text: "", ...fields };
  return { op: "create", record: "note", id, fields: said };
}

/** The next step to the right in the same lane, connected; below what lies there already. Gives its id. */
export function addNextStep(board: LiveBoard, from: Note, place?: Place): string {
  const id = board.newId("n");
  const x = from.x + (from.size?.[0] ?? NOTE.width) - NOTE.width + PITCH.x;
  const next = place ?? freeRow(board, from, { lane: from.lane, x, y: from.y });
  board.change([created(id, from, next, {}), ...connectOps(board, from.state, from.id, id)], {
    label: "addNote",
  });
  return id;
}

/** To other lanes at the same place there, each below what lies in its way. */
export function moveToLanes(board: LiveBoard, moves: readonly Pick<Moved, "id" | "lane">[]): void {
  moveNotes(
    board,
    moves.flatMap(({ id, lane }): Moved[] => {
      const note = board.get("note", id);
      if (!note || note.lane === lane) return [];
      return [{ id, ...freeRow(board, note, { lane, x: note.x, y: note.y }) }];
    }),
  );
}

export function moveNotes(board: LiveBoard, moves: readonly Moved[]): void {
  const ops = moves.flatMap(({ id, lane, x, y }): Op[] => {
    const note = board.get("note", id);
    if (!note || (note.lane === lane && note.x === x && note.y === y)) return [];
    return [{ op: "update", record: "note", id, fields: { lane, x, y } }];
  });
  if (ops.length > 0) board.change(ops, { label: "moveNotes" });
}

/** Sets the same fields on several notes. */
export function setFields(board: LiveBoard, ids: readonly string[], fields: Fields): void {
  const ops = ids
    .filter((id) => board.get("note", id))
    .map((id): Op => ({ op: "update", record: "note", id, fields }));
  if (ops.length > 0) board.change(ops, { label: "setFields" });
}

/** Notes and links go; links of a deleted note go with it, and the flow closes over a deleted step. */
export function removeRecords(board: LiveBoard, ids: readonly string[]): void {
  const ops = bridgeOps(board, ids).concat(
    ids.flatMap((id): Op[] => {
      if (board.get("note", id)) return [{ op: "delete", record: "note", id }];
      return board.get("link", id) ? [{ op: "delete", record: "link", id }] : [];
    }),
  );
  if (ops.length > 0) board.change(ops, { label: "remove" });
}

const COPIED = [
  "kind",
  "color",
  "text",
  "work",
  "process_time",
  "wait_time",
  "duration",
  "complete_accurate",
  "people",
  "value",
  "value_reason",
  "wastes",
  "confidence",
  "quality_check",
  "instructions_url",
  "size",
] as const;

/** Copies lie a row lower; links between copied notes are copied too. Gives the ids of the copies. */
export function duplicateNotes(
  board: LiveBoard,
  ids: readonly string[],
  shift = { x: 24, y: 152 },
): string[] {
  const copies = new Map<string, string>();
  const ops: Op[] = [];
  for (const id of ids) {
    const note = board.get("note", id);
    if (!note) continue;
    const copy = board.newId("n");
    copies.set(id, copy);
    const place = { lane: note.lane, x: note.x + shift.x, y: note.y + shift.y };
    ops.push(created(copy, note, place, copiedFields(note)));
  }
  for (const id of board.ids("link")) {
    const link = board.get("link", id);
    const [source, target] = [copies.get(link?.source ?? ""), copies.get(link?.target ?? "")];
    if (!link || !source || !target) continue;
    const fields = {
      ...placedOn(link),
      source,
      target,
      kind: link.kind,
      probability: link.probability,
      text: link.text,
    };
    ops.push({ op: "create", record: "link", id: board.newId("l"), fields });
  }
  changeMany(board, ops, "duplicate");
  return [...copies.values()];
}

function copiedFields(note: Note): Fields {
  return Object.fromEntries(COPIED.flatMap((name) => (isEmpty(note[name]) ? [] : [[name, note[name]]])));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
