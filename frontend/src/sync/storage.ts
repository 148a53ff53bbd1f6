// What a browser keeps of its boards: who may have which tab's set, and what the next tab finds.
import { type IDBPDatabase, openDB } from "idb";
import type { Fields } from "../model/records";
import { type Claim, isLeased, leaseFor, tryLock } from "./claims";
import { newId } from "./ids";
import { BOARD_KEY } from "./picture";
import { LostClaim, recordsOf, type Saved, type Schema, type SetRow, StoredSet } from "./stored-set";

const NAME = "leanwall";

/** A board that opens without a server; `waiting` counts the changes that the server does not have yet. */
export interface KeptBoard {
  readonly id: string;
  readonly title: string;
  readonly savedAt: number;
  readonly waiting: number;
}

export class Storage {
  private constructor(
    private readonly db: IDBPDatabase<Schema>,
    private readonly locks: LockManager | undefined,
  ) {}

  /** Opens this browser’s store. Without Web Locks (plain http) leases in the sets stand in for them. */
  static async open({ locks } = theseLocks()): Promise<Storage> {
    const db = await openDB<Schema>(NAME, 1, {
      upgrade(database) {
        database.createObjectStore("sets", { keyPath: "id" }).createIndex("board", ["board", "person"]);
        database.createObjectStore("records", { keyPath: ["set", "key"] });
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase | null)?.close();
      },
    });
    return new Storage(db, locks);
  }

  /** The newest set of this board that no tab holds, else a new one with a copy of the newest board that is known. */
  async claim(board: string, person: string): Promise<StoredSet> {
    const rows = await this.rows(board, person);
    for (const row of rows) {
      const claimed = await this.tryClaim(row.id);
      if (claimed) return claimed;
    }
    const set = await this.claimNew(board, person);
    const newest = rows[0];
    if (newest) set.saved = await this.copyOf(newest.id);
    return set;
  }

  /** Sets of this board whose tab is gone, each now held by this one. */
  async claimOrphans(board: string, person: string): Promise<StoredSet[]> {
    const claims = [];
    for (const row of await this.rows(board, person)) claims.push(await this.tryClaim(row.id));
    return claims.filter((set) => set !== undefined);
  }

  /** The boards that this browser has of a person, or of all who use it, the last saved first. */
  async kept(person?: string): Promise<KeptBoard[]> {
    const rows = (await this.db.getAll("sets")).filter(
      (row) => (person === undefined || row.person === person) && row.version !== undefined,
    );
    const boards = new Map<string, KeptBoard>();
    for (const { id, board, savedAt, outbox } of rows.sort((a, b) => b.savedAt - a.savedAt)) {
      const seen = boards.get(board);
      const facts = await this.db.get("records", [id, BOARD_KEY]);
      const waiting = (seen?.waiting ?? 0) + outbox.length;
      boards.set(
        board,
        seen ? { ...seen, waiting } : { id: board, title: titleOf(facts?.fields), savedAt, waiting },
      );
    }
    return [...boards.values()];
  }

  /** Forgets everything: nobody is signed in here any more. Or one person's sets of one board that is closed to them. */
  async wipe(only?: { readonly board: string; readonly person: string }): Promise<void> {
    const transaction = this.db.transaction(["sets", "records"], "readwrite");
    const sets = transaction.objectStore("sets");
    for (const row of await sets.getAll()) {
      if (only && (row.board !== only.board || row.person !== only.person)) continue;
      sets.delete(row.id);
      transaction.objectStore("records").delete(recordsOf(row.id));
    }
    await transaction.done;
  }

  close(): void {
    this.db.close();
  }

  private async rows(board: string, person: string): Promise<SetRow[]> {
    const rows = await this.db.getAllFromIndex("sets", "board", [board, person]);
    return rows.sort((a, b) => (b.version ?? 0) - (a.version ?? 0) || b.savedAt - a.savedAt);
  }

  private async tryClaim(id: string): Promise<StoredSet | undefined> {
    const claim = await this.hold(id);
    if (!claim) return undefined;
    const row = await this.take(id, claim);
    if (!row) {
      claim.release();
      return undefined;
    }
    const set = new StoredSet(this.db, row, claim);
    set.saved = await this.copyOf(id, row);
    return set;
  }

  /** The Web Lock of the set, or a claim that the lease in the set has yet to confirm. */
  private async hold(id: string): Promise<Claim | undefined> {
    if (this.locks) return tryLock(this.locks, `${NAME}/${id}`);
    return { owner: newId("t"), release: () => undefined };
  }

  /** Reads the set's row and, where leases rule, writes the lease in the same transaction. */
  private async take(id: string, claim: Claim): Promise<SetRow | undefined> {
    const transaction = this.db.transaction("sets", "readwrite");
    const row = await transaction.store.get(id);
    const isFree = row !== undefined && (claim.owner === undefined || !isLeased(row.lease, Date.now()));
    if (row && isFree && claim.owner !== undefined) {
      transaction.store.put({ ...row, lease: leaseFor(claim.owner, Date.now()) });
    }
    await transaction.done;
    return isFree ? row : undefined;
  }

  /** A new, empty set. */
  async claimNew(board: string, person: string): Promise<StoredSet> {
    const id = newId("s");
    const claim = await this.hold(id);
    if (!claim) throw new LostClaim(id);
    const row: SetRow = {
      id,
      board,
      person,
      version: undefined,
      mark: undefined,
      you: undefined,
      outbox: [],
      history: { undo: [], redo: [] },
      savedAt: Date.now(),
      lease: claim.owner === undefined ? undefined : leaseFor(claim.owner, Date.now()),
    };
    await this.db.put("sets", row);
    return new StoredSet(this.db, row, claim, true);
  }

  /** The board as a set holds it; the outbox and the undo stacks too when it is one's own. */
  private async copyOf(id: string, own?: SetRow): Promise<Saved | undefined> {
    const transaction = this.db.transaction(["sets", "records"]);
    const [row, records] = await Promise.all([
      transaction.objectStore("sets").get(id),
      transaction.objectStore("records").getAll(recordsOf(id)),
    ]);
    await transaction.done;
    if (!row) return undefined;
    const held = records.map(({ key, record, fields }) => [key, { record, fields }] as const);
    const { version, mark, you } = row;
    return own
      ? { version, mark, you, records: held, outbox: row.outbox, history: row.history }
      : { version, mark, you, records: held, outbox: [], history: { undo: [], redo: [] } };
  }
}

function titleOf(fields: Fields | undefined): string {
  return typeof fields?.title === "string" ? fields.title : "";
}

function theseLocks(): { locks: LockManager | undefined } {
  return { locks: globalThis.navigator?.locks };
}
