// Where there is room on a map.
import { PITCH } from "../../model/geometry";
import type { State } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";

/** Where the next column of a map begins. */
export function rightEnd(board: LiveBoard, state: State): number {
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  return notes.reduce((end, note) => (note.state === state ? Math.max(end, note.x + PITCH.x) : end), 0);
}
