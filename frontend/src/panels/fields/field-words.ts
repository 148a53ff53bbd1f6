// The words of a field: the catalogue's, else the English that the declaration brings along.
import { words } from "../../i18n";
import type { Field } from "../../model/records";

export interface FieldWords {
  readonly title: string;
  readonly help: string | undefined;
  readonly choice: (key: string) => string;
}

const CHOICES: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  "note.work": () => words.work,
  "note.value": () => words.value,
  "note.kind": () => words.kind,
  "note.confidence": () => words.confidence,
  "note.decision": () => words.decision,
  "note.wastes": () => words.waste,
  "demand.per": () => words.period,
  "link.kind": () => ({
    flow: words.link.flow,
    rework: words.link.rework,
    information: words.link.information,
  }),
};

export function fieldWords(record: string, name: string, field: Field): FieldWords {
  const key = `${record}.${name}`;
  const own = words.fields[key];
  const choices = CHOICES[key];
  return {
    title: own?.title ?? field.title,
    help: own?.help ?? field.help,
    choice: (choice) => choices?.()[choice] ?? choice,
  };
}
