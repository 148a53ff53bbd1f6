import { describe, expect, test } from "vitest";
import type { Measured } from "../model/figures";
import { type FiguresMessage, followed } from "./figures";

const rung = (note: string, wait: number) => ({ note, wait, work: 60, duration: 60, share: 1 });
const whole = {
  version: 1,
  states: {
    current: {
      state: "current",
      figures: { lead_time: { value: 90, unit: "s", missing: [] } },
      visits: { a: 1, b: 1 },
      lanes: {},
      timeline: [rung("a", 10), rung("b", 20)],
      order: ["a", "b"],
      findings: [],
    },
    future: {
      state: "future",
      figures: {},
      visits: null,
      lanes: {},
      timeline: null,
      order: [],
      findings: [],
    },
  },
} as unknown as FiguresMessage;

describe("figures that follow changes", () => {
  test("only what changed is replaced, and both states are of the new version", () => {
    const before = followed(new Map<string, Measured>(), whole);
    const after = followed(before, {
      version: 2,
      since: 1,
      changes: {
        current: {
          merge: {
            figures: { lead_time: { value: 100, unit: "s", missing: [] } },
            visits: { b: null, c: 2 },
          },
          splice: { timeline: [1, 1, [rung("c", 30)]], order: [1, 1, ["c"]] },
        },
      },
    });
    const current = after.get("current");
    expect(current?.figures.lead_time?.value).toBe(100);
    expect(current?.visits).toEqual({ a: 1, c: 2 });
    expect(current?.timeline?.map(({ note }) => note)).toEqual(["a", "c"]);
    expect(current?.timeline?.[0]).toBe(before.get("current")?.timeline?.[0]);
    expect(current?.findings).toBe(before.get("current")?.findings);
    expect([current?.version, after.get("future")?.version]).toEqual([2, 2]);
    expect(before.get("current")?.order).toEqual(["a", "b"]);
  });

  test("a part that cannot be said any more is null, and comes back whole", () => {
    let states = followed(new Map<string, Measured>(), whole);
    states = followed(states, {
      version: 2,
      since: 1,
      changes: { current: { set: { visits: null, timeline: null } } },
    });
    expect(states.get("current")?.visits).toBeNull();
    states = followed(states, {
      version: 3,
      since: 2,
      changes: { current: { set: { visits: { a: 1 }, timeline: [rung("a", 1)] } } },
    });
    expect(states.get("current")?.visits).toEqual({ a: 1 });
  });

  test("a variant that was just made comes with all of its parts", () => {
    const before = followed(new Map<string, Measured>(), whole);
    const parts = { state: "future", figures: {}, order: ["x"], findings: [] };
    const after = followed(before, { version: 2, since: 1, changes: { "future:bold": { set: parts } } });
    expect(after.get("future:bold")).toEqual({ ...parts, version: 2 });
    expect([...after.keys()]).toEqual(["current", "future", "future:bold"]);
  });
});
