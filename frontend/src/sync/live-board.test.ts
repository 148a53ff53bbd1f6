// @vitest-environment node
// What the page is told, by a live board on the real server.
import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { BrowserLocks } from "../../../tests/support/locks";
import { Relay } from "../../../tests/support/relay";
import { type Guest, Served } from "../../../tests/support/served";
import type { Socket } from "./connection";
import { LiveBoard, type LiveBoardOptions } from "./live-board";
import { Storage } from "./storage";

const FAST = { firstPause: 15, longestPause: 100, askAfter: 300, answerWithin: 500 };

let served: Served;
let anna: Guest;
let ben: Guest;
let viewer: Guest;
let boardId: string;
const opened: LiveBoard[] = [];

beforeAll(async () => {
  served = await Served.start();
  [anna, ben, viewer] = served.guests("Anna", "Ben", "Vera:view") as [Guest, Guest, Guest];
}, 60_000);

afterAll(async () => {
  await served?.stop();
});

beforeEach(async () => {
  const file = {
    format: "leanwall.board",
    version: 1,
    title: "Billing",
    notes: [{ id: "n", text: "Check price" }],
  };
  boardId = (await served.api<{ id: string }>("POST", "/api/boards", file)).id;
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((board) => board.close("remove")));
});

/** A board on a screen, by way of a relay that can be cut. */
async function aScreen(guest: Guest, options: Partial<LiveBoardOptions> = {}) {
  let isDown = false;
  const relay = await Relay.to(served.port, () => ({ delay: () => 0, ...(isDown && { cutAfter: 0 }) }));
  const board = new LiveBoard({
    boardId,
    person: guest.person,
    openSocket: () => served.socket(guest, boardId, relay.port) as unknown as Socket,
    storage: Promise.resolve(undefined),
    pace: FAST,
    ...options,
  });
  opened.push(board);
  const goesOffline = () => {
    isDown = true;
    relay.cut();
    return vi.waitFor(() => expect(board.status().phase).toBe("offline"));
  };
  const isBack = () => {
    isDown = false;
    board.retry();
  };
  const comesBack = () => {
    isBack();
    return saved(board);
  };
  return { board, goesOffline, isBack, comesBack };
}

async function aLiveScreen(guest: Guest, options: Partial<LiveBoardOptions> = {}) {
  const screen = await aScreen(guest, options);
  await saved(screen.board);
  return screen;
}

function saved(board: LiveBoard): Promise<void> {
  return vi.waitFor(() => expect(board.status()).toMatchObject({ phase: "live", saved: true }), 5_000);
}

const moved = (x: number) => [{ op: "update", record: "note", id: "n", fields: { x } }] as const;

describe("the status", () => {
  test("says saved only when the server has all, and counts what waits while offline", async () => {
    const { board, goesOffline, comesBack } = await aLiveScreen(anna);
    board.change(moved(1));
    expect(board.status()).toMatchObject({ phase: "live", waiting: 1, saved: false });
    await saved(board);
    await goesOffline();
    for (const x of [2, 3, 4]) board.change(moved(x));
    expect(board.status()).toMatchObject({ phase: "offline", waiting: 3, saved: false, stored: false });
    await comesBack();
    expect((await served.api<{ notes: unknown[] }>("GET", `/api/boards/${boardId}`)).notes).toMatchObject([
      { x: 4 },
    ]);
  });

  test("is closed with the reason when the board was deleted, and the words in the making are offered again", async () => {
    const { board, goesOffline, isBack } = await aLiveScreen(anna);
    await goesOffline();
    board.editText("note", "n", "text", "Check price list", { label: "editText" });
    await served.api("DELETE", `/api/boards/${boardId}`);
    isBack();
    await vi.waitFor(() =>
      expect(board.status()).toMatchObject({ phase: "closed", code: "not_found", waiting: 0 }),
    );
    expect(board.notices()).toMatchObject([
      { label: "editText", texts: [{ id: "n", field: "text", text: " list" }] },
    ]);
    expect([board.change(moved(1)), board.get("note", "n")?.text]).toEqual([undefined, "Check price"]);
  });

  test("tells a person who may only look that nothing can be changed", async () => {
    const { board } = await aLiveScreen(viewer);
    expect([board.canEdit(), board.change(moved(1)), board.canUndo()]).toEqual([
      false,
      undefined,
      { ok: false, reason: "empty" },
    ]);
    expect(board.you()).toMatchObject({ name: "Vera", role: "view" });
  });
});

