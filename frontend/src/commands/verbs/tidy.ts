// Tidying a map: one change, one step of undo.
import { NOTE } from "../../model/geometry";
import type { Note } from "../../model/records";
import { tidied } from "../../model/tidy";
import type { CommandContext } from "../command";
import { lanesOf } from "./lanes";
import { linksOn, notesOn, shownMap } from "./maps";
import { moveNotes } from "./notes";

/** Puts the notes of the shown map in columns and rows; what is pinned stays. */
export function tidyMap(context: CommandContext): void {
  const { board, view } = context;
  const map = shownMap(context);
  const shown = notesOn(board, map).filter((note) => !note.hidden && !note.locked);
  const heightOf = ({ id, size }: Note) => view.surface?.heightOf(id) ?? size?.[1] ?? NOTE.height;
  moveNotes(board, tidied(shown, linksOn(board, map), lanesOf(board), heightOf));
}
