import { describe, expect, it } from "vitest";
import { filled, filledFacts, type RecordName, type RecordOf } from "./records";
import {
  classed,
  clockText,
  dotsOnNotes,
  minutesUsed,
  missingOf,
  progressOf,
  type Records,
  secondsLeft,
  tallied,
} from "./workshop";

function records(board: Partial<Record<RecordName, readonly Record<string, unknown>[]>>): Records {
  const all = <R extends RecordName>(record: R): readonly RecordOf<R>[] =>
    (board[record] ?? []).map((fields, at) => filled(record, String(fields.id ?? `${record}-${at}`), fields));
  return { facts: filledFacts({ title: "Billing", customer: "Buyer" }), all };
}

describe("how far a phase has come", () => {
  it("counts what the charter says", () => {
    expect(progressOf("charter", records({}))).toEqual({ done: 2, total: 8 });
  });

  it("counts the steps with both times, a wait with its wait alone", () => {
    const note = [
      { process_time: 60, wait_time: 0 },
      { process_time: 60 },
      { work: "wait", wait_time: 60 },
      { process_time: 60, wait_time: 0, hidden: true },
      { kind: "problem" },
    ];
    expect(progressOf("data", records({ note }))).toEqual({ done: 2, total: 3 });
  });

  it("counts problems whose root cause is known", () => {
    const note = [
      { id: "p", kind: "problem" },
      { id: "q", kind: "problem" },
    ];
    const why = [{ problem: "p", is_root: true }, { problem: "q" }];
    expect(progressOf("causes", records({ note, why }))).toEqual({ done: 1, total: 2 });
  });

  it("says nothing where nothing can be counted", () => {
    expect(progressOf("totals", records({}))).toBeUndefined();
  });
});

it("adds up dots of one vote, most first", () => {
  const { all } = records({
    vote: [
      { poll: "q", target: "a", count: 1 },
      { poll: "q", target: "b", count: 2 },
      { poll: "q", target: "a", count: 2 },
      { poll: "other", target: "a", count: 9 },
      { poll: "q", target: "c", count: 0 },
    ],
  });
  expect(tallied(all("vote"), "q")).toEqual([
    { target: "a", dots: 3 },
    { target: "b", dots: 2 },
  ]);
});

it("reads a running timer by the server's clock and a paused one by what was left", () => {
  const now = Date.parse("2026-01-01T10:00:00Z");
  expect(secondsLeft({ ends_at: "2026-01-01T10:05:00Z", left: null }, now)).toBe(300);
  expect(secondsLeft({ ends_at: null, left: 42 }, now)).toBe(42);
  expect([clockText(299.2), clockText(3_661), clockText(-3)]).toEqual(["5:00", "1:01:01", "0:00"]);
});

describe("what a phase still waits for", () => {
  it("is named note by note, as many as the progress lacks", () => {
    const note = [
      { id: "timed", process_time: 60, wait_time: 0 },
      { id: "half", process_time: 60 },
      { id: "hidden", hidden: true },
      { id: "talk", kind: "problem" },
    ];
    const told = records({ note });
    expect(missingOf("data", told)).toEqual(["half"]);
    expect(missingOf("causes", told)).toEqual(["talk"]);
    expect(missingOf("totals", told)).toEqual([]);
    const progress = progressOf("data", told);
    expect((progress?.total ?? 0) - (progress?.done ?? 0)).toBe(1);
  });
});

describe("votes that are over", () => {
  const vote = (fields: Record<string, unknown>, at: number) => filled("vote", `v${at}`, fields);
  const poll = (id: string, fields: Record<string, unknown>) => filled("poll", id, fields);

  it("leave their dots on the notes; open ones and those on value leave none", () => {
    const polls = [
      poll("q", { closed: true }),
      poll("open", {}),
      poll("worth", { closed: true, asks: "value" }),
    ];
    const votes = [
      { poll: "q", target: "a", count: 2 },
      { poll: "q", target: "a", count: 1 },
      { poll: "open", target: "a", count: 5 },
      { poll: "worth", target: "b", value: "VA" },
    ].map(vote);
    expect([...dotsOnNotes(polls, votes)]).toEqual([["a", 3]]);
  });

  it("say what most take a step for, and where people are even", () => {
    const votes = ["NVA", "NVA", "VA"].map((value, at) => vote({ poll: "w", target: "a", value }, at));
    const even = ["VA", "NNVA"].map((value, at) => vote({ poll: "w", target: "b", value }, at + 9));
    expect(classed([...votes, ...even], "w").map(({ target, chosen }) => [target, chosen])).toEqual([
      ["a", "NVA"],
      ["b", null],
    ]);
  });
});

describe("the minutes of the agenda", () => {
  it("run on from what was used before while the workshop is there", () => {
    const now = Date.parse("2026-11-22T10:10:00Z");
    expect(minutesUsed({ used: 4, begun_at: "2026-11-22T10:00:00Z" }, now)).toBe(14);
    expect(minutesUsed({ used: 4, begun_at: null }, now)).toBe(4);
    expect(minutesUsed({ used: null, begun_at: "2026-11-22T11:00:00Z" }, now)).toBe(0);
  });
});
