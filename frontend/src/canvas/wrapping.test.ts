import { describe, expect, test } from "vitest";
import type { Band } from "./geometry";
import {
  unwrapped,
  unwrappedArea,
  unwrappedRect,
  wrapped,
  wrappedArea,
  wrappedRect,
  wrappingFor,
} from "./wrapping";

const BANDS: readonly Band[] = [
  { id: "a", top: 0, height: 176, collapsed: false, color: null },
  { id: "b", top: 182, height: 176, collapsed: false, color: null },
];
const ROOM = { width: 1200, height: 700 };

describe("a long map in rows", () => {
  const wrapping = wrappingFor(BANDS, 24 * 240, ROOM);

  test("a short map stays in one row", () => {
    expect(wrappingFor(BANDS, 3 * 240, ROOM)).toBeUndefined();
  });

  test("a map without lanes has nothing to wrap", () => {
    expect(wrappingFor([], 24 * 240, ROOM)).toBeUndefined();
  });

  test("every place of the map is drawn once and found again", () => {
    const drawn = new Set<string>();
    for (let column = 0; column < 24; column++) {
      for (const y of [24, 206]) {
        const place = wrapped([column * 240, y], wrapping);
        drawn.add(String(place));
        expect(unwrapped(place, wrapping)).toEqual([column * 240, y]);
      }
    }
    expect(drawn.size).toBe(48);
  });

  test("a note that is drawn in a lower row lies as far along the map as the rows before it are wide", () => {
    const rect = { x: 20 * 240, y: 24, width: 192, height: 128 };
    const seen = wrappedRect(rect, wrapping);
    expect(seen.x).toBeLessThan(wrapping?.width ?? 0);
    expect(seen.y).toBeGreaterThan(358);
    expect(unwrappedRect(seen, wrapping)).toEqual(rect);
  });

  test("what is dropped beyond the last row belongs to the last row", () => {
    const [x] = unwrapped([10, 100_000], wrapping);
    expect(x).toBe(10 + ((wrapping?.rows ?? 1) - 1) * (wrapping?.width ?? 0));
  });

  test("what one screen shows of a row is told as a part of the map, and found in the rows of another", () => {
    const { width = 0, height = 0 } = wrapping ?? {};
    const seen = [100, height + 40, 700, height + 300] as const;
    const told = unwrappedArea(seen, wrapping);
    expect(told).toEqual([100 + width, 40, 700 + width, 300]);
    expect(wrappedArea(told, wrapping)).toEqual(seen);
    expect(wrappedArea(told, undefined)).toEqual(told);
  });

  test("who sees several rows sees all that is in them", () => {
    const { width = 0, height = 0, rows = 0 } = wrapping ?? {};
    const told = unwrappedArea([0, -20, width, rows * height], wrapping);
    expect(told.slice(0, 3)).toEqual([0, 0, rows * width]);
    const shown = wrappedArea(told, wrapping);
    expect(shown[0]).toBe(0);
    expect(shown[1]).toBe(0);
    expect(shown[2]).toBe(width);
    expect(shown[3]).toBeGreaterThan((rows - 1) * height);
  });

  test("so many steps that nobody could read them are scrolled instead of made smaller", () => {
    const long = wrappingFor(BANDS, 400 * 240, ROOM);
    expect(ROOM.width / (long?.width ?? 0)).toBeGreaterThanOrEqual(0.55);
  });
});
