// What undoing a change would do now. The server decides; this lets the page show it at once and say when it is nothing.
import { difference } from "./differences";
import { applyLeniently, type Effect, textOf } from "./effects";
import type { CommittedOp, CreateOp, EditOp, UpdateOp } from "./messages";
import { keyOf, type Picture } from "./picture";
import { applySplices, inverse, moved } from "./splices";

/** Whether somebody else touched the field (any field, when none is named) of a record since the change. */
export type TouchedSince = (key: string, field?: string) => boolean;

/** Undoes `effects` on `picture`, newest first, sparing what others touched later. */
export function reverse(picture: Picture, effects: readonly Effect[], touched: TouchedSince): Effect[] {
  return effects.toReversed().flatMap((effect) => {
    const op = opposite(picture, effect, touched);
    return op ? applyLeniently(picture, op) : [];
  });
}

function opposite(picture: Picture, { op, before }: Effect, touched: TouchedSince): CommittedOp | undefined {
  const now = picture.get(keyOf(op));
  if (op.op === "delete") {
    return now || !before ? undefined : { op: "create", record: op.record, id: op.id, fields: before.fields };
  }
  if (!now) return undefined;
  if (op.op === "create") return createTakenBack(op, touched);
  const fields = before?.fields ?? {};
  if (op.op === "update") return valuesPutBack(op, fields, touched);
  return textTakenBack(op, textOf(fields, op.field), textOf(now.fields, op.field));
}

function createTakenBack(op: CreateOp, touched: TouchedSince): CommittedOp | undefined {
  return touched(op.id) ? undefined : { op: "delete", record: op.record, id: op.id };
}

function valuesPutBack(
  op: UpdateOp,
  before: UpdateOp["fields"],
  touched: TouchedSince,
): CommittedOp | undefined {
  const mine = Object.keys(op.fields).filter((field) => !touched(keyOf(op), field));
  if (mine.length === 0) return undefined;
  return { ...op, fields: Object.fromEntries(mine.map((field) => [field, before[field] ?? null])) };
}

function textTakenBack(op: EditOp, before: string, now: string): CommittedOp | undefined {
  const splices = inverse(before, op.splices);
  const after = applySplices(before, op.splices);
  const left = after === now ? splices : moved(splices, difference(after, now));
  return left.length > 0 ? { ...op, splices: left } : undefined;
}
