// A change speaks of each text once: several edits of one text, or an edit of what the change itself sets, become one op.
import { composed } from "./differences";
import { textOf } from "./effects";
import type { Op } from "./messages";
import { keyOf } from "./picture";
import { applySplices } from "./splices";

/** The same ops with every edit folded into an earlier op on the same text. */
export function folded(ops: readonly Op[]): Op[] {
  const result: Op[] = [];
  for (const op of ops) {
    const at = op.op === "edit" ? result.findLastIndex((earlier) => setsText(earlier, op)) : -1;
    const earlier = result[at];
    if (op.op === "edit" && earlier) result[at] = joined(earlier, op);
    else result.push(op);
  }
  return result;
}

type Edit = Extract<Op, { op: "edit" }>;

function setsText(earlier: Op, edit: Edit): boolean {
  if (earlier.op === "undo" || earlier.op === "delete" || keyOf(earlier) !== keyOf(edit)) return false;
  if (earlier.op === "edit") return earlier.field === edit.field;
  return earlier.op === "create" || edit.field in earlier.fields;
}

function joined(earlier: Op, edit: Edit): Op {
  if (earlier.op === "edit") return { ...earlier, splices: composed(earlier.splices, edit.splices) };
  if (earlier.op === "undo" || earlier.op === "delete") return earlier;
  const text = applySplices(textOf(earlier.fields, edit.field), edit.splices);
  return { ...earlier, fields: { ...earlier.fields, [edit.field]: text } };
}
