import type { Node } from "@xyflow/react";
import { expect, test } from "vitest";
import { inSight, type Joins, movedIn, sameSight, sightAround, type Whole } from "./sight";

const SEEN = [0, 0, 1440, 900] as const;

function note(id: string, x: number, y: number, more: Partial<Node> = {}): Node {
  return { id, position: { x, y }, width: 192, height: 128, data: {}, ...more };
}

const link = (source: string, target: string): Joins => ({ id: `${source}-${target}`, source, target });
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test("what is seen stays handed over while the map moves a little, and follows when it moves far", () => {
  const first = sightAround(SEEN, undefined);
  expect(sightAround([400, 100, 1840, 1000], first)).toBe(first);
  const far = sightAround([600, 100, 2040, 1000], first);
  expect(far).not.toBe(first);
  expect(far[0]).toBeLessThan(600);
});

test("zooming in on a note lets go of what is not seen any more", () => {
  const wide = sightAround([0, 0, 5000, 3000], undefined);
  const close = sightAround([100, 100, 460, 325], wide);
  expect(close[2]).toBeLessThan(1500);
});

test("notes in sight and selected ones are handed over, others are not", () => {
  const all = [note("a", 100, 100), note("b", 9000, 100), note("c", 9000, 400, { selected: true })];
  expect(ids(inSight({ nodes: all, links: [] }, SEEN).nodes)).toEqual(["a", "c"]);
});

test("a link that crosses what is seen comes with both its ends, one that is far away does not", () => {
  const all = [note("left", -3000, 400), note("right", 6000, 400), note("off", 6000, 8000)];
  const sight = inSight({ nodes: all, links: [link("left", "right"), link("right", "off")] }, SEEN);
  expect(ids(sight.links)).toEqual(["left-right"]);
  expect(ids(sight.nodes)).toEqual(["left", "right"]);
});

test("a note that moves far away changes nothing of what is handed over", () => {
  const [near, far] = [note("a", 100, 100), note("b", 9000, 100)];
  const of = (...nodes: Node[]) => inSight({ nodes, links: [] }, SEEN);
  const before = of(near, far);
  expect(sameSight(before, of(near, note("b", 9100, 100)))).toBe(before);
  expect(sameSight(before, of(note("a", 101, 100), far))).not.toBe(before);
});

test("a note that moves within what is seen is changed alone, and gives what looking over the whole map gives", () => {
  const links = [link("a", "b"), link("b", "far")];
  const was: Whole<Joins> = {
    nodes: [note("a", 100, 100), note("b", 400, 100), note("far", 9000, 0)],
    links,
  };
  const before = inSight(was, SEEN);
  const now = { nodes: was.nodes.with(0, note("a", 130, 140)), links };
  const moved = movedIn(before, was, now, SEEN);
  expect(moved).toEqual(inSight(now, SEEN));
  expect(moved?.nodes[1]).toBe(before.nodes[1]);
  expect(moved?.links).toBe(before.links);
});

test("a note that comes into what is seen or leaves it is looked for on the whole map", () => {
  const was: Whole<Joins> = { nodes: [note("a", 100, 100), note("far", 9000, 0)], links: [] };
  const before = inSight(was, SEEN);
  for (const [at, node] of [[0, note("a", 9000, 900)] as const, [1, note("far", 300, 300)] as const]) {
    expect(movedIn(before, was, { ...was, nodes: was.nodes.with(at, node) }, SEEN)).toBeUndefined();
  }
  expect(movedIn(before, was, { ...was, links: [link("a", "far")] }, SEEN)).toBeUndefined();
});
