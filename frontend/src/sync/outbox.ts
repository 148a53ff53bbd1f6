// Changes that the server has not answered yet, in order, and the picture they make on the confirmed board.
import type { Fields } from "../model/records";
import { composed, difference } from "./differences";
import { applyLeniently, type Effect, textOf } from "./effects";
import { joinable, joined } from "./joining";
import type { Journal } from "./journal";
import type { ChangeMessage, EditOp, Op, UpdateOp } from "./messages";
import { type Confirmed, keyOf, Overlay } from "./picture";
import { reverse } from "./reversal";
import { moved } from "./splices";

/** An edit remembers the text it was made on, to be moved when that text changes. */
export interface WaitingEdit extends EditOp {
  readonly under?: string;
}
/** An update remembers the lists and tables it was made on, to be joined with what others did to them. */
export interface WaitingUpdate extends UpdateOp {
  readonly under?: Fields;
}
export type WaitingOp = Exclude<Op, EditOp | UpdateOp> | WaitingEdit | WaitingUpdate;

export interface Waiting {
  readonly id: string;
  readonly ops: readonly WaitingOp[];
  /** Sent on the socket that is open now. */
  readonly sent: boolean;
  /** Perhaps known to the server: its content is fixed then. */
  readonly fixed: boolean;
  readonly label?: string | undefined;
  readonly gesture?: string | undefined;
}

export class Outbox {
  private list: Waiting[];
  private drawing: Overlay;
  private effects = new Map<string, readonly Effect[]>();

  constructor(
    private base: Confirmed,
    private readonly journal: Journal,
    kept: readonly Waiting[] = [],
  ) {
    this.list = kept.map((waiting) => ({ ...waiting, sent: false, fixed: true }));
    this.drawing = new Overlay(base);
    this.redraw(base);
  }

  /** Confirmed board and waiting changes together: what the screen shows. */
  get picture(): Overlay {
    return this.drawing;
  }

  get waiting(): readonly Waiting[] {
    return this.list;
  }

  has(id: string): boolean {
    return this.list.some((waiting) => waiting.id === id);
  }

  /** Puts a change at the end and says what it does to the picture. */
  add(change: {
    id: string;
    ops: readonly Op[];
    label?: string | undefined;
    gesture?: string | undefined;
  }): readonly Effect[] {
    const drawn = this.draw({ ...change, sent: false, fixed: false });
    this.list.push(drawn);
    return this.effects.get(drawn.id) ?? [];
  }

  /**
   * Joins an edit to the last waiting change when that is an earlier edit of the same text by the same
   * gesture that the server cannot know yet. The change's id, or undefined when they do not fit together.
   */
  extend(edit: EditOp, gesture: string): string | undefined {
    const last = this.list.at(-1);
    const op = last?.ops[0];
    if (!last || last.fixed || last.gesture !== gesture || last.ops.length !== 1 || op?.op !== "edit")
      return undefined;
    if (op.record !== edit.record || op.id !== edit.id || op.field !== edit.field) return undefined;
    this.list[this.list.length - 1] = {
      ...last,
      ops: [{ ...op, splices: composed(op.splices, edit.splices) }],
    };
    this.redraw(this.base);
    return last.id;
  }

  /** Takes changes out; the rest is drawn anew by `redraw`. */
  drop(ids: ReadonlySet<string>): Waiting[] {
    const dropped = this.list.filter(({ id }) => ids.has(id));
    if (dropped.length > 0) this.list = this.list.filter(({ id }) => !ids.has(id));
    return dropped;
  }

  /** Draws all waiting changes on a confirmed board, moving edits over what changed beneath them. */
  redraw(base: Confirmed): void {
    this.base = base;
    this.drawing = new Overlay(base);
    this.effects = new Map();
    this.list = this.list.map((waiting) => this.draw(waiting));
  }

  /** What the waiting changes' undo would take back, where it is known. */
  effectsOf(change: string): readonly Effect[] | undefined {
    return this.effects.get(change);
  }

  /** A picture to try things on. */
  scratch(): Overlay {
    return new Overlay(this.drawing);
  }

  /** The next messages to send, marked as sent; edits wait for what they build on. */
  takeDue(version: number): ChangeMessage[] {
    const messages: ChangeMessage[] = [];
    const touched = new Set<string>();
    let holdsEdits = false;
    for (const [index, waiting] of this.list.entries()) {
      if (!waiting.sent) {
        if (waiting.ops.some((op) => op.op === "edit" && (holdsEdits || touched.has(keyOf(op))))) break;
        this.list[index] = { ...waiting, sent: true, fixed: true };
        messages.push({ type: "change", id: waiting.id, base: version, ops: waiting.ops.map(onTheWire) });
      }
      for (const op of waiting.ops) {
        if (op.op === "undo") holdsEdits = true;
        else touched.add(keyOf(op));
      }
    }
    return messages;
  }

  /** The socket is gone: everything has to be sent again. */
  unsend(): void {
    this.list = this.list.map((waiting) => (waiting.sent ? { ...waiting, sent: false } : waiting));
  }

  private draw(waiting: Waiting): Waiting {
    const effects: Effect[] = [];
    const ops = waiting.ops.map((op) => {
      if (op.op === "undo") {
        effects.push(...this.reversed(op.change));
        return op;
      }
      const drawn =
        op.op === "edit" ? this.onPresentText(op) : op.op === "update" ? this.onPresentLists(op) : op;
      effects.push(...applyLeniently(this.drawing, drawn));
      return drawn;
    });
    this.effects.set(waiting.id, effects);
    return { ...waiting, ops };
  }

  private reversed(change: string): Effect[] {
    const pending = this.effects.get(change);
    if (pending) return reverse(this.drawing, pending, () => false);
    const known = this.journal.effectsOf(change);
    return known ? reverse(this.drawing, known.effects, this.journal.touchedSince(known.version)) : [];
  }

  private onPresentText(op: WaitingEdit): WaitingEdit {
    const held = this.drawing.get(keyOf(op));
    if (!held) return op;
    const text = textOf(held.fields, op.field);
    if (op.under === undefined) return { ...op, under: text };
    if (op.under === text) return op;
    return { ...op, under: text, splices: moved(op.splices, difference(op.under, text)) };
  }

  private onPresentLists(op: WaitingUpdate): WaitingUpdate {
    const held = this.drawing.get(keyOf(op));
    const now = held ? joinable(op, held.fields) : undefined;
    if (!now) return op;
    const { under } = op;
    if (!under) return { ...op, under: now };
    const fresh = Object.keys(now).map((name) => [name, joined(under[name], op.fields[name], now[name])]);
    return { ...op, under: now, fields: { ...op.fields, ...Object.fromEntries(fresh) } };
  }
}

function onTheWire(op: WaitingOp): Op {
  if (op.op !== "edit" && op.op !== "update") return op;
  const { under: _, ...sent } = op;
  return sent;
}
