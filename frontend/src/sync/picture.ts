// A picture of a board: records by id and who refers to whom. The confirmed board is one, the overlay of waiting changes another.
import { FIELDS, type Fields, PLURALS, RECORD_NAMES } from "../model/records";
import type { OpTarget } from "./messages";

/** A record as it is held: frozen, only what was set, without its id. */
export interface Held {
  readonly record: OpTarget;
  readonly fields: Fields;
}

/** The board's own fields are held under a key that no record's id can have. */
export const BOARD_KEY = "@board";

export interface Picture {
  get(key: string): Held | undefined;
  set(key: string, held: Held | undefined): void;
  /** Keys of the records that may refer to `target` in a field that a deletion touches. */
  referrers(target: string): Iterable<string>;
}

export interface Reference {
  readonly field: string;
  readonly onDelete: "delete" | "clear";
}

const REFERENCES = new Map<string, readonly Reference[]>(
  Object.entries(FIELDS).map(([record, fields]) => [
    record,
    Object.entries(fields).flatMap(([field, { onDelete }]) =>
      onDelete === "delete" || onDelete === "clear" ? [{ field, onDelete }] : [],
    ),
  ]),
);

export function referencesOf(record: OpTarget): readonly Reference[] {
  return REFERENCES.get(record) ?? [];
}

export function keyOf(op: { readonly record: OpTarget; readonly id: string }): string {
  return op.record === "board" ? BOARD_KEY : op.id;
}

function targetsOf(held: Held | undefined): string[] {
  if (!held) return [];
  const values = referencesOf(held.record).map(({ field }) => held.fields[field]);
  return values.filter((value) => typeof value === "string");
}

/** Which keys point to a target, kept up to date as records come and go. */
export class Referrers {
  private readonly byTarget = new Map<string, Set<string>>();

  of(target: string): ReadonlySet<string> {
    return this.byTarget.get(target) ?? NONE;
  }

  replace(key: string, before: Held | undefined, after: Held | undefined): void {
    for (const target of targetsOf(before)) this.byTarget.get(target)?.delete(key);
    for (const target of targetsOf(after)) this.add(target, key);
  }

  private add(target: string, key: string): void {
    const keys = this.byTarget.get(target);
    if (keys) keys.add(key);
    else this.byTarget.set(target, new Set([key]));
  }
}

const NONE: ReadonlySet<string> = new Set();

/** The confirmed board: what the server has committed, up to one version. */
export class Confirmed implements Picture {
  private readonly all = new Map<string, Held>([[BOARD_KEY, { record: "board", fields: Object.freeze({}) }]]);
  private readonly refs = new Referrers();

  static ofFile(file: Readonly<Record<string, unknown>>): Confirmed {
    const confirmed = new Confirmed();
    const arrays = new Set<string>(Object.values(PLURALS));
    const own = Object.entries(file).filter(
      ([name]) => !arrays.has(name) && name !== "format" && name !== "version",
    );
    confirmed.set(BOARD_KEY, held("board", Object.fromEntries(own)));
    for (const record of RECORD_NAMES) {
      const rows = file[PLURALS[record]] as readonly { id: string }[] | undefined;
      for (const { id, ...fields } of rows ?? []) confirmed.set(id, held(record, fields));
    }
    return confirmed;
  }

  static ofEntries(entries: Iterable<readonly [string, Held]>): Confirmed {
    const confirmed = new Confirmed();
    for (const [key, { record, fields }] of entries) confirmed.set(key, held(record, fields));
    return confirmed;
  }

  get(key: string): Held | undefined {
    return this.all.get(key);
  }

  set(key: string, value: Held | undefined): void {
    const before = this.all.get(key);
    this.refs.replace(key, before, value);
    if (value) this.all.set(key, value);
    else this.all.delete(key);
  }

  referrers(target: string): Iterable<string> {
    return this.refs.of(target);
  }

  entries(): IterableIterator<[string, Held]> {
    return this.all.entries();
  }

  keys(): IterableIterator<string> {
    return this.all.keys();
  }
}

/** What changes make of a picture, without touching it. */
export class Overlay implements Picture {
  readonly own = new Map<string, Held | undefined>();
  private readonly refs = new Referrers();

  constructor(private readonly base: Picture) {}

  get(key: string): Held | undefined {
    return this.own.has(key) ? this.own.get(key) : this.base.get(key);
  }

  set(key: string, value: Held | undefined): void {
    this.refs.replace(key, this.own.get(key), value);
    this.own.set(key, value);
  }

  *referrers(target: string): Iterable<string> {
    for (const key of this.base.referrers(target)) if (!this.own.has(key)) yield key;
    yield* this.refs.of(target);
  }
}

export function held(record: OpTarget, fields: Fields): Held {
  return Object.freeze({ record, fields: Object.freeze(fields) });
}
