// Who does what: a step goes to another lane, a lane gets a part in it.
import { type Part, withPart } from "../../model/duties";
import type { Note } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";

/** The step is done by another lane from now on. */
export function giveTo(board: LiveBoard, note: Note, lane: string): void {
  if (note.lane === lane) return;
  board.change([{ op: "update", record: "note", id: note.id, fields: { lane } }], { label: "moveToLane" });
}

/** A lane is accountable, consulted or informed, or has no part. */
export function setPart(board: LiveBoard, note: Note, lane: string, part: Part | null): void {
  const fields = withPart(note, lane, part);
  board.change([{ op: "update", record: "note", id: note.id, fields }], { label: "setParts" });
}
