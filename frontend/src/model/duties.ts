// Who has which part in a step: the lane does it (R); accountable, consulted and informed were asked for.
import type { Note } from "./records";

export type Part = "A" | "C" | "I";
const FIELDS = { A: "accountable", C: "consulted", I: "informed" } as const;
export const PARTS = ["A", "C", "I"] as const satisfies readonly Part[];

/** The parts of a lane besides doing it. */
export function partsOf(note: Note, lane: string): Part[] {
  return PARTS.filter((part) => note[FIELDS[part]].includes(lane));
}

/** The fields that give a lane one part or none; the others keep theirs. */
export function withPart(
  note: Note,
  lane: string,
  part: Part | null,
): Readonly<Record<string, readonly string[]>> {
  const without = (ids: readonly string[]) => ids.filter((id) => id !== lane);
  return Object.fromEntries(
    PARTS.map((each) => {
      const rest = without(note[FIELDS[each]]);
      return [FIELDS[each], each === part ? [...rest, lane] : rest];
    }),
  );
}

/** The next part that a press gives: none, A, C, I, none. Who does it may answer for it, nothing else. */
export function nextPart(now: Part | undefined, does: boolean): Part | null {
  if (does) return now === "A" ? null : "A";
  if (now === undefined) return "A";
  return PARTS[PARTS.indexOf(now) + 1] ?? null;
}

export type Flag = "nobody" | "twoAccountable";

/** What is wrong with who does a step. */
export function flagsOf(note: Note, lanes: ReadonlySet<string>): Flag[] {
  const flags: Flag[] = [];
  if (note.lane === null || !lanes.has(note.lane)) flags.push("nobody");
  if (note.accountable.filter((id) => lanes.has(id)).length > 1) flags.push("twoAccountable");
  return flags;
}
