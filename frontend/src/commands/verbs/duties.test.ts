// Who does what: a step goes to another lane, a part is asked for, what nobody or two answer for is flagged.
import { expect, test } from "vitest";
import { aQuietBoard } from "../../../../tests/support/quiet-board";
import { flagsOf, nextPart, partsOf } from "../../model/duties";
import { giveTo, setPart } from "./duties";

const LANES = new Set(["clerk", "boss"]);

async function aStep(fields: object) {
  const { board, changes } = await aQuietBoard({
    format: "leanwall.board",
    version: 1,
    title: "Billing",
    lanes: [...LANES].map((id) => ({ id, name: id })),
    notes: [{ id: "a", kind: "step", state: "current", text: "Check", x: 0, ...fields }],
  });
  const step = () => {
    const note = board.get("note", "a");
    if (!note) throw new Error("it is on the board");
    return note;
  };
  return { board, changes, step };
}

test("a step that nobody does is flagged until a lane gets it", async () => {
  const { board, changes, step } = await aStep({ lane: null });
  expect(flagsOf(step(), LANES)).toEqual(["nobody"]);
  giveTo(board, step(), "boss");
  giveTo(board, step(), "boss");
  expect([step().lane, flagsOf(step(), LANES), changes.length]).toEqual(["boss", [], 1]);
  await board.close();
});

test("a lane has one part at a time, and two that answer for a step are flagged", async () => {
  const { board, step } = await aStep({ lane: "clerk", consulted: ["boss"] });
  setPart(board, step(), "boss", "A");
  expect([partsOf(step(), "boss"), flagsOf(step(), LANES)]).toEqual([["A"], []]);
  setPart(board, step(), "clerk", "A");
  expect(flagsOf(step(), LANES)).toEqual(["twoAccountable"]);
  await board.close();
});

test("a press asks for the next part; who does a step may answer for it and nothing else", () => {
  expect([undefined, "A", "C", "I"].map((part) => nextPart(part as "A" | undefined, false))).toEqual([
    "A",
    "C",
    "I",
    null,
  ]);
  expect([nextPart(undefined, true), nextPart("A", true)]).toEqual(["A", null]);
});
