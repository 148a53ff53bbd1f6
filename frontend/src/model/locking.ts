// What an accepted state still takes: judging and deciding go on, the map and its figures stay. The server holds the line.
import type { Facts, Note } from "./records";

const OPEN: ReadonlySet<string> = new Set([
  "decision",
  "decision_reason",
  "decision_effect",
  "merge_into",
  "value",
  "value_reason",
  "wastes",
]);
const FREE_KINDS: ReadonlySet<string> = new Set(["problem", "idea", "question"]);

/** What every figure of a state rests on, besides its map. */
const MEASURES: ReadonlySet<string> = new Set(["people", "share", "cost_per_hour", "outside"]);

/** Whether a field of lanes may not be changed: steps of an accepted state are measured by it. */
export function isLockedMeasure(
  { locked_states }: Pick<Facts, "locked_states">,
  notes: () => readonly Pick<Note, "state" | "kind" | "lane">[],
  lanes: readonly string[],
  field: string,
): boolean {
  if (!MEASURES.has(field) || locked_states.length === 0) return false;
  return notes().some(
    ({ kind, lane, state }) =>
      kind === "step" && lane !== null && lanes.includes(lane) && locked_states.includes(state),
  );
}

/** Whether a field of a note may not be changed because its state was accepted. */
export function isLockedField(
  { locked_states }: Pick<Facts, "locked_states">,
  { state, kind }: Pick<Note, "state" | "kind">,
  field: string,
): boolean {
  return locked_states.includes(state) && !FREE_KINDS.has(kind) && !OPEN.has(field);
}
