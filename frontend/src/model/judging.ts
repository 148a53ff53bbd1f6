// Which steps of today are judged, and which decisions the future does not show yet.
import type { Decision, Note } from "./records";

/** In the order in which they are asked: stop it first, automate late, outsource last. */
export const DECISIONS = [
  "keep",
  "eliminate",
  "combine",
  "rearrange",
  "simplify",
  "automate",
  "outsource",
] as const satisfies readonly Decision[];

/** A step is judged when its value is said and what becomes of it; what goes needs no value. */
export function isJudged({ decision, value }: Pick<Note, "decision" | "value">): boolean {
  return decision !== null && (value !== null || decision === "eliminate");
}

/** The decided steps of today of which the future says something else. */
export function notCarriedOut(today: readonly Note[], future: readonly Note[]): Note[] {
  const known = new Set(today.map(({ id }) => id));
  const heirs = (id: string) => future.filter(({ origins }) => origins.includes(id));
  return today.filter((note) => {
    const found = heirs(note.id);
    if (note.decision === null) return false;
    if (note.decision === "eliminate") return found.length > 0;
    if (note.decision !== "combine") return found.length === 0;
    const into = note.merge_into;
    const alone = found.some(({ origins }) => origins.filter((id) => known.has(id)).length === 1);
    return into !== null && heirs(into).length > 0 && (found.length === 0 || alone);
  });
}
