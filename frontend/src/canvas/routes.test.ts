import { expect, test } from "vitest";
import { overlaps, type Rect } from "./geometry";
import { flowRoute, labelPoint } from "./routes";

const SIZE = [40, 19] as const;
const note = (x: number, y: number): Rect => ({ x, y, width: 192, height: 128 });
const around = ([x, y]: readonly [number, number]): Rect => ({
  x: x - 20,
  y: y - 9.5,
  width: 40,
  height: 19,
});

test("a label lies on no note where its link has room for it", () => {
  const [from, to] = [note(0, 0), note(240, 364)];
  const notes = [from, to, note(0, 182)];
  const at = labelPoint(flowRoute(from, to, notes.slice(2), [170, 352]), SIZE, notes);
  expect(notes.some((one) => overlaps(around(at), one))).toBe(false);
});

test("on a long level way the label lies in its middle", () => {
  const [from, to] = [note(0, 0), note(960, 0)];
  expect(labelPoint(flowRoute(from, to, [], []), SIZE, [from, to])).toEqual([576, 64]);
});

test("where everything is taken the label covers as little as it can", () => {
  const [from, to] = [note(0, 0), note(240, 0)];
  expect(labelPoint(flowRoute(from, to, [], []), [120, 19], [from, to])).toEqual([216, 64]);
});