describe("a refused change", () => {
  test("is taken back and said once, with the typed words", async () => {
    const { board } = await aLiveScreen(anna);
    const long = "x".repeat(10_001);
    const change = board.change(
      [{ op: "create", record: "note", id: "long", fields: { text: long } }, ...moved(7)],
      { label: "addNote" },
    );
    expect(board.get("note", "long")?.text).toBe(long);
    await vi.waitFor(() => expect(board.notices()).toHaveLength(1));
    expect(board.notices()).toMatchObject([
      {
        id: change,
        label: "addNote",
        field: "text",
        texts: [{ record: "note", id: "long", field: "text", text: long }],
      },
    ]);
    expect([board.get("note", "long"), board.get("note", "n")?.x]).toEqual([undefined, 0]);
    expect(board.canUndo().ok).toBe(false);
    board.dismissNotice(change ?? "");
    expect(board.notices()).toEqual([]);
  });

  test("that is too large for a frame is said before it is sent", async () => {
    const { board } = await aLiveScreen(anna);
    const ops = Array.from({ length: 40 }, (_, at) => {
      return { op: "create", record: "note", id: `n${at}`, fields: { text: "漢".repeat(3_000) } } as const;
    });
    expect(board.change(ops)).toBeUndefined();
    expect(board.notices()).toMatchObject([{ code: "limit" }]);
    expect(board.status().waiting).toBe(0);
  });
});

