// The colours a sticky can have. A board may hold any colour name: an unknown one is shown as yellow.
import type { Note, NoteKind } from "./records";

export const PAPERS = ["yellow", "orange", "rose", "mint", "sky", "lilac", "grey", "white"] as const;
export type Paper = (typeof PAPERS)[number];

const USUAL: Record<NoteKind, Paper> = {
  step: "yellow",
  problem: "rose",
  idea: "mint",
  question: "sky",
  text: "white",
};

export function paperOf(note: Note): Paper {
  const named = PAPERS.find((paper) => paper === note.color);
  if (named) return named;
  return note.kind === "step" && note.work === "wait" ? "grey" : USUAL[note.kind];
}
