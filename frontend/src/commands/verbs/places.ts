// Where there is room on a map.
import { NOTE, PITCH } from "../../model/geometry";
import type { Note } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Place } from "../view";
import { type MapOf, notesOn } from "./maps";

const TOP = 24;

/** Where the next column of a map begins. */
export function rightEnd(board: LiveBoard, map: MapOf): number {
  return notesOn(board, map).reduce((end, { x }) => Math.max(end, x + PITCH.x), 0);
}

/** For a note that comes without a place: right of everything on the map. */
export function placeAtEnd(board: LiveBoard, lane: string | null, map: MapOf): Place {
  return { lane, x: rightEnd(board, map), y: TOP };
}

/** The place for so many notes side by side, or so many rows lower that nothing but `but` is covered. */
export function freeRow(
  board: LiveBoard,
  map: MapOf,
  place: Place,
  { count = 1, but = [] }: { count?: number; but?: readonly string[] } = {},
): Place {
  const right = place.x + (count - 1) * PITCH.x + NOTE.width;
  const beside = notesOn(board, map).filter(
    ({ id, lane, x, size }) =>
      lane === place.lane && x < right && x + widthOf(size) > place.x && !but.includes(id),
  );
  let y = place.y;
  while (beside.some((note) => y < note.y + heightOf(note.size) && note.y < y + NOTE.height)) y += PITCH.y;
  return { ...place, y };
}

function widthOf(size: Note["size"]): number {
  return size?.[0] ?? NOTE.width;
}

function heightOf(size: Note["size"]): number {
  return size?.[1] ?? NOTE.height;
}
