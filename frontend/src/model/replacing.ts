// Finding a text in notes and putting another in its place.
export interface Sought {
  readonly text: string;
  /** “a” and “A” are different letters. */
  readonly exact: boolean;
}

/** How often it occurs. */
export function occurrences(text: string, sought: Sought): number {
  return sought.text === "" ? 0 : [...text.matchAll(pattern(sought))].length;
}

/** The text with every occurrence replaced; what is put in is taken as it stands. */
export function replaced(text: string, sought: Sought, by: string): string {
  return sought.text === "" ? text : text.replace(pattern(sought), () => by);
}

function pattern({ text, exact }: Sought): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), exact ? "gu" : "giu");
}
