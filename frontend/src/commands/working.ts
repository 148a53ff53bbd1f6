// Commands on one's own work and on the board as a whole: undo, redo, connect again, start the future state.
import { words } from "../i18n";
import type { Command, CommandContext } from "./command";
import { bringFuture, hasFuture } from "./verbs/future";

export const workingCommands: readonly Command[] = [
  {
    id: "undo",
    group: "edit",
    keys: ["Mod+Z"],
    enabled: ({ board }) => board.canUndo().ok,
    run: (context) => reverse(context, "undo"),
  },
  {
    id: "redo",
    group: "edit",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    enabled: ({ board }) => board.canRedo().ok,
    run: (context) => reverse(context, "redo"),
  },
  {
    id: "retry",
    group: "board",
    keys: [],
    enabled: ({ board }) => board.status().phase === "offline",
    run: ({ board }) => board.retry(),
  },
  { id: "startFuture", group: "board", keys: [], enabled: canStartFuture, run: start },
];

function reverse({ board, view }: CommandContext, which: "undo" | "redo"): void {
  const { label } = which === "undo" ? board.canUndo() : board.canRedo();
  board[which]();
  const what = (label && words.commands[label]) || words.commands.typing || "";
  view.announce(which === "undo" ? words.wall.undoWhat(what) : words.wall.redoWhat(what));
}

/** There is a current state and no main future yet, whatever variants there are, and the server can be asked. */
function canStartFuture(context: CommandContext): boolean {
  const { board } = context;
  const isLive = board.canEdit() && board.status().phase === "live";
  return isLive && board.ids("note").length > 0 && !hasFuture(context, null);
}

/** Copies the current state, shows the copy and all of it. Throws ApiProblem. */
async function start(context: CommandContext): Promise<void> {
  const { view } = context;
  await bringFuture(context);
  view.set({ variant: null });
  view.show("future");
  requestAnimationFrame(() => view.surface?.fit());
}
