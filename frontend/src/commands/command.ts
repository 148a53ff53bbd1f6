// A verb of the product: what toolbar, shortcut, palette, outline and tests all run.
import type { Note } from "../model/records";
import type { LiveBoard } from "../sync/live-board";
import type { WallView } from "./view";

export interface CommandContext {
  readonly board: LiveBoard;
  readonly view: WallView;
}

export type CommandGroup = "notes" | "links" | "lanes" | "edit" | "view" | "board";

export interface Command {
  /** Also the name of its words: `words.commands[id]`. */
  readonly id: string;
  readonly group: CommandGroup;
  /** Such as “Mod+Enter” or “Alt+ArrowRight”; Mod is ⌘ on a Mac and Ctrl elsewhere. The first one is shown. */
  readonly keys: readonly string[];
  /** The keys work while somebody types in a note too. */
  readonly whileTyping?: true;
  enabled(context: CommandContext): boolean;
  run(context: CommandContext): void | Promise<void>;
}

export function canEdit({ board }: CommandContext): boolean {
  return board.canEdit();
}

export function always(): boolean {
  return true;
}

/** The selected notes that are still there. */
export function selectedNotes({ board, view }: CommandContext): Note[] {
  return view.get().selection.flatMap((id) => board.get("note", id) ?? []);
}

export function selectedIds(context: CommandContext): string[] {
  return selectedNotes(context).map(({ id }) => id);
}

/** The one selected note. */
export function selectedNote(context: CommandContext): Note | undefined {
  const notes = selectedNotes(context);
  return notes.length === 1 ? notes[0] : undefined;
}

export function hasNotes(context: CommandContext): boolean {
  return context.board.canEdit() && selectedNotes(context).length > 0;
}

export function hasOneNote(context: CommandContext): boolean {
  return context.board.canEdit() && selectedNote(context) !== undefined;
}
