import { describe, expect, test } from "vitest";
import type { Band } from "./geometry";
import { unwrapped, unwrappedRect, wrapped, wrappedRect, wrappingFor } from "./wrapping";

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

  test("so many steps that nobody could read them are scrolled instead of made smaller", () => {
    const long = wrappingFor(BANDS, 400 * 240, ROOM);
    expect(ROOM.width / (long?.width ?? 0)).toBeGreaterThanOrEqual(0.55);
  });
});
