// A change that is too large for one frame goes out in several, which are one step of undo.
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

/** A frame holds 256 KB; three bytes a letter and the envelope leave this many letters. */
const LETTERS = 60_000;
/** The server edits so many texts in one change. */
const EDITS = 200;

/** Ops that need another (a link its notes) must come behind it. */
export function changeMany(board: LiveBoard, ops: readonly Op[], label: string): void {
  const gesture = board.newId("many");
  for (const part of parted(ops)) board.change(part, { label, gesture });
}

function parted(ops: readonly Op[]): Op[][] {
  const parts: Op[][] = [];
  let room = 0;
  for (const op of ops) {
    const letters = JSON.stringify(op).length;
    if (letters > room || parts.length === 0 || (parts.at(-1)?.length ?? 0) >= EDITS) {
      parts.push([]);
      room = LETTERS;
    }
    parts.at(-1)?.push(op);
    room -= letters;
  }
  return parts;
}
