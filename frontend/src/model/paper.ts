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

/** The colour of the palette with that name; undefined for any other colour. */
export function paperNamed(color: string | null): Paper | undefined {
  return PAPERS.find((paper) => paper === color);
}

export function paperOf(note: Note): Paper {
  const named = paperNamed(note.color);
  if (named) return named;
  return note.kind === "step" && note.work === "wait" ? "grey" : USUAL[note.kind];
}
