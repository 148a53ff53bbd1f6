// Tidying a map: one change, one step of undo.
import { NOTE } from "../../model/geometry";
import type { Link, Note } from "../../model/records";
import { tidied } from "../../model/tidy";
import type { CommandContext } from "../command";
import { lanesOf } from "./lanes";
import { moveNotes } from "./notes";
import { shownVariant } from "./variants";

/** Puts the notes of the shown map in columns and rows; what is pinned stays. */
export function tidyMap(context: CommandContext): void {
  const { board, view } = context;
  const { state } = view.get();
  const variant = state === "future" ? shownVariant(context) : null;
  const isHere = (record: Note | Link) => record.state === state && record.variant === variant;
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const links = board.ids("link").flatMap((id) => board.get("link", id) ?? []);
  const shown = notes.filter((note) => isHere(note) && !note.hidden && !note.locked);
  const heightOf = ({ id, size }: Note) => view.surface?.heightOf(id) ?? size?.[1] ?? NOTE.height;
  moveNotes(board, tidied(shown, links.filter(isHere), lanesOf(board), heightOf));
}
