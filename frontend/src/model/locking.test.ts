import { expect, test } from "vitest";
import { isLockedField, isLockedMeasure } from "./locking";

const LOCKED = { locked_states: ["current" as const] };
const steps = [
  { state: "current" as const, kind: "step" as const, lane: "clerk" },
  { state: "current" as const, kind: "problem" as const, lane: "sales" },
  { state: "future" as const, kind: "step" as const, lane: "desk" },
];
const isLocked = (lane: string, field: string, facts: { locked_states: ("current" | "future")[] } = LOCKED) =>
  isLockedMeasure(facts, () => steps, [lane], field);

test("what an accepted state is measured by stays; names, and lanes without its steps, do not", () => {
  expect(["people", "share", "cost_per_hour", "outside"].map((field) => isLocked("clerk", field))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isLocked("clerk", "name")).toBe(false);
  expect(isLocked("sales", "people")).toBe(false);
  expect(isLocked("desk", "people")).toBe(false);
  expect(isLocked("clerk", "people", { locked_states: [] })).toBe(false);
});

test("judging and deciding about a step of an accepted state go on", () => {
  const [step, problem] = steps;
  if (!step || !problem) throw new Error("no steps");
  expect(isLockedField(LOCKED, step, "process_time")).toBe(true);
  expect(isLockedField(LOCKED, step, "decision")).toBe(false);
  expect(isLockedField(LOCKED, problem, "text")).toBe(false);
});
