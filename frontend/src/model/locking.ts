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

/** Whether a field of a note may not be changed because its state was accepted. */
export function isLockedField(
  { locked_states }: Pick<Facts, "locked_states">,
  { state, kind }: Pick<Note, "state" | "kind">,
  field: string,
): boolean {
  return locked_states.includes(state) && !FREE_KINDS.has(kind) && !OPEN.has(field);
}
