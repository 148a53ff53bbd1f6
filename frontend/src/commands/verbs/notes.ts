// What can be done with notes; each is one change on the board.
import type { Fields, Note, State } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";
import type { Place } from "../view";
import { bridgeOps } from "./bridge";
import { connectOps } from "./links";

export interface Moved extends Place {
  readonly id: string;
}

const STEP_ASIDE = 240;

/** Adds a note and gives its id. */
export function addNote(board: LiveBoard, state: State, place: Place, fields: Fields = {}): string {
  const id = board.newId("n");
  board.change([created(id, state, place, fields)], { label: "addNote" });
  return id;
}

function created(id: string, state: State, place: Place, fields: Fields): Op {
  return { op: "create", record: "note", id, fields: { state, kind: "step", ...place, text: "", ...fields } };
}

/** The next step to the right in the same lane, connected; gives its id. */
export function addNextStep(board: LiveBoard, from: Note, place?: Place): string {
  const id = board.newId("n");
  const next = place ?? {
    lane: from.lane,
    x: from.x + (from.size?.[0] ?? 192) - 192 + STEP_ASIDE,
    y: from.y,
  };
  board.change(
    [created(id, from.state, next, onMapOf(from)), ...connectOps(board, from.state, from.id, id)],
    {
      label: "addNote",
    },
  );
  return id;
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
    ops.push(
      created(
        copy,
        note.state,
        { lane: note.lane, x: note.x + shift.x, y: note.y + shift.y },
        { ...copiedFields(note), ...onMapOf(note) },
      ),
    );
  }
  for (const id of board.ids("link")) {
    const link = board.get("link", id);
    const [source, target] = [copies.get(link?.source ?? ""), copies.get(link?.target ?? "")];
    if (!link || !source || !target) continue;
    const fields = {
      ...onMapOf(link),
      state: link.state,
      source,
      target,
      kind: link.kind,
      probability: link.probability,
      text: link.text,
    };
    ops.push({ op: "create", record: "link", id: board.newId("l"), fields });
  }
  if (ops.length > 0) board.change(ops, { label: "duplicate" });
  return [...copies.values()];
}

/** The field that keeps what belongs to a variant there. */
function onMapOf({ variant }: { readonly variant: string | null }): Fields {
  return variant === null ? {} : { variant };
}

function copiedFields(note: Note): Fields {
  return Object.fromEntries(COPIED.flatMap((name) => (isEmpty(note[name]) ? [] : [[name, note[name]]])));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
