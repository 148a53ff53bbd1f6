import { expect, test } from "vitest";
import { WallView } from "../commands/view";
import { filled, filledFacts, type RecordName } from "../model/records";
import type { LiveBoard } from "../sync/live-board";
import type { Changes } from "../sync/view";
import { Scene } from "./scene";

/** As much of a live board as the scene reads. */
class Board {
  readonly records = new Map<string, { kind: RecordName; fields: Record<string, unknown> }>();
  readonly held = new Map<string, unknown>();
  #heard: (changes: Changes) => void = () => undefined;

  put(kind: RecordName, id: string, fields: Record<string, unknown>): void {
    const before = this.records.get(id)?.fields ?? {};
    this.records.set(id, { kind, fields: { ...before, ...fields } });
    this.held.delete(id);
  }

  get = (kind: RecordName, id: string): unknown => {
    const record = this.records.get(id);
    if (record?.kind !== kind) return undefined;
    if (!this.held.has(id)) this.held.set(id, filled(kind, id, record.fields));
    return this.held.get(id);
  };

  ids = (kind: RecordName) => [...this.records].filter(([, one]) => one.kind === kind).map(([id]) => id);
  facts = () => filledFacts({});
  you = () => undefined;
  people = () => [];
  subscribePeople = () => () => undefined;
  subscribeChanges = (listen: (changes: Changes) => void) => {
    this.#heard = listen;
    return () => undefined;
  };

  change(ids: readonly string[], fields: Record<string, unknown>): void {
    for (const id of ids) this.put("note", id, fields);
    this.#heard(new Map([["note", new Set(ids)]]));
  }
}

function drawnOf(scene: Scene) {
  return new Map(scene.nodes().map(({ id, position }) => [id, position]));
}

function aWall(): { board: Board; open: () => Scene } {
  const board = new Board();
  for (const [at, id] of ["a", "b"].entries()) board.put("lane", id, { name: id, order: `a${at}` });
  for (let at = 0; at < 12; at++)
    board.put("note", `n${at}`, {
      text: `${at}`,
      kind: "step",
      lane: at % 2 ? "a" : "b",
      x: at * 240,
      y: 24,
    });
  return { board, open: () => new Scene(board as unknown as LiveBoard, new WallView()) };
}

test("notes that only move lie where a scene that begins anew puts them", () => {
  const { board, open } = aWall();
  const scene = open();
  board.change(["n3", "n7"], { x: 4000 });
  board.change(["n4"], { x: 100, y: 24 });
  board.change(["n5"], { y: 400 }); // its lane has to grow: everything below moves
  board.change(["n6"], { lane: "a" });
  const fresh = open();
  expect(drawnOf(scene)).toEqual(drawnOf(fresh));
  expect(scene.notes().map(({ id }) => id)).toEqual(fresh.notes().map(({ id }) => id));
  expect(scene.bands()).toEqual(fresh.bands());
});

test("a note that moves leaves every other note, the lanes and the links as they were", () => {
  const { board, open } = aWall();
  board.put("link", "l1", { source: "n0", target: "n1", kind: "flow" });
  const scene = open();
  const [bands, links] = [scene.bands(), scene.links()];
  const before = new Map(scene.nodes().map((node) => [node.id, node]));
  board.change(["n3"], { x: 730 });
  expect(scene.bands()).toBe(bands);
  expect(scene.links()).toBe(links);
  const changed = scene.nodes().filter((node) => node !== before.get(node.id));
  expect(changed.map(({ id }) => id)).toEqual(["n3"]);
});

test("the numbers of the steps follow a move", async () => {
  const { board, open } = aWall();
  const scene = open();
  board.change(["n0"], { x: 5000 });
  await expect.poll(() => scene.numberOf("n0")).toBe(12);
});

test("a map in rows is drawn in rows, and its notes are found where they are drawn", () => {
  const { open } = aWall();
  const scene = open();
  expect(scene.wrap({ width: 1200, height: 800 })).toBe(true);
  expect(scene.rows().length).toBeGreaterThan(1);
  const { x = 0, y = 0, width = 0, height = 0 } = scene.rect("n11") ?? {};
  expect(x).toBeLessThan(1200 / 0.55);
  expect(scene.placeAt(x + width / 2, y + height / 2)).toEqual({ lane: "a", x: 11 * 240, y: 24 });
  scene.wrap(undefined);
  expect(scene.rect("n11")?.x).toBe(11 * 240);
});

test("a note under the hand stays there while others work, and its links with it", () => {
  const { board, open } = aWall();
  board.put("link", "l1", { source: "n0", target: "n2", kind: "flow" });
  const scene = open();
  const [link] = scene.links();
  if (!link) throw new Error("The link is not on the map.");
  const before = scene.wayOf(link)?.path;
  scene.change([{ type: "position", id: "n0", position: { x: 50, y: 300 }, dragging: true }]);
  board.change(["n0"], {
    text: "somebody else writes\non it, and\nit grows\nand grows\nand grows and grows",
  });
  expect(scene.drawn("n0")).toMatchObject({ x: 50, y: 300 });
  expect(scene.wayOf(link)?.path).not.toBe(before);
  scene.release(() => undefined);
  expect(scene.drawn("n0")).toEqual(scene.rect("n0"));
  expect(scene.node("n0")?.position).toEqual({ x: 0, y: scene.rect("n0")?.y });
});

test("a note that is clicked lets a selected link go; with Ctrl it is added", () => {
  const { board, open } = aWall();
  board.put("link", "l1", { source: "n0", target: "n2", kind: "flow" });
  const scene = open();
  const select = { type: "select", id: "n4", selected: true } as const;
  scene.view.select(["l1"]);
  expect(scene.isChosen("l1")).toBe(true);
  scene.change([select], true);
  expect(scene.view.get().selection).toEqual(["l1", "n4"]);
  scene.view.select(["l1"]);
  scene.change([select]);
  expect(scene.view.get().selection).toEqual(["n4"]);
  expect([scene.isChosen("l1"), scene.node("n4")?.selected]).toEqual([false, true]);
});
