import type { Edge, Node } from "@xyflow/react";
import { expect, test } from "vitest";
import { inSight, sameSight, sightAround } from "./sight";

const SEEN = [0, 0, 1440, 900] as const;

function note(id: string, x: number, y: number, more: Partial<Node> = {}): Node {
  return { id, position: { x, y }, width: 192, height: 128, data: {}, ...more };
}

const link = (source: string, target: string): Edge => ({ id: `${source}-${target}`, source, target });
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
  expect(ids(inSight(all, [], SEEN).nodes)).toEqual(["a", "c"]);
});

test("a link that crosses what is seen comes with both its ends, one that is far away does not", () => {
  const all = [note("left", -3000, 400), note("right", 6000, 400), note("off", 6000, 8000)];
  const sight = inSight(all, [link("left", "right"), link("right", "off")], SEEN);
  expect(ids(sight.edges)).toEqual(["left-right"]);
  expect(ids(sight.nodes)).toEqual(["left", "right"]);
});

test("a note that moves far away changes nothing of what is handed over", () => {
  const [near, far] = [note("a", 100, 100), note("b", 9000, 100)];
  const before = inSight([near, far], [], SEEN);
  expect(sameSight(before, inSight([near, note("b", 9100, 100)], [], SEEN))).toBe(before);
  expect(sameSight(before, inSight([note("a", 101, 100), far], [], SEEN))).not.toBe(before);
});
