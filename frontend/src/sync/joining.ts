// Lists and tables of figures that several people change at once: what each added and took away is done to what stands.
// The server does the same (sync/joining.py).
import { DEFAULTS, FACT_DEFAULTS } from "../generated/board";
import type { Fields } from "../model/records";
import type { UpdateOp } from "./messages";
import { sameValue } from "./same-value";

/** The lists and tables that an update sets, as they stand in its record; undefined when it sets none. */
export function joinable({ record, fields }: UpdateOp, standing: Fields): Fields | undefined {
  const defaults: Fields = record === "board" ? { ...FACT_DEFAULTS } : DEFAULTS[record];
  const names = Object.keys(fields).filter((name) => fields[name] && isEmpty(defaults[name]));
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, standing[name] ?? defaults[name]]));
}

/** What stands `now` with what somebody did who made `mine` out of `before`. */
export function joined(before: unknown, mine: unknown, now: unknown): unknown {
  if (sameValue(before, now)) return mine;
  if (Array.isArray(before) && Array.isArray(mine) && Array.isArray(now))
    return joinedLists(before, mine, now);
  return isTable(before) && isTable(mine) && isTable(now) ? joinedTables(before, mine, now) : mine;
}

function joinedLists(before: unknown[], mine: unknown[], now: unknown[]): unknown[] {
  const kept = now.filter((each) => mine.includes(each) || !before.includes(each));
  return [...kept, ...mine.filter((each) => !before.includes(each) && !kept.includes(each))];
}

function joinedTables(before: Fields, mine: Fields, now: Fields): Fields {
  const kept = Object.entries(now).filter(([name]) => name in mine || !(name in before));
  const set = Object.entries(mine).filter(
    ([name, value]) => !(name in before) || !sameValue(before[name], value),
  );
  return Object.fromEntries([...kept, ...set]);
}

function isTable(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a default says that a field holds a list or a table: it has nothing in it yet. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isTable(value) && Object.keys(value).length === 0;
}
