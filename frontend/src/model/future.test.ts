import { describe, expect, test } from "vitest";
import { flagsOf, nextPart, partsOf, withPart } from "./duties";
import { isJudged, notCarriedOut } from "./judging";
import { isLockedField } from "./locking";
import { overlaid } from "./overlay";
import { filled, type Note } from "./records";
import { addDays, firstMondayAfter, isOverdue } from "./reviews";

const step = (id: string, fields: Partial<Note> = {}): Note => filled("note", id, fields);
const heir = (id: string, origins: readonly string[], fields: Partial<Note> = {}): Note =>
  step(id, { state: "future", origins, ...fields });

describe("which steps are judged", () => {
  test("a step needs its value and what becomes of it; what goes needs no value", () => {
    expect(isJudged(step("a"))).toBe(false);
    expect(isJudged(step("a", { decision: "keep" }))).toBe(false);
    expect(isJudged(step("a", { decision: "keep", value: "VA" }))).toBe(true);
    expect(isJudged(step("a", { decision: "eliminate" }))).toBe(true);
  });

  test("a decision is behind until the future says the same", () => {
    const gone = step("a", { decision: "eliminate" });
    const kept = step("b", { decision: "keep" });
    const joined = step("c", { decision: "combine", merge_into: "b" });
    const all = [gone, kept, joined];
    const copied = [heir("fa", ["a"]), heir("fb", ["b"]), heir("fc", ["c"])];
    expect(notCarriedOut(all, copied)).toEqual([gone, joined]);
    expect(notCarriedOut(all, [heir("fb", ["b", "c"])])).toEqual([]);
    expect(notCarriedOut(all, [])).toEqual([kept]);
  });
});

test("laid over each other every step of today keeps its column and what is new stands behind its neighbour", () => {
  const today = [step("a", { lane: "x" }), step("b", { lane: "x" }), step("c", { lane: "x" })];
  const future = [heir("fa", ["a"], { lane: "x" }), heir("n", []), heir("fc", ["c"], { lane: "y" })];
  const { columns, placed } = overlaid(today, future, new Map([["fa", "kept"]]));
  expect(columns).toBe(4);
  expect(placed.map(({ note, column, mark, ghost }) => [note.id, column, mark, ghost])).toEqual([
    ["b", 2, "gone", true],
    ["c", 3, "changed", true],
    ["fa", 0, "kept", false],
    ["n", 1, "new", false],
    ["fc", 3, "new", false],
  ]);
});

describe("who does what", () => {
  test("a press goes from none to A, C, I and back; who does it only answers for it", () => {
    expect([undefined, "A", "C", "I"].map((part) => nextPart(part as never, false))).toEqual([
      "A",
      "C",
      "I",
      null,
    ]);
    expect([undefined, "A"].map((part) => nextPart(part as never, true))).toEqual(["A", null]);
  });

  test("a lane has one part besides doing it, the others keep theirs", () => {
    const note = step("a", { accountable: ["x", "y"], informed: ["z"] });
    expect(partsOf(note, "x")).toEqual(["A"]);
    expect(withPart(note, "x", "I")).toEqual({ accountable: ["y"], consulted: [], informed: ["z", "x"] });
    expect(flagsOf(note, new Set(["x", "y", "z"]))).toEqual(["nobody", "twoAccountable"]);
  });
});

describe("reviews and due days", () => {
  test("days are counted by the calendar, and the monthly review is a first Monday", () => {
    expect(addDays("2026-12-01", 90)).toBe("2027-03-01");
    expect(firstMondayAfter("2027-01-31")).toBe("2027-02-01");
    expect(firstMondayAfter("2026-12-15")).toBe("2027-01-04");
  });

  test("only what is still to be done is overdue", () => {
    expect(isOverdue("2026-11-01", "open", "2026-11-22")).toBe(true);
    expect(isOverdue("2026-11-22", "open", "2026-11-22")).toBe(false);
    expect(isOverdue("2026-11-01", "done", "2026-11-22")).toBe(false);
  });
});

test("an accepted state keeps its map and figures and takes judgements, decisions and stickies", () => {
  const facts = { locked_states: ["current"] as const };
  expect(isLockedField(facts, step("a"), "process_time")).toBe(true);
  expect(isLockedField(facts, step("a"), "decision_reason")).toBe(false);
  expect(isLockedField(facts, step("a", { kind: "problem" }), "text")).toBe(false);
  expect(isLockedField(facts, heir("f", ["a"]), "process_time")).toBe(false);
});
