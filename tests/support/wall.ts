/** People who work on one board at random through bad networks, and the checks of what is left in the end. */
import { expect } from "vitest";
import { filled, filledFacts } from "../../frontend/src/model/records";
import { apply } from "../../frontend/src/sync/effects";
import type { CommittedOp, Entry } from "../../frontend/src/sync/messages";
import { Confirmed } from "../../frontend/src/sync/picture";
import { Chance } from "./chance";
import { letters } from "./letters";
import type { Guest, Served } from "./served";
import { Worker } from "./worker";

export interface Log {
  readonly before: Readonly<Record<string, unknown>>;
  readonly entries: readonly Entry[];
  readonly now: Readonly<Record<string, unknown>>;
}

const SETTLES_WITHIN = 30_000;

const BOARD = {
  format: "leanwall.board",
  version: 1,
  title: "Proof",
  lanes: [
    { id: "clerk", name: "Clerk" },
    { id: "boss", name: "Boss" },
  ],
  notes: [
    { id: "n1", text: "", lane: "clerk" },
    { id: "n2", text: "", lane: "boss" },
  ],
};

export class Wall {
  private constructor(
    private readonly served: Served,
    readonly board: string,
    readonly workers: readonly Worker[],
    private readonly chance: Chance,
  ) {}

  static async of(served: Served, guests: readonly Guest[], seed: number): Promise<Wall> {
    const { id } = await served.api<{ id: string }>("POST", "/api/boards", BOARD);
    const unused = letters();
    const workers = await Promise.all(
      guests.map((guest, at) => Worker.at(served, guest, id, new Chance(seed * 1000 + at), unused)),
    );
    const wall = new Wall(served, id, workers, new Chance(seed));
    await wall.until(() => workers.every((worker) => worker.board.status().loaded));
    return wall;
  }

