// Kaizen bursts: problems and ideas that speak of a step of today, numbered K1, K2 … as on the printed diagram.
import type { Note } from "./records";

export interface Bursts {
  /** By step: the labels of what was said about it. */
  readonly on: ReadonlyMap<string, readonly string[]>;
  /** By problem or idea: its own label. */
  readonly of: ReadonlyMap<string, string>;
}

/** `notes` in the board's own order. */
export function burstsOf(notes: readonly Note[]): Bursts {
  const on = new Map<string, string[]>();
  const of = new Map<string, string>();
  for (const note of notes.filter(isBurst)) {
    const label = `K${of.size + 1}`;
    of.set(note.id, label);
    on.set(note.about ?? "", [...(on.get(note.about ?? "") ?? []), label]);
  }
  return { on, of };
}

export function isBurst(note: Note): boolean {
  const { kind, about, hidden, text, state, variant } = note;
  const speaks = (kind === "problem" || kind === "idea") && about !== null && text.trim() !== "";
  return speaks && !hidden && state === "current" && variant === null;
}
