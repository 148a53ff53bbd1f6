// What every kind of field is given: what to show, in which words, and how to set it.
import type { Calendar, Field } from "../../model/records";
import type { FieldWords } from "./field-words";

export interface EditorProps {
  readonly id: string;
  readonly field: Field;
  readonly texts: FieldWords;
  /** Null is unknown, undefined that the records differ. */
  readonly value: unknown;
  readonly calendar: Calendar;
  readonly disabled: boolean;
  /** Gives a sentence when the value cannot be. */
  readonly set: (value: unknown) => string | undefined;
}
