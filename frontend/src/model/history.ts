// What people did to a board, change by change; near-in-time changes of one person become one line.
import type { RecordName } from "./records";

export type Verb =
  | "added"
  | "deleted"
  | "moved"
  | "arranged"
  | "wrote"
  | "renamed"
  | "connected"
  | "disconnected"
  | "set";

export interface Thing {
  readonly id: string;
  readonly name: string;
}

export interface Act {
  readonly verb: Verb;
  readonly record: RecordName | "board";
  readonly things: readonly Thing[];
  /** How many things there are; some may not be named. */
  readonly count: number;
  readonly from?: string;
  /** A lane's or a note's name; null for no lane. */
  readonly to?: string | null;
  /** What was set; null where the value is too long for a line. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface HistoryEntry {
  readonly version: number;
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly acts: readonly Act[];
}

/** One line of the history: changes of one person close together, newest first. */
export interface Gesture {
  /** The newest version of it: the board after all of it. */
  readonly version: number;
  /** The version before it. */
  readonly base: number;
  readonly by: string;
  readonly at: string;
  readonly acts: readonly Act[];
  readonly entries: readonly HistoryEntry[];
  /** The version that it brought back, if that is what it did. */
  readonly restored?: number;
}

const NEAR = 3 * 60_000;
const RESTORE = /^restore-(\d+)-/;

/** Entries newest first, without gaps; a named version ends a line, so that its name stands on what it names. */
export function gestures(entries: readonly HistoryEntry[], named: ReadonlySet<number>): Gesture[] {
  const lines: HistoryEntry[][] = [];
  for (const entry of entries) {
    const last = lines.at(-1)?.at(-1);
    if (last && belongs(entry, last) && !named.has(entry.version)) lines.at(-1)?.push(entry);
    else lines.push([entry]);
  }
  return lines.map(gesture);
}

export function restoredBy({ id }: HistoryEntry): number | undefined {
  const found = RESTORE.exec(id)?.[1];
  return found === undefined ? undefined : Number(found);
}

function belongs(older: HistoryEntry, newer: HistoryEntry): boolean {
  const plain = [older, newer].every((entry) => entry.version > 0 && restoredBy(entry) === undefined);
  return plain && older.by === newer.by && Date.parse(newer.at) - Date.parse(older.at) <= NEAR;
}

function gesture(entries: HistoryEntry[]): Gesture {
  const [newest] = entries as [HistoryEntry, ...HistoryEntry[]];
  const oldest = entries.at(-1) ?? newest;
  const restored = restoredBy(newest);
  return {
    version: newest.version,
    base: oldest.version - 1,
    by: newest.by,
    at: newest.at,
    acts: merged(entries.toReversed().flatMap(({ acts }) => acts)),
    entries,
    ...(restored === undefined ? {} : { restored }),
  };
}

/** Acts of one kind as one; what is said of a thing that was added anyway is left out. */
function merged(acts: readonly Act[]): Act[] {
  const added = new Set(acts.filter(({ verb }) => verb === "added").flatMap(idsOf));
  const latest = new Map(acts.flatMap(({ things }) => things.map(({ id, name }) => [id, name] as const)));
  const found = new Map<string, Act>();
  for (const act of acts) {
    const quiet = act.verb === "wrote" || act.verb === "arranged" || act.verb === "moved";
    if (quiet && act.count === act.things.length && idsOf(act).every((id) => added.has(id))) continue;
    const key = JSON.stringify([act.verb, act.record, act.from, act.to, Object.keys(act.fields ?? {})]);
    const known = found.get(key);
    found.set(key, known ? together(known, act) : act);
  }
  return [...found.values()].map((act) => ({
    ...act,
    things: act.things.map(({ id, name }) => ({ id, name: latest.get(id) ?? name })),
  }));
}

function idsOf({ things }: Act): string[] {
  return things.map(({ id }) => id);
}

function together(older: Act, newer: Act): Act {
  const known = new Set(idsOf(older));
  const more = newer.things.filter(({ id }) => !known.has(id));
  const unnamed = older.count - older.things.length + newer.count - newer.things.length;
  const things = [...older.things, ...more];
  const act = { ...newer, things, count: things.length + unnamed };
  return newer.fields && things.length > 1 ? { ...act, fields: common(older, newer) } : act;
}

/** The values that were set alike; others are not said. */
function common(older: Act, newer: Act): Record<string, unknown> {
  const pairs = Object.entries(newer.fields ?? {});
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, older.fields?.[name] === value ? value : null]),
  );
}
