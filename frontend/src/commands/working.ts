// Commands on one's own work and on the board as a whole: undo, redo, connect again, start the future state.
import { startFuture } from "../api/boards";
import type { Command, CommandContext } from "./command";

export const workingCommands: readonly Command[] = [
  {
    id: "undo",
    group: "edit",
    keys: ["Mod+Z"],
    enabled: ({ board }) => board.canUndo().ok,
    run: ({ board }) => void board.undo(),
  },
  {
    id: "redo",
    group: "edit",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    enabled: ({ board }) => board.canRedo().ok,
    run: ({ board }) => void board.redo(),
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

/** There is a current state with steps and no future one, and the server can be asked. */
function canStartFuture({ board }: CommandContext): boolean {
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const hasFuture = notes.some(({ state }) => state === "future");
  return board.canEdit() && board.status().phase === "live" && !hasFuture && notes.length > 0;
}

/** Copies the current state, each step with its origin; the change comes over the live board. Throws ApiProblem. */
async function start({ board, view }: CommandContext): Promise<void> {
  await startFuture(board.boardId);
  view.show("future");
}
