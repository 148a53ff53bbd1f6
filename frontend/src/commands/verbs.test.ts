// Commands on a board with two lanes and four steps, as toolbar, keys and palette run them.
import { afterEach, describe, expect, test } from "vitest";
import { aQuietBoard, type QuietBoard } from "../../../tests/support/quiet-board";
import { command } from ".";
import { putBack } from "./verbs/words";
import { WallView } from "./view";

const LANES = [
  { id: "clerk", name: "Clerk", order: "a" },
  { id: "boss", name: "Boss", order: "b" },
];
const STEPS = [
  { id: "c", lane: "clerk", x: 480, y: 24, text: "Send" },
  { id: "a", lane: "clerk", x: 0, y: 24, text: "Receive" },
  { id: "b", lane: "boss", x: 0, y: 24, text: "Approve" },
  { id: "p", lane: "boss", x: 240, y: 24, text: "Slow", kind: "problem" },
];

const opened: QuietBoard[] = [];

async function aWall(parts: { links?: object[]; role?: string } = {}) {
  const file = { format: "leanwall.board", version: 1, lanes: LANES, notes: STEPS, links: parts.links ?? [] };
  const quiet = await aQuietBoard(file, parts.role);
  opened.push(quiet);
  const { board } = quiet;
  const view = new WallView();
  const context = { board, view };
  return {
    board,
    view,
    changes: quiet.changes,
    select: (...ids: string[]) => view.select(ids),
    can: (id: string) => command(id).enabled(context),
    run: (id: string) => command(id).run(context),
    links: () => board.ids("link").flatMap((id) => board.get("link", id) ?? []),
    ways: () =>
      board.ids("link").map((id) => `${board.get("link", id)?.source}→${board.get("link", id)?.target}`),
  };
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ board }) => board.close()));
});

describe("links", () => {
  test("the first one writes the order that was implied so far, in the same change", async () => {
    const wall = await aWall();
    wall.select("a", "c");
    wall.run("connect");
    expect(wall.ways().sort()).toEqual(["a→b", "a→c", "b→c"]);
    expect(wall.changes).toHaveLength(1);
  });

  test("a link that says what was implied anyway is written once", async () => {
    const wall = await aWall();
    wall.select("a", "b");
    wall.run("connect");
    expect(wall.ways().sort()).toEqual(["a→b", "b→c"]);
  });

  test("later ones come alone, and one that goes back is rework", async () => {
    const wall = await aWall({
      links: [
        { id: "l", source: "a", target: "b" },
        { id: "m", source: "b", target: "c" },
      ],
    });
    wall.select("c", "a");
    wall.run("connect");
    expect(wall.links().at(-1)).toMatchObject({
      source: "c",
      target: "a",
      kind: "rework",
      probability: null,
    });
    expect(wall.ways()).toHaveLength(3);
  });

  test("between notes that are not steps nothing is measured", async () => {
    const wall = await aWall({ links: [{ id: "l", source: "a", target: "b" }] });
    wall.select("p", "b");
    wall.run("connect");
    expect(wall.links().at(-1)?.kind).toBe("information");
  });

  test("disconnecting takes only what lies between the selected notes", async () => {
    const wall = await aWall({
      links: [
        { id: "l", source: "a", target: "b" },
        { id: "m", source: "b", target: "c" },
      ],
    });
    wall.select("a", "b");
    wall.run("disconnect");
    expect(wall.ways()).toEqual(["b→c"]);
  });
});

