import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BrowserLocks } from "../../../tests/support/locks";
import { LEASE_MS } from "./claims";
import type { Waiting } from "./outbox";
import { held } from "./picture";
import { Storage } from "./storage";
import { LostClaim, type Save, type StoredSet, Wiped } from "./stored-set";

const waiting = (id: string): Waiting => ({
  id,
  ops: [{ op: "delete", record: "note", id: "n" }],
  sent: false,
  fixed: false,
});

function aSave(parts: Partial<Save> = {}): Save {
  return {
    version: 3,
    mark: "m3",
    you: undefined,
    outbox: [],
    history: { undo: [], redo: [] },
    records: new Map(),
    whole: false,
    ...parts,
  };
}

const note = (text: string) => held("note", { text });

async function contents(set: StoredSet) {
  return Object.fromEntries(Array.from(set.saved?.records ?? [], ([key, { fields }]) => [key, fields.text]));
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

afterEach(() => {
  vi.useRealTimers();
});

describe.each(["Web Locks", "leases"])("sets under %s", (kind) => {
  const browser = new BrowserLocks();
  const open = (tab = browser.tab()) => Storage.open({ locks: kind === "leases" ? undefined : tab.locks });

  test("what was saved is there for the next tab, records, outbox and all", async () => {
    const first = await (await open()).claim("board", "anna");
    const records = new Map([
      ["n", note("Check")],
      ["m", note("Send")],
    ]);
    await first.save(aSave({ records, outbox: [waiting("c1")] }));
    await first.save(
      aSave({ version: 4, mark: "m4", records: new Map([["m", undefined]]), outbox: [waiting("c1")] }),
    );
    await first.release();
    const second = await (await open()).claim("board", "anna");
    expect(second.id).toBe(first.id);
    expect(second.saved).toMatchObject({ version: 4, mark: "m4", outbox: [{ id: "c1" }] });
    expect(await contents(second)).toEqual({ n: "Check" });
  });

  test("a second tab has a set of its own and starts from the first one's board, without its outbox", async () => {
    const first = await (await open()).claim("board", "anna");
    await first.save(aSave({ records: new Map([["n", note("Check")]]), outbox: [waiting("c1")] }));
    const second = await (await open()).claim("board", "anna");
    expect(second.id).not.toBe(first.id);
    expect(second.saved).toMatchObject({ version: 3, outbox: [] });
    expect(await contents(second)).toEqual({ n: "Check" });
  });

  test("a whole board takes the place of all that was kept", async () => {
    const storage = await open();
    const set = await storage.claim("board", "anna");
    await set.save(aSave({ records: new Map([["old", note("old")]]) }));
    await set.save(aSave({ records: new Map([["new", note("new")]]), whole: true }));
    await set.release();
    expect(await contents(await storage.claim("board", "anna"))).toEqual({ new: "new" });
  });

  test("boards and people do not see each other's sets", async () => {
    const set = await (await open()).claim("board", "anna");
    await set.save(aSave({ records: new Map([["n", note("Check")]]) }));
    await set.release();
    expect((await (await open()).claim("other", "anna")).saved).toBeUndefined();
    expect((await (await open()).claim("board", "ben")).saved).toBeUndefined();
  });

  test("only sets whose tab is gone are orphans, and only one tab gets each", async () => {
    const alive = await (await open()).claim("board", "anna");
    const gone = await (await open()).claim("board", "anna");
    await gone.release();
    const [one, two] = [await open(), await open()];
    const orphans = [
      ...(await one.claimOrphans("board", "anna")),
      ...(await two.claimOrphans("board", "anna")),
    ];
    expect(orphans.map(({ id }) => id)).toEqual([gone.id]);
    expect(alive.id).not.toBe(gone.id);
  });

  test("a board that is closed to one person keeps what another one did on it in this browser", async () => {
    const storage = await open();
    for (const person of ["anna", "ben"])
      await (await storage.claim("board", person)).save(aSave({ outbox: [waiting(person)] }));
    await storage.wipe({ board: "board", person: "anna" });
    expect(await storage.kept("anna")).toEqual([]);
    expect(await storage.kept()).toMatchObject([{ id: "board", waiting: 1 }]);
  });

  test("signing out wipes every set, and a tab that is still open cannot write its own again", async () => {
    const storage = await open();
    const set = await storage.claim("board", "anna");
    await set.save(aSave({ records: new Map([["n", note("Check")]]) }));
    await (await open()).wipe();
    await expect(set.save(aSave())).rejects.toThrow(Wiped);
    expect((await storage.claim("board", "anna")).saved).toBeUndefined();
  });
});

test("a set whose tab crashed is free at once under Web Locks", async () => {
  const browser = new BrowserLocks();
  const tab = browser.tab();
  const set = await (await Storage.open(tab)).claim("board", "anna");
  await set.save(aSave({ outbox: [waiting("c1")] }));
  tab.crash();
  const next = await (await Storage.open(browser.tab())).claim("board", "anna");
  expect(next.saved?.outbox).toMatchObject([{ id: "c1" }]);
});

test("a lease runs out when its tab is gone, and the tab that slept through it may not write any more", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const sleeper = await (await Storage.open({ locks: undefined })).claim("board", "anna");
  await sleeper.save(aSave({ outbox: [waiting("c1")] }));
  vi.setSystemTime(Date.now() + LEASE_MS + 1);
  const [orphan] = await (await Storage.open({ locks: undefined })).claimOrphans("board", "anna");
  expect(orphan?.saved?.outbox).toMatchObject([{ id: "c1" }]);
  await expect(sleeper.save(aSave())).rejects.toThrow(LostClaim);
});

test("a page that is reloaded finds its set again under leases, and a page that comes back goes on with its own", async () => {
  const left = await (await Storage.open({ locks: undefined })).claim("board", "anna");
  await left.save(aSave({ outbox: [waiting("c1")] }));
  await left.rest();
  await left.save(aSave({ version: 4, outbox: [waiting("c1")] }));
  await left.rest();
  const reloaded = await (await Storage.open({ locks: undefined })).claim("board", "anna");
  expect([reloaded.id, reloaded.saved?.version]).toEqual([left.id, 4]);
  await expect(left.save(aSave())).rejects.toThrow(LostClaim);
});
