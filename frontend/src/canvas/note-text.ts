// The inside of a note in pixels at 100 %: shared by the sticky's style and the fitting of its text.
import type { NoteKind } from "../model/records";

const SIDE = 12;
const HEAD = 30;
const FOOT = 30;
const TEXT_FOOT = 10;

export const NOTE_TEXT = {
  side: SIDE,
  head: HEAD,
  foot: FOOT,
  textFoot: TEXT_FOOT,
  /** The room that text has in a note of usual size, and the height of what is around it. */
  room(kind: NoteKind): { width: number; height: number; around: number } {
    const around = HEAD + (kind === "step" ? FOOT : TEXT_FOOT);
    return { width: 192 - 2 * SIDE, height: 128 - around, around };
  },
} as const;
