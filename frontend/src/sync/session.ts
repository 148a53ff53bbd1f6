// Keeps one replica in touch with the server and with this browser's storage.
import { pageLanguage } from "./browser";
import { Connection, type Pace, type Socket, USUAL_PACE } from "./connection";
import { History } from "./history";
import { Keeper } from "./keeper";
import type { Bye, ClientMessage, Refused, ServerMessage } from "./messages";
import type { Waiting } from "./outbox";
import { type Heard, Replica } from "./replica";
import type { Phase } from "./status";
import type { Storage } from "./storage";
import { LostClaim, type StoredSet, Wiped } from "./stored-set";

export interface SessionOptions {
  readonly boardId: string;
  /** Whose board this is in the browser's storage: the signed-in person's id. */
  readonly person: string;
  readonly openSocket: () => Socket;
  /** Where boards are kept; it may resolve to undefined: then nothing is. */
  readonly storage: Promise<Storage | undefined>;
  readonly pace?: Pace | undefined;
  /** The set of a closed tab, in place of one's own. */
  readonly set?: StoredSet | undefined;
}

export interface SessionEvents {
  /** The stored board has been read. */
  opened(storage: Storage | undefined): void;
  /** What the screen shows changed under these keys, or under any when none are named. */
  drawn(keys: ReadonlySet<string> | undefined): void;
  /** A message that is not about records, after it has been taken in. */
  told(message: ServerMessage): void;
  refused(refusal: Refused, change: Waiting): void;
  /** Phase, reason or what is stored changed. */
  restated(): void;
}

/** The board is gone or not this person's any more: what the browser kept of it goes too. */
const NOT_YOURS: ReadonlySet<string> = new Set([
  "not_found",
  "forbidden",
  "deleted",
  "removed",
  "signed_out",
]);

/** Two new sockets within this time are one too many: the second waits like after a failure. */
const RESYNC_PAUSE = 2_000;

export class Session {
  replica = new Replica();
  history = new History();
  phase: Phase = "opening";
  reason: { readonly code: string; readonly message: string } | undefined;
  retryAt: number | undefined;
  /** Resolves when the stored board has been read. */
  readonly opened: Promise<void>;
  private readonly connection: Connection;
  private keeper: Keeper | undefined;
  private set: StoredSet | undefined;
  private resyncedAt = 0;
  private isClosed = false;

  constructor(
    private readonly options: SessionOptions,
    private readonly events: SessionEvents,
  ) {
    this.connection = new Connection(
      options.openSocket,
      {
        greet: () => ({ ...this.replica.hello(), language: pageLanguage() }),
        heard: (message) => this.heard(message),
        lost: (retryAt, bye) => this.lost(retryAt, bye),
        ended: (bye) => this.end(bye),
      },
      options.pace ?? USUAL_PACE,
    );
    this.opened = this.open();
  }

  /** Everything that waits is on this browser's disk. */
  get isStored(): boolean {
    return this.keeper?.isStored === true;
  }

  /** The person changed something: it is kept and sent. */
  acted(): void {
    this.keeper?.now();
    this.flush();
  }

  send(message: ClientMessage): void {
    if (this.replica.ready) this.connection.send(message);
  }

  /** Tries to connect at once, or asks an open socket for a sign of life. */
  readonly wake = (): void => this.connection.wake();

  /** The page may be gone in a moment: the next one can have the set at once. */
  readonly rest = (): void => void this.set?.rest();

  /** Ends for good; the set is freed for the next tab or removed with all that it holds. */
  async close(fate: "free" | "remove"): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.connection.stop();
    await this.opened;
    await this.keeper?.settled();
    if (fate === "remove") await this.set?.remove();
    else await this.set?.release();
  }

  private async open(): Promise<void> {
    const storage = await this.options.storage.catch(() => undefined);
    this.set = this.options.set ?? (await this.claimSet(storage));
    this.replica = new Replica(this.set?.saved);
    this.history = new History(this.set?.saved?.history);
    if (this.set && storage) this.keep(this.set, storage);
    if (this.isClosed) return;
    this.events.opened(storage);
    this.connection.start();
  }

  private claimSet(storage: Storage | undefined): Promise<StoredSet | undefined> {
    const { boardId, person } = this.options;
    return storage ? storage.claim(boardId, person).catch(() => undefined) : Promise.resolve(undefined);
  }

  private keep(set: StoredSet, storage: Storage): void {
    this.keeper = new Keeper(
      set,
      {
        small: () => ({
          version: this.replica.version,
          mark: this.replica.mark,
          you: this.replica.you,
          outbox: this.replica.outbox.waiting,
          history: this.history.kept,
        }),
        held: (key) => this.replica.confirmed.get(key),
        all: () => this.replica.confirmed.entries(),
      },
      { wrote: () => this.events.restated(), failed: (error) => void this.keepElsewhere(error, storage) },
    );
    if (set.isNew) this.keeper.replaced();
  }

  /** Another tab took the set while this one slept: this tab goes on with a new one. */
  private async keepElsewhere(error: unknown, storage: Storage): Promise<void> {
    if (this.isClosed || this.phase === "closed") return; // a board that is gone says why; its set goes with it
    if (error instanceof Wiped) {
      this.connection.stop();
      this.end({ code: "signed_out", message: "" });
    } else if (error instanceof LostClaim) {
      this.keeper?.stop();
      this.set = await storage.claimNew(this.options.boardId, this.options.person).catch(() => undefined);
      this.keeper = undefined;
      if (this.set) this.keep(this.set, storage);
    }
  }

  private heard(message: ServerMessage): void {
    const heard = this.replica.hear(message);
    if (message.type === "welcome" && this.replica.ready) this.welcomed();
    this.takeIn(heard);
    this.events.told(message);
    this.flush();
  }

  private welcomed(): void {
    this.connection.settled();
    this.phase = "live";
    this.reason = undefined;
    this.retryAt = undefined;
    this.events.restated();
  }

  private takeIn({ touched, confirmed, refused, resync }: Heard): void {
    if (confirmed === undefined) this.keeper?.replaced();
    else if (confirmed.size > 0) this.keeper?.confirmed(confirmed);
    if (refused) this.history.forget(refused.change.id);
    if (touched === undefined || touched.size > 0) this.events.drawn(touched);
    if (refused) this.events.refused(refused.refusal, refused.change);
    if (resync) this.resync();
  }

  private resync(): void {
    this.replica.lost();
    const now = Date.now();
    if (now - this.resyncedAt < RESYNC_PAUSE) this.connection.fail();
    else this.connection.start();
    this.resyncedAt = now;
  }

  private flush(): void {
    for (const message of this.replica.due()) this.connection.send(message);
  }

  private lost(retryAt: number, bye: Bye | undefined): void {
    this.replica.lost();
    this.phase = "offline";
    this.reason = bye;
    this.retryAt = retryAt;
    this.events.restated();
  }

  private end(bye: Bye): void {
    this.replica.lost();
    this.phase = "closed";
    this.reason = bye;
    this.retryAt = undefined;
    if (NOT_YOURS.has(bye.code)) this.giveUp(bye);
    this.events.restated();
  }

  /** Nothing that waits can ever be sent: each change is said to be refused, and what was kept goes. */
  private giveUp({ code, message }: Bye): void {
    for (const { id } of this.replica.outbox.waiting) {
      this.takeIn(this.replica.refuse({ id, code, message }));
    }
    const { boardId, person } = this.options;
    void this.options.storage
      .then((storage) => storage?.wipe({ board: boardId, person }))
      .catch(() => undefined);
  }
}
