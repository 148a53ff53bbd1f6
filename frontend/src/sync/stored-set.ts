// One tab's set in IndexedDB: confirmed records, version, mark, outbox and undo stacks of one board.
import type { DBSchema, IDBPDatabase } from "idb";
import type { Fields } from "../model/records";
import { type Claim, isLeased, type Lease, leaseFor, RENEW_MS } from "./claims";
import type { KeptHistory } from "./history";
import type { OpTarget, Person } from "./messages";
import type { Waiting } from "./outbox";
import type { Held } from "./picture";
import type { Kept } from "./replica";

export interface SetRow {
  readonly id: string;
  readonly board: string;
  readonly person: string;
  readonly version: number | undefined;
  readonly mark: string | undefined;
  readonly you: Person | undefined;
  readonly outbox: readonly Waiting[];
  readonly history: KeptHistory;
  readonly savedAt: number;
  readonly lease?: Lease | undefined;
}

export interface RecordRow {
  readonly set: string;
  readonly key: string;
  readonly record: OpTarget;
  readonly fields: Fields;
}

export interface Schema extends DBSchema {
  sets: { key: string; value: SetRow; indexes: { board: [string, string] } };
  records: { key: [string, string]; value: RecordRow };
}

export interface Saved extends Kept {
  readonly history: KeptHistory;
}

/** What is written in one transaction: all of the small part, and the records that changed. */
export interface Save {
  readonly version: number | undefined;
  readonly mark: string | undefined;
  readonly you: Person | undefined;
  readonly outbox: readonly Waiting[];
  readonly history: KeptHistory;
  /** Changed records by key, undefined for those that are gone. */
  readonly records: ReadonlyMap<string, Held | undefined>;
  /** All other records are left out: a snapshot took their place. */
  readonly whole: boolean;
}

/** The set was taken over by another tab while this one slept. */
export class LostClaim extends Error {}

/** The set is gone: somebody signed out in this browser. */
export class Wiped extends Error {}

/** The set that this tab owns. */
export class StoredSet {
  saved: Saved | undefined;
  private readonly renewal: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly db: IDBPDatabase<Schema>,
    private readonly row: SetRow,
    private readonly claim: Claim,
    /** Nothing is on disk under it yet. */
    readonly isNew = false,
  ) {
    if (claim.owner !== undefined) this.renewal = setInterval(() => void this.renew(), RENEW_MS);
  }

  get id(): string {
    return this.row.id;
  }

  /** Writes version, mark, outbox and changed records in one transaction. Throws LostClaim, Wiped. */
  async save(save: Save): Promise<void> {
    const transaction = this.db.transaction(["sets", "records"], "readwrite");
    const sets = transaction.objectStore("sets");
    const records = transaction.objectStore("records");
    const now = Date.now();
    const row = await sets.get(this.id);
    if (!row || isLeased(row.lease, now, this.claim.owner)) {
      transaction.abort();
      await transaction.done.catch(() => undefined);
      throw row ? new LostClaim(this.id) : new Wiped(this.id);
    }
    const { records: changed, whole, ...small } = save;
    sets.put({ ...this.row, ...small, savedAt: now, lease: this.lease(now) });
    if (whole) records.delete(recordsOf(this.id));
    for (const [key, held] of changed) {
      if (held) records.put({ set: this.id, key, record: held.record, fields: held.fields });
      else records.delete([this.id, key]);
    }
    await transaction.done;
  }

  /** Ends the lease until the next save: a page that is left may come back or not. */
  async rest(): Promise<void> {
    if (this.claim.owner !== undefined) await this.rewriteLease(() => undefined);
  }

  /** Gives the set free for the next tab, with what it holds. */
  async release(): Promise<void> {
    clearInterval(this.renewal);
    await this.rest();
    this.claim.release();
  }

  /** Removes the set. */
  async remove(): Promise<void> {
    const transaction = this.db.transaction(["sets", "records"], "readwrite");
    transaction.objectStore("sets").delete(this.id);
    transaction.objectStore("records").delete(recordsOf(this.id));
    await transaction.done;
    clearInterval(this.renewal);
    this.claim.release();
  }

  private lease(now: number): Lease | undefined {
    return this.claim.owner === undefined ? undefined : leaseFor(this.claim.owner, now);
  }

  private async renew(): Promise<void> {
    await this.rewriteLease((now) => this.lease(now));
  }

  private async rewriteLease(lease: (now: number) => Lease | undefined): Promise<void> {
    const transaction = this.db.transaction("sets", "readwrite");
    const row = await transaction.store.get(this.id);
    if (row?.lease?.owner === this.claim.owner && row) {
      transaction.store.put({ ...row, lease: lease(Date.now()) });
    }
    await transaction.done;
  }
}

/** The keys of all records of a set. */
export function recordsOf(set: string): IDBKeyRange {
  return IDBKeyRange.bound([set], [set, []]);
}