  /** So many acts of anybody, with bad luck in between. */
  async play(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      const worker = this.chance.one(this.workers);
      if (this.chance.often(0.06)) await worker?.hasBadLuck();
      else worker?.doesSomething();
      if (this.chance.often(0.6)) await pause(this.chance.below(12));
    }
  }

  /** Somebody else works on what is on every board until it is beyond the version that this one holds. */
  async playBeyond(away: Worker): Promise<void> {
    const held = away.board.version() ?? 0;
    const other = this.workers.find((worker) => worker !== away);
    for (let step = 1; (await this.version()) <= held; step++) {
      const fields = { purpose: `step ${step}` };
      other?.board.change([{ op: "update", record: "board", id: "board", fields }]);
      await pause(5);
    }
  }

  /** The network is good again; waits until everybody says “saved” at the board's last version. */
  async settle(): Promise<void> {
    for (const worker of this.workers) worker.getsGoodNetwork();
    await this.until(async () => {
      if (!this.workers.every(({ board }) => board.status().phase === "live" && board.status().saved))
        return false;
      const versions = new Set(this.workers.map(({ board }) => board.version()));
      return versions.size === 1 && versions.has(await this.version());
    });
  }

  async log(): Promise<Log> {
    const entries: Entry[] = [];
    for (;;) {
      const since = entries.at(-1)?.version ?? 0;
      const path = `/api/boards/${this.board}/history?since=${since}&limit=1000`;
      const { changes } = await this.served.api<{ changes: Entry[] }>("GET", path);
      if (changes.length === 0) break;
      entries.push(...changes);
    }
    const before = await this.served.api<Log["before"]>("GET", `/api/boards/${this.board}/versions/0`);
    return { before, entries, now: await this.served.api("GET", `/api/boards/${this.board}`) };
  }

  check(log: Log): void {
    this.checkEveryScreen(log);
    this.checkEveryChange(log);
    this.checkEveryLetter(log);
    this.checkEveryPlace(log);
  }

  /** Every screen, the server's board and a rebuild from the log are equal. */
  checkEveryScreen(log: Log): void {
    const rebuilt = Confirmed.ofFile(log.before);
    for (const entry of log.entries) for (const op of entry.ops) apply(rebuilt, op);
    const wanted = shown(Confirmed.ofFile(log.now));
    expect(shown(rebuilt)).toEqual(wanted);
    for (const worker of this.workers) expect(worker.screen()).toEqual(wanted);
  }

  /** Every change is in the log once, or was refused and said so; each person's stand in the order they were made. */
  checkEveryChange(log: Log): void {
    const versions = new Map<string, number>();
    for (const { id = "", version } of log.entries) {
      expect(versions.has(id), `${id} is in the log twice`).toBe(false);
      versions.set(id, version);
    }
    for (const worker of this.workers) {
      expect(worker.untold(), "refused without a word").toEqual([]);
      for (const id of worker.made)
        expect(versions.has(id), `${id} in the log`).toBe(!worker.refused.has(id));
      const own = worker.made.flatMap((id) => versions.get(id) ?? []);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  }

  /** What was typed went in whole, unless its note was deleted; no letter stands twice. */
  checkEveryLetter(log: Log): void {
    const byId = new Map(log.entries.map((entry) => [entry.id, entry]));
    const deleted = new Set(
      log.entries.flatMap(({ ops }) => ops.flatMap((op) => (op.op === "delete" ? [op.id] : []))),
    );
    for (const worker of this.workers) {
      for (const { change, note, text } of worker.typed) {
        const entry = byId.get(change);
        if (!entry || deleted.has(note)) continue;
        const put = entry.ops.map(inserted).join("");
        expect(
          Array.from(text).every((letter) => put.includes(letter)),
          `“${text}” in ${JSON.stringify(entry)}`,
        ).toBe(true);
      }
    }
    for (const note of (log.now.notes ?? []) as { text?: string }[]) {
      const found = Array.from(note.text ?? "");
      expect(new Set(found).size, note.text).toBe(found.length);
    }
  }

  /** What was typed between two letters still stands between them, unless an undo put one of them back later. */
  checkEveryPlace(log: Log): void {
    const put = new Map<string, number>();
    for (const { ops } of log.entries) {
      for (const letter of Array.from(ops.map(inserted).join("")))
        put.set(letter, (put.get(letter) ?? 0) + 1);
    }
    const texts = new Map(
      ((log.now.notes ?? []) as { id: string; text?: string }[]).map(({ id, text }) => [id, text ?? ""]),
    );
    for (const { note, text, between } of this.workers.flatMap((worker) => worker.typed)) {
      const row = Array.from(between[0] + text + between[1]);
      if (row.some((letter) => put.get(letter) !== 1)) continue;
      const places = row.map((letter) => (texts.get(note) ?? "").indexOf(letter)).filter((at) => at >= 0);
      expect(places, `“${row.join("")}” in “${texts.get(note)}”`).toEqual([...places].sort((a, b) => a - b));
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private async version(): Promise<number> {
    const { boards } = await this.served.api<{ boards: { id: string; version: number }[] }>(
      "GET",
      "/api/boards",
    );
    return boards.find(({ id }) => id === this.board)?.version ?? -1;
  }

  private async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const limit = Date.now() + SETTLES_WITHIN;
    while (!(await isSo())) {
      if (Date.now() > limit)
        throw new Error(
          `The wall does not settle: ${JSON.stringify(this.workers.map((worker) => worker.says()))}`,
        );
      await pause(20);
    }
  }
}

function inserted(op: CommittedOp): string {
  return op.op === "edit" ? op.splices.map((splice) => splice[2]).join("") : "";
}

/** A confirmed board as a screen shows it, by id. */
function shown(confirmed: Confirmed): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [key, { record, fields }] of confirmed.entries()) {
    if (record === "board") found.board = filledFacts(fields);
    else found[key] = filled(record, key, fields);
  }
  return found;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
