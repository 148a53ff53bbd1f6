import { expect, test } from "vitest";
import { filled, type Link, type LinkKind } from "../model/records";
import type { Band, Rect } from "./geometry";
import { Ground } from "./ground";
import { Ways } from "./ways";

const SIZE = { width: 192, height: 128 } as const;

function link(source: string, target: string, kind: LinkKind = "flow"): Link {
  return filled("link", `${source}-${target}`, { source, target, kind, state: "current" });
}

/** Three rows of notes, `a0` to `c9`; `hand` is where notes are while they are dragged. */
function aMap() {
  const ground = new Ground();
  const hand = new Map<string, Rect>();
  const bands: Band[] = [];
  for (const [row, name] of ["a", "b", "c"].entries()) {
    bands.push({ id: name, top: row * 182, height: 176, collapsed: false, color: null });
    for (let at = 0; at < 10; at++) ground.put(`${name}${at}`, { x: at * 240, y: row * 182 + 24, ...SIZE });
  }
  const rows = [0];
  const drawn = (id: string) => hand.get(id) ?? ground.rects.get(id);
  return { ground, hand, ways: new Ways({ ground, drawn, rows: () => rows, bands: () => bands }) };
}

test("the notes in a part of the map are those that looking at every note finds", () => {
  const { ground } = aMap();
  ground.put("large", { x: -300, y: -40, width: 900, height: 700 });
  ground.put("b4", { x: 5000, y: 24, ...SIZE });
  for (const part of [
    { left: 0, top: 0, right: 500, bottom: 200 },
    { left: 192, top: 152, right: 240, bottom: 206 },
    { left: 4000, top: -900, right: 6000, bottom: 900 },
    { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 },
  ]) {
    const all = [...ground.rects].filter(
      ([, { x, y, width, height }]) =>
        x < part.right && x + width > part.left && y < part.bottom && y + height > part.top,
    );
    expect([...ground.in(part).keys()].sort()).toEqual(all.map(([id]) => id).sort());
  }
});

test("a link keeps its way while notes move elsewhere, and finds another when one comes into it", () => {
  const { ground, ways } = aMap();
  const one = link("a1", "a3");
  const before = ways.of(one);
  ground.put("c9", { x: 9000, y: 24, ...SIZE });
  expect(ways.of(one)).toBe(before);
  ground.put("a2", { x: 9000, y: 24, ...SIZE });
  const straight = ways.of(one);
  expect(straight?.route).toEqual([
    [432, 88],
    [720, 88],
  ]);
  ground.put("c9", { x: 480, y: 24, ...SIZE });
  expect(ways.of(one)?.route).toEqual(before?.route);
});

test("the links of a note in the hand follow it, all others stay as they are", () => {
  const { hand, ways } = aMap();
  const [its, other] = [link("b1", "b2"), link("b2", "b3")];
  const before = [ways.of(its), ways.of(other)];
  hand.set("b1", { x: 250, y: 240, ...SIZE });
  expect(ways.of(its)).not.toBe(before[0]);
  expect(ways.of(its)?.route[0]).toEqual([442, 304]);
  expect(ways.of(other)).toBe(before[1]);
  hand.clear();
  expect(ways.of(its)?.route).toEqual(before[0]?.route);
});

test("rework into the same note lies side by side, and closes up when one goes", () => {
  const { ways } = aMap();
  const [first, second] = [link("a3", "a1", "rework"), link("a5", "a1", "rework")];
  ways.follow([first, second]);
  expect([ways.of(first)?.track, ways.of(second)?.track]).toEqual([0, 1]);
  ways.follow([second]);
  expect(ways.of(second)?.track).toBe(0);
});

test("a link to a note that is not on the map has no way", () => {
  expect(aMap().ways.of(link("a1", "elsewhere"))).toBeUndefined();
});
