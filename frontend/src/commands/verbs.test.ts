// Commands on a board with two lanes and four steps, as toolbar, keys and palette run them.
import { afterEach, describe, expect, test } from "vitest";
import { aQuietBoard, type QuietBoard } from "../../../tests/support/quiet-board";
import type { BoardFile } from "../model/records";
import { command } from ".";
import { stepsOf } from "./presenting";
import { addList, addTable } from "./verbs/capture";
import { connectSaying } from "./verbs/links";
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

async function aWall(parts: { links?: object[]; notes?: object[]; variants?: object[]; role?: string } = {}) {
  const { links = [], notes = STEPS, variants = [] } = parts;
  const file = { format: "leanwall.board", version: 1, lanes: LANES, notes, links, variants };
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

  test("the link that is drawn is the one that is selected, and one that is there already is said to be", async () => {
    const wall = await aWall();
    const said: string[] = [];
    wall.view.onAnnounce((text) => said.push(text));
    const made = connectSaying(wall, "a", "b");
    expect(wall.board.get("link", made ?? "")).toMatchObject({ source: "a", target: "b" });
    expect(connectSaying(wall, "a", "b")).toBe(made);
    expect(said).toEqual(["Connected: Receive to Approve", "Receive is connected to Approve already"]);
    expect(wall.changes).toHaveLength(1);
  });

  test("of several kinds information alone loses its share, wherever the kind is chosen", async () => {
    const wall = await aWall({
      links: [{ id: "l", source: "c", target: "a", kind: "rework", probability: 0.2 }],
    });
    wall.select("l");
    wall.run("link.flow");
    expect(wall.links()[0]).toMatchObject({ kind: "flow", probability: 0.2 });
    wall.run("link.information");
    expect(wall.links()[0]).toMatchObject({ kind: "information", probability: null });
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

  test("a step after one in the middle lies below the next one, which it does not cover", async () => {
    const wall = await aWall({ links: [{ id: "l", source: "b", target: "p" }] });
    wall.select("b");
    wall.run("addNextStep");
    const [id = ""] = wall.view.get().selection;
    expect(wall.board.get("note", id)).toMatchObject({ lane: "boss", x: 240, y: 176 });
  });

  test("steps that are added one after another by key do not cover one another", async () => {
    const wall = await aWall();
    const surface = { middle: () => ({ lane: "clerk", x: 240, y: 24 }), reveal: () => undefined };
    wall.view.surface = surface as unknown as NonNullable<typeof wall.view.surface>;
    wall.run("addStep");
    wall.run("add.problem");
    const added = wall.board.ids("note").slice(STEPS.length);
    expect(added.map((id) => wall.board.get("note", id))).toMatchObject([
      { kind: "step", lane: "clerk", x: 240, y: 24 },
      { kind: "problem", lane: "clerk", x: 240, y: 176 },
    ]);
  });

  test("when a note goes the focus goes to the next one in reading order", async () => {
    const wall = await aWall();
    const focused: string[] = [];
    wall.view.list = (id) => focused.push(id);
    for (const id of ["a", "p"]) {
      wall.select(id);
      wall.run("remove");
    }
    expect(focused).toEqual(["c", "b"]);
  });

  test("a stamp on several steps leaves each the stamps that it has", async () => {
    const wall = await aWall();
    wall.select("a");
    wall.run("waste.motion");
    wall.select("b", "a");
    wall.run("waste.waiting");
    expect(["a", "b"].map((id) => wall.board.get("note", id)?.wastes)).toEqual([
      ["motion", "waiting"],
      ["waiting"],
    ]);
  });

  test("a move to another lane keeps the place in it below what lies there, is said, and stops at the last", async () => {
    const wall = await aWall();
    const said: string[] = [];
    wall.view.onAnnounce((text) => said.push(text));
    wall.select("a");
    wall.run("moveToLaneBelow");
    expect(wall.board.get("note", "a")).toMatchObject({ lane: "boss", x: 0, y: 176 });
    expect(said).toEqual(["Moved to Boss"]);
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

describe("beside other futures", () => {
  const VARIANT = { state: "future", variant: "v" };
  const aVariant = () =>
    aWall({
      variants: [{ id: "v", name: "Bold" }],
      notes: [
        { id: "main", lane: "clerk", x: 0, y: 24, text: "Send", state: "future" },
        { id: "bold", lane: "clerk", x: 0, y: 24, text: "Stop", ...VARIANT },
      ],
    });

  test("all that is selected is on the map that is shown: nothing of another future goes unseen", async () => {
    const wall = await aVariant();
    wall.view.set(VARIANT as { state: "future"; variant: string });
    wall.run("selectAll");
    expect(wall.view.get().selection).toEqual(["bold"]);
    wall.run("remove");
    expect(wall.board.get("note", "main")?.text).toBe("Send");
  });

  test("a list and a table that are pasted land in the future that is shown", async () => {
    const wall = await aVariant();
    wall.view.set({ ...(VARIANT as { state: "future"; variant: string }), selection: ["bold"] });
    const place = { lane: "clerk", x: 0, y: 24 };
    const ids = addList(wall, ["Call", "Note it"], place);
    ids.push(
      ...addTable(wall, { notes: [{ id: "t", text: "File it", y: 24 }] } as unknown as BoardFile, place),
    );
    for (const id of ids) expect(wall.board.get("note", id)).toMatchObject(VARIANT);
    expect(wall.links()).toHaveLength(2);
    for (const link of wall.links()) expect(link).toMatchObject(VARIANT);
  });

  test("the big screen goes through the steps of the future that is shown", async () => {
    const wall = await aVariant();
    wall.view.set(VARIANT as { state: "future"; variant: string });
    expect(stepsOf(wall).map(({ id }) => id)).toEqual(["bold"]);
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
