// The board's records as the page reads them: what was set, and the declared default for the rest.
import {
  DEFAULTS,
  FACT_DEFAULTS,
  type Facts,
  FIELDS,
  type Field,
  PLURALS,
  type RecordName,
  type RecordTypes,
} from "../generated/board";

export type {
  Action,
  ActionStatus,
  BoardFile,
  Calendar,
  Charter,
  Comment,
  Confidence,
  Decision,
  Demand,
  Facts,
  Field,
  FieldType,
  Lane,
  Link,
  LinkKind,
  Note,
  NoteKind,
  Phase,
  RecordName,
  RecordTypes,
  Review,
  State,
  Value,
  Variant,
  Waste,
  Why,
  Work,
} from "../generated/board";
export { FIELDS, FORMAT, LIMITS, PLURALS, VERSION } from "../generated/board";

/** A record's fields as they travel: only what was set. */
export type Fields = Readonly<Record<string, unknown>>;

export type RecordOf<R extends RecordName> = RecordTypes[R];

export const RECORD_NAMES = Object.keys(PLURALS) as readonly RecordName[];

/** The frozen record with defaults in place of what was never set; null stands for unknown. */
export function filled<R extends RecordName>(record: R, id: string, fields: Fields): RecordTypes[R] {
  const defaults: Fields = DEFAULTS[record];
  return Object.freeze({ ...defaults, ...meant(fields, defaults), id }) as unknown as RecordTypes[R];
}

/** The board's own fields, filled in likewise. */
export function filledFacts(fields: Fields): Facts {
  const facts: Record<string, unknown> = { ...FACT_DEFAULTS, ...meant(fields, { ...FACT_DEFAULTS }) };
  for (const part of ["calendar", "demand", "charter"] as const) {
    const defaults: Fields = { ...FACT_DEFAULTS[part] };
    facts[part] = Object.freeze({ ...defaults, ...meant(facts[part] as Fields, defaults) });
  }
  return Object.freeze(facts) as unknown as Facts;
}

/** Whether a note may be shown to this person: what is written in private is its author's until all is shown. */
export function isShownTo(note: RecordTypes["note"], person: string | undefined): boolean {
  return !note.hidden || note.author === null || note.author === person;
}

export function fieldInfo(record: RecordName | "board", field: string): Field | undefined {
  return FIELDS[record][field];
}

export function isRecordName(name: string): name is RecordName {
  return name in PLURALS;
}

/** Without the nulls of fields that always have a value: there null stands for the default. */
function meant(fields: Fields, defaults: Fields): Fields {
  if (!Object.values(fields).includes(null)) return fields;
  const kept = Object.entries(fields).filter(
    ([name, value]) => value !== null || (defaults[name] ?? null) === null,
  );
  return Object.fromEntries(kept);
}
