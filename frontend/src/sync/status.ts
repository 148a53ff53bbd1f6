// What the page can truly say: saved, offline with changes waiting, why it closed, and what was refused.
import { fieldInfo } from "../model/records";
import type { Op, OpTarget, Refused } from "./messages";
import type { WaitingOp } from "./outbox";

export type Phase = "opening" | "live" | "offline" | "closed";

export interface Status {
  /** opening: not connected yet; live: connected; offline: trying again; closed: for good, with the reason. */
  readonly phase: Phase;
  /** There is a board to show. */
  readonly loaded: boolean;
  /** Changes that the server has not confirmed. */
  readonly waiting: number;
  /** Everything that was done here is on the server's disk. */
  readonly saved: boolean;
  /** Waiting changes are kept by this browser, should the tab close. */
  readonly stored: boolean;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** When the next try to connect is made, in milliseconds since the epoch. */
  readonly retryAt?: number | undefined;
}

export interface TypedText {
  readonly record: OpTarget;
  readonly id: string;
  readonly field: string;
  readonly text: string;
}

/** A change that did not come to be, said once. */
export interface Notice {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
  readonly label?: string | undefined;
  /** Words that were typed in it, to be offered again. */
  readonly texts: readonly TypedText[];
  readonly at: number;
}

interface Told {
  readonly id: string;
  readonly ops: readonly (WaitingOp | Op)[];
  readonly label?: string | undefined;
}

/** What to say about a change that was refused. */
export function noticeOf(refusal: Omit<Refused, "id">, change: Told, now: number): Notice {
  const { code, message } = refusal;
  const field = refusal.field ?? undefined;
  return Object.freeze({
    id: change.id,
    code,
    message,
    field,
    label: change.label,
    texts: typedTexts(change.ops),
    at: now,
  });
}

function typedTexts(ops: readonly (WaitingOp | Op)[]): readonly TypedText[] {
  return ops.flatMap((op) => {
    if (op.op === "undo" || op.op === "delete") return [];
    const { record, id } = op;
    const typed =
      op.op === "edit" ? { [op.field]: op.splices.map((splice) => splice[2]).join("") } : op.fields;
    return Object.entries(typed).flatMap(([field, text]) =>
      typeof text === "string" && text.trim() !== "" && fieldInfo(record, field)?.splices
        ? [{ record, id, field, text }]
        : [],
    );
  });
}
