// What a pasted text is: the rows of a table, or a list with one sticky a line.
import { LIMITS } from "./records";

export type Pasted =
  | { readonly kind: "table" }
  | { readonly kind: "list"; readonly lines: readonly string[] }
  | { readonly kind: "nothing" };

/** More stickies at once than anybody reads: such a text is prose, not a list. */
export const MOST_LINES = 500;

const BULLET = /^\s*(?:[-–—•*·▪◦☐]|\(?\d{1,3}[.)]|[a-z][.)])\s+/u;

/** Cells parted by tabs in every line make a table; everything else is a list. */
export function readPasted(text: string): Pasted {
  const rows = text.replace(/\r\n?/g, "\n").split("\n");
  const filled = rows.filter((row) => row.trim() !== "");
  if (filled.length === 0) return { kind: "nothing" };
  if (filled.length > 1 && filled.every((row) => row.includes("\t"))) return { kind: "table" };
  return { kind: "list", lines: filled.map((row) => row.replace(BULLET, "").replace(/\s+/g, " ").trim()) };
}

/** Why a list does not go onto the wall. */
export type TooMuch = "lines" | "letters" | "notes";

export function tooMuch(lines: readonly string[], notesOnBoard: number): TooMuch | undefined {
  if (lines.length > MOST_LINES) return "lines";
  if (lines.some((line) => [...line].length > LIMITS.text)) return "letters";
  return notesOnBoard + lines.length > LIMITS.notes ? "notes" : undefined;
}
