// Several notes that say the same become one that keeps everybody's words; one change, so one undo.
import type { Fields, Note, RecordName, RecordOf } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

const MOST_LETTERS = 10_000;

/** What hangs on a note by a field of its own, and moves to the note that stays. */
const HANGING = [
  ["comment", "about"],
  ["why", "problem"],
  ["note", "about"],
  ["action", "source"],
] as const satisfies readonly (readonly [RecordName, string])[];

/** The notes that may be offered as one: those that no arrow, vote or future step depends on. */
export function mergeable(board: LiveBoard): Note[] {
  const bound = new Set<string>();
  for (const { source, target } of every(board, "link")) bound.add(source).add(target);
  for (const { targets } of every(board, "poll")) for (const target of targets) bound.add(target);
  const notes = every(board, "note");
  for (const { origins } of notes) for (const origin of origins) bound.add(origin);
  return notes.filter(
    (note) =>
      !bound.has(note.id) && !note.hidden && !note.locked && note.variant === null && note.kind !== "text",
  );
}

/** Puts the words of all into the first of them and lets the others go. Gives whether there was room for the words. */
export function mergeNotes(board: LiveBoard, ids: readonly string[]): boolean {
  const [stays, ...others] = ids.flatMap((id) => board.get("note", id) ?? []);
  if (!stays || others.length === 0) return false;
  const text = wordsOf([stays, ...others]);
  if (text.length > MOST_LETTERS) return false;
  const gone = new Set(others.map(({ id }) => id));
  const moves = HANGING.flatMap(([record, field]) =>
    every(board, record).flatMap((each): Op[] => {
      if (!gone.has(String((each as unknown as Fields)[field])) || gone.has(each.id)) return [];
      return [{ op: "update", record, id: each.id, fields: { [field]: stays.id } }];
    }),
  );
  const deletions = others.map(({ id }): Op => ({ op: "delete", record: "note", id }));
  const words: Op = { op: "update", record: "note", id: stays.id, fields: { text } };
  board.change([words, ...moves, ...deletions], { label: "merge" });
  return true;
}

/** Everybody's words, a line each; what was said twice in the same words stands once. */
function wordsOf(notes: readonly Note[]): string {
  const lines = new Map<string, string>();
  for (const { text } of notes) {
    const key = text.trim().toLocaleLowerCase();
    if (key && !lines.has(key)) lines.set(key, text.trim());
  }
  return [...lines.values()].join("\n");
}

function every<R extends RecordName>(board: LiveBoard, record: R): RecordOf<R>[] {
  return board.ids(record).flatMap((id) => board.get(record, id) ?? []);
}
