// The words of a field: the catalogue's, else the English that the declaration brings along.
import { FIELD_WORDS } from "../../generated/board-words";
import { words } from "../../i18n";

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

export function fieldWords(record: string, name: string): FieldWords {
  const key = `${record}.${name}`;
  const [own, declared] = [words.fields[key], FIELD_WORDS[key]];
  const choices = CHOICES[key];
  return {
    title: own?.title ?? declared?.title ?? name,
    help: own?.help ?? declared?.help,
    choice: (choice) => choices?.()[choice] ?? choice,
  };
}