describe("reading", () => {
  test("gives the same frozen record until it changes, and tells those who asked for it", async () => {
    const { board } = await aLiveScreen(anna);
    const other = await aLiveScreen(ben);
    const before = board.get("note", "n");
    const ids = board.ids("note");
    const heard = vi.fn();
    board.subscribe("n", heard);
    expect([
      board.get("note", "n") === before,
      Object.isFrozen(before),
      before?.kind,
      before?.wait_time,
    ]).toEqual([true, true, "step", null]);
    other.board.change(moved(5));
    await vi.waitFor(() => expect(board.get("note", "n")?.x).toBe(5));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(board.get("note", "n")).not.toBe(before);
    expect(board.ids("note")).toBe(ids);
  });

  test("a change that comes back as it was drawn tells nobody twice", async () => {
    const { board } = await aLiveScreen(anna);
    const heard = vi.fn();
    board.subscribe("n", heard);
    board.change(moved(9));
    await saved(board);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test("the figures come with the welcome and follow a change", async () => {
    const { board } = await aLiveScreen(anna);
    const steps = () =>
      (board.figures("current") as { figures: { steps: { value: number } } } | undefined)?.figures.steps
        .value;
    await vi.waitFor(() => expect(steps()).toBe(1), 5_000);
    board.change([{ op: "create", record: "note", id: "m", fields: { text: "Send" } }]);
    await vi.waitFor(() => expect(steps()).toBe(2), 5_000);
  });
});

describe("people", () => {
  test("see where the others are and what they type in, and when they leave", async () => {
    const { board } = await aLiveScreen(anna);
    const other = await aLiveScreen(ben);
    other.board.sendPresence({ cursor: [10, 20], state: "current" });
    other.board.sendPresence({ editing: "n" });
    await vi.waitFor(() =>
      expect(board.people()).toMatchObject([{ name: "Ben", cursor: [10, 20], editing: "n" }]),
    );
    expect(other.board.people()).toMatchObject([{ name: "Anna" }]);
    await other.board.close();
    await vi.waitFor(() => expect(board.people()).toEqual([]));
  });
});

describe("undo", () => {
  test("takes back a gesture at once and leaves what others did since", async () => {
    const { board } = await aLiveScreen(anna);
    const other = await aLiveScreen(ben);
    board.editText("note", "n", "text", "Check price a", { gesture: "g", label: "editText" });
    await saved(board);
    board.editText("note", "n", "text", "Check price ab", { gesture: "g", label: "editText" });
    board.change(moved(3), { label: "moveNotes" });
    await saved(board);
    await vi.waitFor(() => expect(other.board.get("note", "n")?.x).toBe(3));
    other.board.editText("note", "n", "text", "Please check price ab");
    other.board.change(moved(4));
    await vi.waitFor(() => expect(board.get("note", "n")?.x).toBe(4));
    expect(board.canUndo()).toEqual({ ok: true, label: "editText" });
    board.undo();
    expect(board.get("note", "n")).toMatchObject({ text: "Please check price", x: 4 });
    await saved(board);
    expect(board.get("note", "n")).toMatchObject({ text: "Please check price", x: 4 });
    expect(board.canUndo()).toEqual({ ok: false, reason: "overtaken", label: "moveNotes" });
    board.redo();
    await saved(board);
    expect(board.get("note", "n")?.text).toBe("Please check price ab");
  });

  test("is still there after the connection was lost", async () => {
    const { board, goesOffline, comesBack } = await aLiveScreen(anna);
    board.change(moved(3), { label: "moveNotes" });
    await saved(board);
    await goesOffline();
    board.undo();
    expect(board.get("note", "n")?.x).toBe(0);
    await comesBack();
    expect(board.get("note", "n")?.x).toBe(0);
    expect(board.canRedo()).toEqual({ ok: true, label: "moveNotes" });
  });
});

describe("what the browser keeps", () => {
  test("a board opens from there at once, with what still waits, though the server is away", async () => {
    const storage = Storage.open(new BrowserLocks().tab());
    const first = await aLiveScreen(anna, { storage });
    await first.goesOffline();
    first.board.change(moved(8), { label: "moveNotes" });
    await first.board.close();
    const second = await aScreen(anna, {
      storage,
      openSocket: () => served.socket(anna, boardId, 9) as unknown as Socket,
    });
    await vi.waitFor(() =>
      expect(second.board.status()).toMatchObject({ loaded: true, waiting: 1, stored: true }),
    );
    expect(second.board.get("note", "n")).toMatchObject({ text: "Check price", x: 8 });
    expect([second.board.canEdit(), second.board.canUndo().label]).toEqual([true, "moveNotes"]);
    await second.board.close();
    await aLiveScreen(anna, { storage });
    expect((await served.api<{ notes: unknown[] }>("GET", `/api/boards/${boardId}`)).notes).toMatchObject([
      { x: 8 },
    ]);
  });

  test("two tabs keep apart; what a closed one left is sent once by the one that lives", async () => {
    const browser = new BrowserLocks();
    const stays = await aLiveScreen(anna, { storage: Storage.open(browser.tab()), orphansEvery: 50 });
    const goes = await aLiveScreen(anna, { storage: Storage.open(browser.tab()) });
    await goes.goesOffline();
    goes.board.change([{ op: "create", record: "note", id: "left", fields: { text: "Left behind" } }]);
    goes.board.change(moved(6));
    expect(stays.board.status().waiting).toBe(0);
    await goes.board.close();
    await vi.waitFor(() => expect(stays.board.get("note", "left")?.text).toBe("Left behind"), 5_000);
    const { changes } = await served.api<{ changes: unknown[] }>("GET", `/api/boards/${boardId}/history`);
    expect(changes).toHaveLength(2);
    await vi.waitFor(async () =>
      expect(await (await Storage.open(browser.tab())).claimOrphans(boardId, anna.person)).toEqual([]),
    );
  });

  test("signing out in another tab ends the board here and leaves nothing behind", async () => {
    const storage = Storage.open(new BrowserLocks().tab());
    const { board } = await aLiveScreen(anna, { storage });
    await (await Storage.open(new BrowserLocks().tab())).wipe();
    board.change(moved(1));
    await vi.waitFor(() => expect(board.status()).toMatchObject({ phase: "closed", code: "signed_out" }));
    await board.close();
    expect((await (await storage).claim(boardId, anna.person)).saved).toBeUndefined();
  });
});
