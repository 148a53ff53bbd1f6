// Where a note goes that comes without a place: behind the last one of its map.
import { PITCH } from "../../model/geometry";
import type { LiveBoard } from "../../sync/live-board";
import type { Place } from "../view";

const TOP = 24;

/** Right of everything in this state; free of what lies there in its lane. */
export function placeAtEnd(board: LiveBoard, lane: string | null, state: string): Place {
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const here = notes.filter((note) => note.state === state);
  return { lane, x: Math.max(0, ...here.map((note) => note.x + PITCH.x)), y: TOP };
}
