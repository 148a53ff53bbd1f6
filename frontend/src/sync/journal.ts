// What this screen remembers of the log: what one's own changes replaced, and who touched what since.

import type { Effect } from "./effects";
import type { Entry } from "./messages";
import { keyOf, referencesOf } from "./picture";
import type { TouchedSince } from "./reversal";

/** Own changes whose effects are kept; an older one can still be undone, only not foretold. */
const REMEMBERED = 1_000;

const ALL_FIELDS = "*";
const ANYTHING = "?";

export interface Remembered {
  readonly version: number;
  readonly effects: readonly Effect[];
}

export class Journal {
  private readonly own = new Map<string, Remembered>();
  private readonly touches = new Map<string, Map<string, number>>();

  write(entry: Entry, effects: readonly Effect[], isOwn: boolean): void {
    if (!isOwn) {
      for (const effect of effects) this.touch(effect, entry.version);
    } else if (entry.id !== undefined) {
      this.own.set(entry.id, { version: entry.version, effects });
      const oldest = this.own.keys().next().value;
      if (this.own.size > REMEMBERED && oldest !== undefined) this.own.delete(oldest);
    }
  }

  effectsOf(change: string): Remembered | undefined {
    return this.own.get(change);
  }

  touchedSince(version: number): TouchedSince {
    return (key, field) => {
      const fields = this.touches.get(key);
      const at =
        field === undefined ? fields?.get(ANYTHING) : maximum(fields?.get(field), fields?.get(ALL_FIELDS));
      return at !== undefined && at > version;
    };
  }

  /** A snapshot came: what happened on the way to it is not known. */
  forget(): void {
    this.own.clear();
    this.touches.clear();
  }

  private touch({ op }: Effect, version: number): void {
    const key = keyOf(op);
    for (const field of fieldsOf(op)) this.stamp(key, field, version);
    this.stamp(key, ANYTHING, version);
    if (op.op !== "create") return;
    for (const { field, onDelete } of referencesOf(op.record)) {
      const target = op.fields[field];
      if (onDelete === "delete" && typeof target === "string") this.stamp(target, ANYTHING, version);
    }
  }

  private stamp(key: string, field: string, version: number): void {
    const fields = this.touches.get(key);
    if (fields) fields.set(field, version);
    else this.touches.set(key, new Map([[field, version]]));
  }
}

function fieldsOf(op: Effect["op"]): readonly string[] {
  if (op.op === "update") return Object.keys(op.fields);
  return op.op === "edit" ? [op.field] : [ALL_FIELDS];
}

function maximum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : Math.max(a, b ?? a);
}
