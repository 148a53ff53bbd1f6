// Deciding about a step of today: the server notes it and lets the future follow, as one change that can be undone.
import { carryOut, decide } from "../../api/improving";
import type { Decision, Note } from "../../model/records";
import type { CommandContext } from "../command";
import { bringFuture } from "./future";
import { futureVariant } from "./variants";

export interface Said {
  readonly decision: Decision | null;
  readonly reason?: string;
  readonly effect?: string;
  /** The step of today that it is combined with. */
  readonly into?: string | null;
  /** Fields of the future step. */
  readonly targets?: Readonly<Record<string, unknown>>;
  /** The step of today behind which the future step goes; “” for the start. */
  readonly after?: string | null;
  /** The decision that was on the screen, so that nobody overrules somebody unseen. */
  readonly seen: Decision | null;
  /** Its reason as it was on the screen. */
  readonly seen_reason: string;
  readonly sure?: boolean;
}

/** Throws ApiProblem; its code says whether somebody was faster or the input has to be improved first. */
export async function decideAbout(context: CommandContext, note: Note, said: Said): Promise<void> {
  const { board } = context;
  const { targets, ...rest } = said;
  const choice = { ...rest, note: note.id, targets: { ...targets } };
  board.adopt((await decide(board.boardId, choice, futureVariant(context))).change, "decide");
}

/** Makes the future do what was decided so far. Throws ApiProblem. */
export async function carryOutAll(context: CommandContext): Promise<void> {
  const { board } = context;
  board.adopt((await carryOut(board.boardId, futureVariant(context))).change, "carryOut");
}

/** Starts the main future, which is looked at from now on, and carries out what was decided before. Throws ApiProblem. */
export async function startAndCarryOut(context: CommandContext): Promise<void> {
  await bringFuture(context);
  context.view.set({ variant: null });
  await carryOutAll(context);
}
