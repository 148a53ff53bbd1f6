// Starting the future state: the server copies the current one, each step with its origin.
import { startFuture } from "../../api/boards";
import type { CommandContext } from "../command";

const PATIENCE = 10_000;

/** Resolves when the copy has come over the live board. Throws ApiProblem; Error when it does not come. */
export async function bringFuture(context: CommandContext): Promise<void> {
  const change = await startFuture(context.board.boardId);
  context.board.adopt(change, "startFuture");
  await futureIsHere(context);
}

/** Whether the future state holds a note. */
export function hasFuture({ board }: CommandContext): boolean {
  return board.ids("note").some((id) => board.get("note", id)?.state === "future");
}

function futureIsHere(context: CommandContext): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      leave();
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error("The future state did not arrive. Check the connection and try again."));
    }, PATIENCE);
    const look = () => {
      if (!hasFuture(context)) return;
      done();
      resolve();
    };
    const leave = context.board.subscribeChanges(look);
    look();
  });
}
