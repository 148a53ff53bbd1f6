// What undo and redo would take back now: the newest own step that would still change something.
import type { Step } from "./history";
import type { Replica } from "./replica";

/** empty: there is nothing; overtaken: others have since changed all of it; readonly: it may not be done now. */
export type UndoReason = "empty" | "overtaken" | "readonly";

export interface UndoState {
  readonly ok: boolean;
  readonly reason?: UndoReason | undefined;
  /** What would be taken back, in the words of the command that did it. */
  readonly label?: string | undefined;
}

/** How far back a step is looked for that would still change something. */
const LOOK_BACK = 50;

export interface Target {
  readonly step: Step;
  readonly index: number;
}

/** The newest of these steps whose undo would do something, as far as this screen can tell. */
export function newestAlive(steps: readonly Step[], replica: Replica): Target | undefined {
  for (let index = steps.length - 1; index >= Math.max(0, steps.length - LOOK_BACK); index--) {
    const step = steps[index];
    if (step && replica.foretell(step.changes.toReversed()) !== 0) return { step, index };
  }
  return undefined;
}

export function undoState(
  steps: readonly Step[],
  replica: Replica | undefined,
  isAllowed: boolean,
): UndoState {
  const last = steps.at(-1);
  if (!last || !replica) return Object.freeze({ ok: false, reason: "empty" });
  if (!isAllowed) return Object.freeze({ ok: false, reason: "readonly", label: last.label });
  const target = newestAlive(steps, replica);
  return Object.freeze(
    target ? { ok: true, label: target.step.label } : { ok: false, reason: "overtaken", label: last.label },
  );
}
