// Several futures side by side: which one this screen shows, and which one holds for everybody.
import { newVariant } from "../../api/improving";
import type { Variant } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { CommandContext } from "../command";

/** The variant on this screen; null is the main one, and all there is of the current state. */
export function shownVariant(context: CommandContext): string | null {
  return context.view.get().state === "current" ? null : futureVariant(context);
}

/** The future that is looked at, or was looked at last; null is the main one. */
export function futureVariant({ board, view }: CommandContext): string | null {
  const { variant } = view.get();
  const wanted = variant === undefined ? board.facts().chosen_variant : variant;
  return wanted !== null && board.get("variant", wanted) ? wanted : null;
}

/** The future that is looked at where another one is chosen; undefined where it is the chosen one. */
export function variantBesideChosen(context: CommandContext): string | null | undefined {
  const variant = futureVariant(context);
  return variant === context.board.facts().chosen_variant ? undefined : variant;
}

export function variantsOf(board: LiveBoard): readonly Variant[] {
  return board.ids("variant").flatMap((id) => board.get("variant", id) ?? []);
}

/** Copies the shown future under a name and shows the copy. Throws ApiProblem. */
export async function addVariant(context: CommandContext, name: string): Promise<void> {
  const { board, view } = context;
  const made = await newVariant(board.boardId, name, shownVariant(context));
  board.adopt(made.change, "addVariant");
  view.set({ variant: made.variant, selection: [], editing: null });
}

/** The figures, the checklist and the comparison speak of this one from now on. */
export function chooseVariant({ board }: CommandContext, id: string | null): void {
  board.change([{ op: "update", record: "board", id: "board", fields: { chosen_variant: id } }], {
    label: "chooseVariant",
  });
}

/** The variant goes with its notes and links. */
export function removeVariant({ board, view }: CommandContext, id: string): void {
  view.set({ variant: undefined, selection: [], editing: null });
  board.change([{ op: "delete", record: "variant", id }], { label: "removeVariant" });
}
