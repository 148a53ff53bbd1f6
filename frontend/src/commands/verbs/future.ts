// Starting the future state: the server copies the current one, each step with its origin.
import { startFuture } from "../../api/boards";
import { words } from "../../i18n";
import type { CommandContext } from "../command";

const PATIENCE = 10_000;

/** Resolves when the copy has come over the live board. Throws ApiProblem; Error when it does not come. */
export async function bringFuture(context: CommandContext): Promise<void> {
  const change = await startFuture(context.board.boardId);
  context.board.adopt(change, "startFuture");
  await futureIsHere(context);
}

/** Whether one future (null: the main one, which is started from today) holds a note. */
export function hasFuture({ board }: CommandContext, variant: string | null): boolean {
  return board.ids("note").some((id) => {
    const note = board.get("note", id);
    return note?.state === "future" && note.variant === variant;
  });
}

function futureIsHere(context: CommandContext): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      leave();
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error(words.improve.notArrived));
    }, PATIENCE);
    const look = () => {
      if (!hasFuture(context, null)) return;
      done();
      resolve();
    };
    const leave = context.board.subscribeChanges(look);
    look();
  });
}
