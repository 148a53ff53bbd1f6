// Agreeing: waiving a check with a reason, and what is recorded at a review.
import { type OpenPoint, planReviewsOn } from "../../api/improving";
import type { Review } from "../../model/records";
import { addDays, firstMondayAfter } from "../../model/reviews";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

/** Says that a finding is all right as it is. */
export function waive(board: LiveBoard, { code, notes }: OpenPoint, reason: string): void {
  const fields = { code, notes: [...notes], reason };
  board.change([{ op: "create", record: "waiver", id: board.newId("wv"), fields }], { label: "waive" });
}

/** The finding is open again. */
export function unwaive(board: LiveBoard, { code, notes }: OpenPoint): void {
  const covers = (ids: readonly string[]) =>
    ids.length === 0 || (notes.length > 0 && notes.every((id) => ids.includes(id)));
  const ops = board.ids("waiver").flatMap((id): Op[] => {
    const waiver = board.get("waiver", id);
    return waiver?.code === code && covers(waiver.notes) ? [{ op: "delete", record: "waiver", id }] : [];
  });
  if (ops.length > 0) board.change(ops, { label: "waive" });
}

export function reviewsOf(board: LiveBoard): readonly Review[] {
  const all = board.ids("review").flatMap((id) => board.get("review", id) ?? []);
  return all.sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
}

/** After 30, 60 and 90 days from this day, unless somebody has planned them. Throws ApiProblem. */
export async function planReviews(board: LiveBoard, from: string): Promise<void> {
  const days = [30, 60, 90].map((count) => addDays(from, count));
  await planOn(board, days, true);
}

/** The first Monday of the month that follows the last review. Throws ApiProblem. */
export async function addMonthlyReview(board: LiveBoard): Promise<void> {
  const last = reviewsOf(board).findLast(({ due }) => due !== null)?.due;
  if (last) await planOn(board, [firstMondayAfter(last)], false);
}

/** The server sees to it that several people who press at once get each day once. */
async function planOn(board: LiveBoard, days: readonly string[], first: boolean): Promise<void> {
  board.adopt((await planReviewsOn(board.boardId, days, first)).change, "setReview");
}

/** What was measured: null takes the number back. */
export function setActual(board: LiveBoard, review: Review, figure: string, value: number | null): void {
  const { [figure]: _, ...rest } = board.get("review", review.id)?.actuals ?? {};
  const actuals = value === null ? rest : { ...rest, [figure]: value };
  board.change([{ op: "update", record: "review", id: review.id, fields: { actuals } }], {
    label: "setReview",
  });
}

export function removeReview(board: LiveBoard, id: string): void {
  board.change([{ op: "delete", record: "review", id }], { label: "setReview" });
}

export function setLocked(board: LiveBoard, locked: boolean): void {
  const others = board.facts().locked_states.filter((state) => state !== "current");
  const fields = { locked_states: locked ? [...others, "current"] : others };
  board.change([{ op: "update", record: "board", id: "board", fields }], {
    label: locked ? "lockCurrent" : "unlockCurrent",
  });
}
