// What an op does to a picture, and what it replaced: strictly for committed ops, leniently for waiting ones.
import type { Fields } from "../model/records";
import type { CommittedOp, CreateOp, DeleteOp, EditOp, UpdateOp } from "./messages";
import { BOARD_KEY, type Held, held, keyOf, type Picture, referencesOf } from "./picture";
import { sameValue } from "./same-value";
import { applySplices, OutOfRange } from "./splices";

/** An op as it took effect. `before` is the record as it was, absent for a create. */
export interface Effect {
  readonly op: CommittedOp;
  readonly before: Held | undefined;
}

/** The confirmed board and the server's log do not fit together; only a fresh snapshot helps. */
export class Diverged extends Error {}

/** Applies one committed op just as it stands. Throws Diverged when it cannot be. */
export function apply(picture: Picture, op: CommittedOp): Effect {
  const key = keyOf(op);
  const before = picture.get(key);
  if ((before === undefined) !== (op.op === "create")) throw new Diverged(`${op.op} of ${key}`);
  picture.set(key, after(before, op));
  return { op, before };
}

function after(before: Held | undefined, op: CommittedOp): Held | undefined {
  if (op.op === "delete") return undefined;
  if (op.op === "create") return held(op.record, op.fields);
  const fields = before?.fields ?? {};
  if (op.op === "update") return held(op.record, { ...fields, ...op.fields });
  try {
    return held(op.record, { ...fields, [op.field]: applySplices(textOf(fields, op.field), op.splices) });
  } catch (error) {
    if (error instanceof OutOfRange) throw new Diverged(`edit of ${op.id}`);
    throw error;
  }
}

/** What a waiting op would do now, as far as this screen can know; nothing when its record is gone. */
export function applyLeniently(picture: Picture, op: CommittedOp): Effect[] {
  if (op.op === "create") return createLeniently(picture, op);
  if (picture.get(keyOf(op))?.record !== op.record) return [];
  if (op.op === "delete") return deleteWithCascades(picture, op);
  return op.op === "update" ? updateLeniently(picture, op) : editLeniently(picture, op);
}

function createLeniently(picture: Picture, op: CreateOp): Effect[] {
  if (picture.get(op.id)) return [];
  const fields = standing(picture, op);
  return fields ? [apply(picture, { ...op, fields })] : [];
}

function updateLeniently(picture: Picture, op: UpdateOp): Effect[] {
  const fields = standing(picture, op);
  return fields ? [apply(picture, { ...op, fields })] : [];
}

function editLeniently(picture: Picture, op: EditOp): Effect[] {
  try {
    return [apply(picture, op)];
  } catch (error) {
    if (error instanceof Diverged) return [];
    throw error;
  }
}

/** The op's fields with references to missing records emptied; undefined when one of them cannot be. */
function standing(picture: Picture, op: CreateOp | UpdateOp): Fields | undefined {
  let fields = op.fields;
  for (const { field, onDelete } of referencesOf(op.record)) {
    const target = fields[field];
    if (typeof target !== "string" || picture.get(target)) continue;
    if (onDelete === "delete") return undefined;
    fields = { ...fields, [field]: null };
  }
  return fields;
}

function deleteWithCascades(picture: Picture, op: DeleteOp): Effect[] {
  const effects: Effect[] = [];
  for (const key of [...picture.referrers(op.id)]) {
    const referrer = picture.get(key);
    if (!referrer) continue;
    const pointing = referencesOf(referrer.record).filter(({ field }) => referrer.fields[field] === op.id);
    if (pointing.length === 0) continue;
    const record = referrer.record;
    if (record !== "board" && pointing.some(({ onDelete }) => onDelete === "delete")) {
      effects.push(...deleteWithCascades(picture, { op: "delete", record, id: key }));
    } else {
      const fields = Object.fromEntries(pointing.map(({ field }) => [field, null]));
      effects.push(apply(picture, { op: "update", record, id: key === BOARD_KEY ? "board" : key, fields }));
    }
  }
  effects.push(apply(picture, op));
  return effects;
}

/** It sets fields to what they are already. */
export function isIdle({ op, before }: Effect): boolean {
  if (op.op !== "update") return false;
  return Object.entries(op.fields).every(([field, value]) =>
    sameValue(before?.fields[field] ?? null, value ?? null),
  );
}

export function textOf(fields: Fields | undefined, field: string): string {
  const text = fields?.[field];
  return typeof text === "string" ? text : "";
}
