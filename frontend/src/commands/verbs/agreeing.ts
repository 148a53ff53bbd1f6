// Agreeing: waiving a check with a reason, and what is recorded at a review.
import type { OpenPoint } from "../../api/improving";
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

/** After 30, 60 and 90 days from this day. */
export function planReviews(board: LiveBoard, from: string): void {
  addReviews(
    board,
    [30, 60, 90].map((days) => addDays(from, days)),
  );
}

/** The first Monday of the month that follows the last review. */
export function addMonthlyReview(board: LiveBoard): void {
  const last = reviewsOf(board).findLast(({ due }) => due !== null)?.due;
  if (last) addReviews(board, [firstMondayAfter(last)]);
}

function addReviews(board: LiveBoard, days: readonly string[]): void {
  const ops = days.map(
    (due): Op => ({ op: "create", record: "review", id: board.newId("rv"), fields: { due } }),
  );
  board.change(ops, { label: "setReview" });
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