describe("notes", () => {
  test("the next step lies to the right, is connected, and is typed into at once", async () => {
    const wall = await aWall({
      links: [
        { id: "l", source: "a", target: "b" },
        { id: "m", source: "b", target: "c" },
      ],
    });
    wall.select("c");
    wall.run("addNextStep");
    const [id = ""] = wall.view.get().selection;
    expect(wall.board.get("note", id)).toMatchObject({
      lane: "clerk",
      x: 720,
      y: 24,
      kind: "step",
      state: "current",
    });
    expect([wall.ways().at(-1), wall.view.get().editing]).toEqual([`c→${id}`, id]);
    expect(wall.changes).toHaveLength(1);
  });

  test("deleting a step in the flow closes the gap, and one undo brings all of it back", async () => {
    const wall = await aWall({
      links: [
        { id: "l", source: "a", target: "b" },
        { id: "m", source: "b", target: "c" },
      ],
    });
    wall.select("b");
    wall.run("remove");
    expect([wall.board.get("note", "b"), wall.ways()]).toEqual([undefined, ["a→c"]]);
    wall.run("undo");
    expect([wall.board.get("note", "b")?.text, wall.ways().sort()]).toEqual(["Approve", ["a→b", "b→c"]]);
  });

  test("duplicates lie a row lower with the links among them", async () => {
    const wall = await aWall({ links: [{ id: "l", source: "a", target: "c" }] });
    wall.select("a", "c");
    wall.run("duplicate");
    const copies = wall.view.get().selection.map((id) => wall.board.get("note", id));
    expect(copies.map((note) => note?.text)).toEqual(["Receive", "Send"]);
    expect(wall.ways()).toContain(`${copies[0]?.id}→${copies[1]?.id}`);
    expect(wall.changes).toHaveLength(1);
  });

  test("a move to another lane keeps the place in it, and stops at the last", async () => {
    const wall = await aWall();
    wall.select("a");
    wall.run("moveToLaneBelow");
    expect(wall.board.get("note", "a")).toMatchObject({ lane: "boss", x: 0, y: 24 });
    wall.run("moveToLaneBelow");
    expect(wall.board.get("note", "a")?.lane).toBeNull();
    wall.run("moveToLaneBelow");
    expect(wall.changes).toHaveLength(2);
  });

  test("kind, value and colour are set on all selected notes in one change", async () => {
    const wall = await aWall();
    wall.select("a", "b");
    wall.run("value.NVA");
    wall.run("color.mint");
    expect(["a", "b"].map((id) => wall.board.get("note", id))).toMatchObject([
      { value: "NVA", color: "mint" },
      { value: "NVA", color: "mint" },
    ]);
    expect(wall.changes).toHaveLength(2);
  });

  test("a problem has no value to the customer to be judged", async () => {
    const wall = await aWall();
    wall.select("a", "p");
    expect([wall.can("value.VA"), wall.can("kind.idea")]).toEqual([false, true]);
  });
});

describe("going along the flow", () => {
  test("leads to the next step, back, and into other lanes", async () => {
    const wall = await aWall({
      links: [
        { id: "l", source: "a", target: "b" },
        { id: "m", source: "b", target: "c" },
      ],
    });
    wall.select("a");
    const path = ["goToNext", "goToLaneAbove", "goToPrevious", "goToPrevious"].map((id) => {
      wall.run(id);
      return wall.view.get().selection[0];
    });
    expect(path).toEqual(["b", "c", "b", "a"]);
    expect(wall.can("goToPrevious")).toBe(false);
  });
});

describe("lanes", () => {
  test("a new lane between two sorts between them, and can be moved", async () => {
    const wall = await aWall();
    wall.select("clerk");
    wall.run("addLaneBelow");
    const [id = ""] = wall.view.get().selection;
    const order = () =>
      [...wall.board.ids("lane")].sort((a, b) =>
        (wall.board.get("lane", a)?.order ?? "") < (wall.board.get("lane", b)?.order ?? "") ? -1 : 1,
      );
    expect(order()).toEqual(["clerk", id, "boss"]);
    wall.run("moveLaneDown");
    expect(order()).toEqual(["clerk", "boss", id]);
    expect(wall.can("moveLaneDown")).toBe(false);
  });

  test("a deleted lane leaves its notes on the wall", async () => {
    const wall = await aWall();
    wall.select("boss");
    wall.run("removeLane");
    expect([wall.board.get("lane", "boss"), wall.board.get("note", "b")?.lane]).toEqual([undefined, null]);
  });
});

describe("words of a refused change", () => {
  const notice = { id: "c", code: "gone", message: "Gone.", at: 0 };

  test("come back behind the text they were meant for", async () => {
    const wall = await aWall();
    const texts = [{ record: "note", id: "a", field: "text", text: "the sheet" } as const];
    putBack(wall, { ...notice, texts });
    expect(wall.board.get("note", "a")?.text).toBe("Receive the sheet");
  });

  test("come back on a note of their own when their note is gone", async () => {
    const wall = await aWall();
    const texts = [{ record: "note", id: "gone", field: "text", text: " typed in vain" } as const];
    putBack(wall, { ...notice, texts });
    const notes = wall.board.ids("note").map((id) => wall.board.get("note", id));
    expect(notes.at(-1)).toMatchObject({ kind: "text", text: "typed in vain" });
  });
});

describe("who may only look", () => {
  test("finds every command that changes the board switched off, and can still look around", async () => {
    const wall = await aWall({ role: "view" });
    wall.select("a", "b");
    expect(
      ["addStep", "remove", "duplicate", "connect", "value.VA", "addLane", "undo", "startFuture"].filter(
        wall.can,
      ),
    ).toEqual([]);
    expect(["switchState", "find", "export"].every(wall.can)).toBe(true);
  });
});
