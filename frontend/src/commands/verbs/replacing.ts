// Find and replace in the texts of the shown map: all of it is one step of undo.

import { words } from "../../i18n";
import { LIMITS, type Note } from "../../model/records";
import { occurrences, replaced, type Sought } from "../../model/replacing";
import { difference, wellFormed } from "../../sync/differences";
import type { Op } from "../../sync/messages";
import type { CommandContext } from "../command";
import { DoesNotFit } from "./capture";
import { changeMany } from "./many";
import { notesOn, shownMap } from "./maps";

/** The notes of the shown map in which it occurs. */
export function notesWith(context: CommandContext, sought: Sought): Note[] {
  return notesOn(context.board, shownMap(context))
    .filter(({ hidden }) => !hidden)
    .filter((note) => occurrences(note.text, sought) > 0);
}

/** Replaces it everywhere on the shown map; gives how often. Throws DoesNotFit, and then nothing was replaced. */
export function replaceAll(context: CommandContext, sought: Sought, by: string): number {
  let count = 0;
  const ops = notesWith(context, sought).map((note): Op => {
    const text = wellFormed(replaced(note.text, sought, by));
    if ([...text].length > LIMITS.text)
      throw new DoesNotFit(words.capture.tooLongNote(note.text.slice(0, 40)));
    count += occurrences(note.text, sought);
    return { op: "edit", record: "note", id: note.id, field: "text", splices: difference(note.text, text) };
  });
  changeMany(context.board, ops, "replace");
  return count;
}
