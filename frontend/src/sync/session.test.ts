// How a board on the screen keeps in touch: new starts, banners, presence.
import { afterEach, describe, expect, test, vi } from "vitest";
import { aQuietBoard, type QuietBoard } from "../../../tests/support/quiet-board";
import type { Entry } from "./messages";
import { OwnPresence } from "./presence";

const opened: QuietBoard[] = [];

async function aBoard(): Promise<QuietBoard> {
  const quiet = await aQuietBoard({
    format: "leanwall.board",
    version: 1,
    notes: [{ id: "n", text: "Check" }],
  });
  opened.push(quiet);
  return quiet;
}

function moved(version: number, id: string, x: number): Entry {
  const ops = [{ op: "update", record: "note", id, fields: { x } }] as const;
  return { version, mark: `m${version}`, id: `c${version}`, by: "p-ben", at: "2026-11-22T05:20:00Z", ops };
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map(({ board }) => board.close()));
});

describe("a new start", () => {
  test("is made at once when the server asks for it, from the version that is held", async () => {
    const { board, hellos, say } = await aBoard();
    say({ type: "changes", changes: [moved(2, "n", 5)] });
    say({ type: "resync" });
    await vi.waitFor(() => expect(board.status().phase).toBe("live"));
    await vi.waitFor(() => expect(hellos).toHaveLength(2));
    expect(hellos.at(-1)).toMatchObject({ since: 2, mark: "m2" });
  });

  test("is made when a version is missing, and again only after a pause", async () => {
    const { hellos, say } = await aBoard();
    say({ type: "changes", changes: [moved(3, "n", 5)] });
    await vi.waitFor(() => expect(hellos).toHaveLength(2));
    say({ type: "changes", changes: [moved(3, "n", 5)] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hellos).toHaveLength(2);
    await vi.waitFor(() => expect(hellos).toHaveLength(3));
  });

  test("asks for the whole board when the log does not fit what is held", async () => {
    const { board, hellos, say } = await aBoard();
    say({ type: "changes", changes: [moved(2, "unknown", 5)] });
    await vi.waitFor(() => expect(hellos).toHaveLength(2));
    expect(hellos.at(-1)).not.toHaveProperty("since");
    await vi.waitFor(() => expect(board.get("note", "n")?.text).toBe("Check"));
  });

  test("sends what waits again", async () => {
    const { board, changes, say } = await aBoard();
    board.change([{ op: "update", record: "note", id: "n", fields: { x: 1 } }]);
    say({ type: "resync" });
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    expect(changes[1]).toEqual(changes[0]);
    expect(board.status().waiting).toBe(1);
  });
});

describe("a change that changes nothing", () => {
  test("is not made: no step of undo, nothing to send", async () => {
    const { board, changes } = await aBoard();
    board.change([{ op: "update", record: "note", id: "n", fields: { x: 1 } }], { label: "moveNotes" });
    const idle = [
      board.change([{ op: "update", record: "note", id: "n", fields: { x: 1, color: null } }]),
      board.change([{ op: "delete", record: "note", id: "gone" }]),
      board.change([]),
      board.editText("note", "n", "text", "Check"),
    ];
    expect(idle).toEqual([undefined, undefined, undefined, undefined]);
    expect([changes.length, board.status().waiting, board.canUndo().label]).toEqual([1, 1, "moveNotes"]);
  });
});

describe("what the server says to everyone", () => {
  test("stands in the status until it is over", async () => {
    const { board, say } = await aBoard();
    say({ type: "notice", code: "disk_full", message: "The disk is full." });
    expect(board.status()).toMatchObject({ phase: "live", code: "disk_full", message: "The disk is full." });
    say({ type: "notice", code: "ok", message: "" });
    expect(board.status().code).toBeUndefined();
  });

  test("is over with a new welcome, unless the server says it again", async () => {
    const { board, hellos, say } = await aBoard();
    say({ type: "notice", code: "locked", message: "Another program holds the database." });
    say({ type: "resync" });
    await vi.waitFor(() => expect(hellos).toHaveLength(2));
    await vi.waitFor(() => expect(board.status()).toMatchObject({ phase: "live", code: undefined }));
  });
});

describe("one's own place", () => {
  test("is told whole and at most twenty times a second, the latest last", () => {
    vi.useFakeTimers();
    const sent: unknown[] = [];
    const presence = new OwnPresence((place) => sent.push(place));
    for (let at = 0; at < 100; at++) {
      presence.set({ cursor: [at, 0] });
      if (at === 0) presence.set({ state: "future" });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(50);
    expect(sent.length).toBeLessThanOrEqual(21);
    expect(sent.at(-1)).toEqual({ cursor: [99, 0], state: "future" });
  });

  test("is told to nobody while nobody is there, and whole to the first who comes", () => {
    vi.useFakeTimers();
    const sent: unknown[] = [];
    let alone = true;
    const presence = new OwnPresence(
      (place) => sent.push(place),
      () => alone,
    );
    presence.set({ state: "future" });
    presence.set({ viewport: [0, 0, 10, 10] });
    vi.advanceTimersByTime(500);
    expect(sent).toEqual([]);
    alone = false;
    presence.repeat();
    vi.advanceTimersByTime(50);
    expect(sent).toEqual([{ state: "future", viewport: [0, 0, 10, 10] }]);
  });

  test("names no more notes than the server reads", () => {
    vi.useFakeTimers();
    const sent: { selection?: readonly string[]; drag?: { ids: readonly string[] } | null }[] = [];
    const presence = new OwnPresence((place) => sent.push(place));
    const ids = Array.from({ length: 500 }, (_, at) => `n${at}`);
    presence.set({ selection: ids, drag: { ids, dx: 1, dy: 2 } });
    vi.advanceTimersByTime(50);
    expect([sent[0]?.selection?.length, sent[0]?.drag?.ids.length]).toEqual([200, 200]);
  });
});
