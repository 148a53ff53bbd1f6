// Every field that a language may name anew, by “record.field”: a language without one of them does not compile.
import type { Calendar, Charter, Demand, Facts, RecordName, RecordTypes } from "../generated/board";

type Stamped = "id" | "author" | "created_at";
type Of<Name extends string, Type> = `${Name}.${Exclude<keyof Type & string, Stamped>}`;

export type FieldKey =
  | { [Name in RecordName]: Of<Name, RecordTypes[Name]> }[RecordName]
  | Of<"board", Facts>
  | Of<"calendar", Calendar>
  | Of<"demand", Demand>
  | Of<"charter", Charter>;

export interface FieldText {
  readonly title: string;
  readonly help?: string;
}
