// The figures that the server measures: whole when one comes, then only what is different (server: figure_changes.py).
import type { Measured } from "../model/figures";

type Part = unknown;
/** [at, how many go, what comes] */
type Splice = readonly [number, number, readonly Part[]];

export interface StateChanges {
  readonly set?: Readonly<Record<string, Part>>;
  /** By key; null: the key is gone. */
  readonly merge?: Readonly<Record<string, Readonly<Record<string, Part>>>>;
  readonly splice?: Readonly<Record<string, Splice>>;
}
export type FiguresMessage =
  | { readonly version: number; readonly states: Readonly<Record<string, Measured>> }
  | {
      readonly version: number;
      readonly since: number;
      readonly changes: Readonly<Record<string, StateChanges>>;
    };

const NOTHING = {} as Measured;

/** The figures of every state and variant after a message. */
export function followed(
  before: ReadonlyMap<string, Measured>,
  message: FiguresMessage,
): Map<string, Measured> {
  const after = new Map<string, Measured>();
  if ("states" in message) {
    for (const [state, figures] of Object.entries(message.states)) after.set(state, figures);
  } else {
    // A variant that was just made has no figures yet: all of its parts come.
    for (const state of new Set([...before.keys(), ...Object.keys(message.changes)]))
      after.set(state, changed(before.get(state) ?? NOTHING, message.changes[state] ?? {}));
  }
  for (const [state, figures] of after)
    after.set(state, Object.freeze({ ...figures, version: message.version }));
  return after;
}

function changed(before: Measured, changes: StateChanges): Measured {
  const parts: Record<string, Part> = { ...before, ...changes.set };
  for (const [part, values] of Object.entries(changes.merge ?? {})) {
    const merged = { ...(parts[part] as Readonly<Record<string, Part>>), ...values };
    parts[part] = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  }
  for (const [part, [at, gone, put]] of Object.entries(changes.splice ?? {})) {
    parts[part] = (parts[part] as readonly Part[]).toSpliced(at, gone, ...put);
  }
  return parts as unknown as Measured;
}
