// One screen's copy of a board: confirmed state, version, outbox. Messages in, what to do out; no socket, no clock, no disk.
import { apply, Diverged, type Effect } from "./effects";
import { Journal } from "./journal";
import type { ChangeMessage, Entry, Hello, Op, Person, Refused, ServerMessage, Welcome } from "./messages";
import { Outbox, type Waiting } from "./outbox";
import { Confirmed, type Held, keyOf, type Overlay } from "./picture";
import { reverse } from "./reversal";

/** What is kept of a replica on disk. */
export interface Kept {
  readonly version: number | undefined;
  readonly mark: string | undefined;
  readonly you: Person | undefined;
  readonly outbox: readonly Waiting[];
  readonly records: Iterable<readonly [string, Held]>;
}

export interface Heard {
  /** Keys whose picture may have changed; undefined when everything may have. */
  readonly touched: ReadonlySet<string> | undefined;
  /** Keys whose confirmed record changed; undefined when everything did. */
  readonly confirmed: ReadonlySet<string> | undefined;
  /** A new socket and a new hello are needed. */
  readonly resync: boolean;
  readonly refused?: { readonly refusal: Refused; readonly change: Waiting };
}

/** The server reads this many ids in a hello; what is behind them gets its `ack` when it is sent again. */
const MOST_NAMED = 2_000;

const NOTHING: Heard = { touched: new Set(), confirmed: new Set(), resync: false };

export class Replica {
  readonly journal = new Journal();
  readonly outbox: Outbox;
  confirmed: Confirmed;
  version: number | undefined;
  mark: string | undefined;
  you: Person | undefined;
  /** Welcomed on the socket that is open now. */
  ready = false;

  constructor(kept?: Kept) {
    this.version = kept?.version;
    this.mark = kept?.mark;
    this.you = kept?.you;
    this.confirmed = Confirmed.ofEntries(kept?.records ?? []);
    this.outbox = new Outbox(this.confirmed, this.journal, kept?.outbox);
  }

  get picture(): Overlay {
    return this.outbox.picture;
  }

  hello(): Hello {
    this.lost();
    const outbox = this.outbox.waiting.slice(0, MOST_NAMED).map(({ id }) => id);
    const hello = { type: "hello", protocol: 1, figures: "changes", outbox } as const;
    if (this.version === undefined || this.mark === undefined) return hello;
    return { ...hello, since: this.version, mark: this.mark };
  }

  lost(): void {
    this.ready = false;
    this.outbox.unsend();
  }

  /** Puts a change into the outbox and draws it. */
  act(change: {
    id: string;
    ops: readonly Op[];
    label?: string | undefined;
    gesture?: string | undefined;
  }): readonly Effect[] {
    return this.outbox.add(change);
  }

  /** Takes back a change that was just put in and does nothing. */
  takeBack(id: string): void {
    this.dropOne(id);
  }

  due(): ChangeMessage[] {
    return this.ready && this.version !== undefined ? this.outbox.takeDue(this.version) : [];
  }

  hear(message: ServerMessage): Heard {
    try {
      if (message.type === "welcome") return this.welcome(message);
      if (!this.ready) return NOTHING;
      if (message.type === "changes") return this.changes(message.changes);
      if (message.type === "ack") return this.ack(message.id, message.version);
      if (message.type === "refused") return this.refuse(message);
    } catch (error) {
      if (!(error instanceof Diverged)) throw error;
      this.version = undefined;
      this.mark = undefined;
      return { ...NOTHING, resync: true };
    }
    return message.type === "resync" ? { ...NOTHING, resync: true } : NOTHING;
  }

  /** What undoing these changes, newest first, would do now; undefined when that cannot be foretold. */
  foretell(changes: readonly string[]): number | undefined {
    const scratch = this.outbox.scratch();
    let count = 0;
    for (const change of changes) {
      const pending = this.outbox.effectsOf(change);
      const known = this.journal.effectsOf(change);
      if (!pending && !known) return undefined;
      const touched = known ? this.journal.touchedSince(known.version) : () => false;
      count += reverse(scratch, pending ?? known?.effects ?? [], touched).length;
    }
    return count;
  }

  private welcome(message: Welcome): Heard {
    this.you = message.you;
    if (message.board) {
      this.confirmed = Confirmed.ofFile(message.board);
      this.journal.forget();
      this.version = message.version;
      this.mark = message.mark;
    }
    const before = this.shown();
    const touched = new Set<string>();
    this.applyEntries(message.changes ?? [], touched);
    if (this.version !== message.version || this.mark !== message.mark) throw new Diverged("welcome");
    this.outbox.drop(new Set(Object.keys(message.acked)));
    this.redraw();
    this.ready = true;
    if (message.board) return { touched: undefined, confirmed: undefined, resync: false };
    return { touched: this.alsoShown(before, touched), confirmed: touched, resync: false };
  }

  private changes(entries: readonly Entry[]): Heard {
    const before = this.shown();
    const confirmed = new Set<string>();
    const complete = this.applyEntries(entries, confirmed);
    this.redraw();
    return { touched: this.alsoShown(before, confirmed), confirmed, resync: !complete };
  }

  /** Applies what is new; false when something is missing before it. */
  private applyEntries(entries: readonly Entry[], touched: Set<string>): boolean {
    const answered = new Set<string>();
    let complete = true;
    for (const entry of entries) {
      const version = this.version ?? 0;
      if (entry.version <= version) continue;
      complete = entry.version === version + 1;
      if (!complete) break;
      this.applyEntry(entry, touched);
      if (entry.id !== undefined) answered.add(entry.id);
    }
    this.outbox.drop(answered);
    return complete;
  }

  private applyEntry(entry: Entry, touched: Set<string>): void {
    const effects = entry.ops.map((op) => apply(this.confirmed, op));
    for (const { op } of effects) touched.add(keyOf(op));
    this.journal.write(entry, effects, entry.by !== undefined && entry.by === this.you?.id);
    this.version = entry.version;
    this.mark = entry.mark;
  }

  private ack(id: string, version: number): Heard {
    if (version > (this.version ?? 0) || !this.outbox.has(id)) return NOTHING;
    return { ...NOTHING, touched: this.dropOne(id).touched };
  }

  /** Takes a refused change out; those behind it stay. */
  refuse(refusal: Refused): Heard {
    if (refusal.id === null || !this.outbox.has(refusal.id)) return NOTHING;
    const { touched, change } = this.dropOne(refusal.id);
    return change ? { ...NOTHING, touched, refused: { refusal, change } } : NOTHING;
  }

  private dropOne(id: string): { touched: ReadonlySet<string>; change: Waiting | undefined } {
    const before = this.shown();
    const [change] = this.outbox.drop(new Set([id]));
    this.redraw();
    return { touched: this.alsoShown(before, new Set()), change };
  }

  private redraw(): void {
    this.outbox.redraw(this.confirmed);
  }

  private shown(): Iterable<string> {
    return this.outbox.picture.own.keys();
  }

  private alsoShown(before: Iterable<string>, touched: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...before, ...touched, ...this.shown()]);
  }
}
