import { describe, expect, test } from "vitest";
import { byLane, byPlace, orderedLanes, stepsInOrder } from "./order";
import { type Fields, filled } from "./records";

const lane = (id: string, order: string | null) => filled("lane", id, { order });
const note = (id: string, fields: Fields) => filled("note", id, fields);
const flow = (source: string, target: string, kind = "flow") =>
  filled("link", `${source}-${target}`, { source, target, kind });

const LANES = [lane("low", "b"), lane("high", "a")];
const ids = (notes: readonly { id: string }[]) => notes.map(({ id }) => id).join(" ");

describe("lanes", () => {
  test("sort by their key; those without one follow as they stand in the file", () => {
    const lanes = [lane("x", null), lane("low", "b"), lane("y", null), lane("high", "a")];
    expect(ids(orderedLanes(lanes))).toBe("high low x y");
  });
});

describe("notes", () => {
  const notes = [
    note("later", { lane: "high", x: 240 }),
    note("low", { lane: "low", x: 0 }),
    note("none", { lane: null, x: 0 }),
    note("high", { lane: "high", x: 0, y: 100 }),
    note("higher", { lane: "high", x: 0, y: 24 }),
  ];

  test("are read from left to right, then lane by lane, then down; without a lane last", () => {
    expect(ids([...notes].sort(byPlace(LANES)))).toBe("higher high low none later");
  });

  test("get the focus lane by lane", () => {
    expect(ids([...notes].sort(byLane(LANES)))).toBe("higher high later low none");
  });
});

describe("steps in the order of work", () => {
  const steps = [
    note("c", { x: 0 }),
    note("a", { x: 480 }),
    note("b", { x: 240 }),
    note("p", { x: 0, kind: "problem" }),
  ];

  test("follow the flow, whatever their place, and leave out what is no step", () => {
    expect(ids(stepsInOrder(steps, [flow("a", "b"), flow("b", "c")], LANES))).toBe("a b c");
  });

  test("are not led back by rework", () => {
    const links = [flow("c", "b"), flow("b", "a"), flow("a", "c", "rework")];
    expect(ids(stepsInOrder(steps, links, LANES))).toBe("c b a");
  });

  test("on a circle come last, by place", () => {
    const links = [flow("a", "b"), flow("b", "a")];
    expect(ids(stepsInOrder(steps, links, LANES))).toBe("c b a");
  });
});
