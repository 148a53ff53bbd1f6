// What was pasted or dropped comes onto the wall: a list as a row of stickies, a table as steps in their lanes.

import { words } from "../../i18n";
import { PITCH } from "../../model/geometry";
import { MOST_LINES, tooMuch } from "../../model/pasted";
import { type BoardFile, type Fields, LIMITS, type Note } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";
import { type CommandContext, selectedNote } from "../command";
import type { Place } from "../view";
import { lanesOf, newLanes } from "./lanes";
import { connectOps } from "./links";
import { changeMany } from "./many";
import { isOn, type MapOf, placedOn, shownMap } from "./maps";
import { freeRow, rightEnd } from "./places";

/** Thrown with a sentence for the person; nothing was put on the wall. */
export class DoesNotFit extends Error {}

/**
 * One sticky a line, side by side at the place; behind a selected step they go on from it, connected.
 * Gives their ids. Throws DoesNotFit.
 */
export function addList(context: CommandContext, lines: readonly string[], place: Place): string[] {
  const { board } = context;
  const fault = tooMuch(lines, board.ids("note").length);
  if (fault === "lines") throw new DoesNotFit(words.capture.tooManyLines(lines.length, MOST_LINES));
  if (fault === "letters") throw new DoesNotFit(words.capture.tooLong(LIMITS.text));
  if (fault === "notes") throw new DoesNotFit(full(board, lines.length));
  const map = shownMap(context);
  const before = selectedNote(context);
  const chained = before?.kind === "step" && isOn(map, before) ? before : undefined;
  const start = chained ? { lane: chained.lane, x: chained.x + PITCH.x, y: chained.y } : place;
  const at = freeRow(board, map, start, { count: lines.length });
  const ids = lines.map(() => board.newId("n"));
  const notes = lines.map((text, index) =>
    created(ids[index] ?? "", { ...placedOn(map), kind: "step", ...at, x: at.x + index * PITCH.x, text }),
  );
  changeMany(board, [...notes, ...(chained ? chainOps(board, map, chained, ids) : [])], "addNotes");
  return ids;
}

function full(board: LiveBoard, count: number): string {
  return words.capture.full(count, Math.max(0, LIMITS.notes - board.ids("note").length), LIMITS.notes);
}

function created(id: string, fields: Fields): Op {
  return { op: "create", record: "note", id, fields };
}

function chainOps(board: LiveBoard, map: MapOf, from: Note, ids: readonly string[]): Op[] {
  const [first = "", ...rest] = ids;
  const links = rest.map((target, at): Op => {
    const fields = { ...placedOn(map), source: ids[at] ?? "", target, kind: "flow" };
    return { op: "create", record: "link", id: board.newId("l"), fields };
  });
  return [...connectOps(board, map.state, from.id, first), ...links];
}

/**
 * The lanes and steps of a table, behind what is on the map already; a lane of the same name is the same lane.
 * Gives the ids of the notes. Throws DoesNotFit.
 */
export function addTable(context: CommandContext, table: BoardFile, place: Place): string[] {
  const { board } = context;
  const notes = table.notes ?? [];
  if (board.ids("note").length + notes.length > LIMITS.notes) throw new DoesNotFit(full(board, notes.length));
  const map = shownMap(context);
  const [lanes, fresh] = laneIds(board, table.lanes ?? []);
  const left = rightEnd(board, map);
  const ids = notes.map(() => board.newId("n"));
  const steps = notes.map(({ id: _, lane, x, y, ...fields }, at) =>
    created(ids[at] ?? "", {
      ...fields,
      ...placedOn(map),
      kind: "step",
      lane: lane ? (lanes.get(lane) ?? null) : place.lane,
      x: left + at * PITCH.x,
      y,
    }),
  );
  changeMany(board, [...fresh, ...steps], "addNotes");
  return ids;
}

/** The table's lane ids as those of this board, and the ops that make the lanes it lacks. */
function laneIds(board: LiveBoard, wanted: NonNullable<BoardFile["lanes"]>): [Map<string, string>, Op[]] {
  const known = new Map(lanesOf(board).map((lane) => [spelled(lane.name), lane.id]));
  const missing = wanted.filter(({ name }) => !known.has(spelled(name)));
  const [ids, ops] = newLanes(
    board,
    missing.map(({ name }) => name ?? ""),
  );
  for (const [at, { name }] of missing.entries()) known.set(spelled(name), ids[at] ?? "");
  return [new Map(wanted.map(({ id, name }) => [id, known.get(spelled(name)) ?? ""])), ops];
}

function spelled(name: string | undefined): string {
  return (name ?? "").trim().toLocaleLowerCase();
}
