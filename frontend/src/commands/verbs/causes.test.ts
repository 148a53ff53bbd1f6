// A countermeasure becomes an idea on the map that its problem stands on.
import { expect, test } from "vitest";
import { aQuietBoard } from "../../../../tests/support/quiet-board";
import { addWhy, ideaFrom, removeWhy, whysOf } from "./causes";

test("the idea hangs in the variant of its problem", async () => {
  const problem = { id: "p", kind: "problem", state: "future", variant: "v", text: "Slow", x: 0 };
  const { board } = await aQuietBoard({
    format: "leanwall.board",
    version: 1,
    title: "Billing",
    variants: [{ id: "v", name: "Bold" }],
    notes: [problem],
  });
  const why = board.get("why", addWhy(board, "p", null, "Nobody owns it"));
  const note = board.get("note", "p");
  if (!why || !note) throw new Error("they are on the board");
  ideaFrom(board, { ...why, countermeasure: "Give it to one" }, note);
  const idea = board
    .ids("note")
    .map((id) => board.get("note", id))
    .find((one) => one?.kind === "idea");
  expect(idea).toMatchObject({ state: "future", variant: "v", about: "p", text: "Give it to one" });
  await board.close();
});

test("answers branch to any depth, and what follows from one goes with it", async () => {
  const { board } = await aQuietBoard({
    format: "leanwall.board",
    version: 1,
    title: "Billing",
    notes: [{ id: "p", kind: "problem", state: "current", text: "Slow", x: 0 }],
  });
  const batch = addWhy(board, "p", null, "They wait for the batch");
  const trust = addWhy(board, "p", null, "Nobody trusts the price");
  let deepest = batch;
  for (let depth = 2; depth <= 7; depth++) deepest = addWhy(board, "p", deepest, `why ${depth}`);
  const branch = addWhy(board, "p", batch, "The system asks for it");
  expect(whysOf(board, "p")).toHaveLength(9);
  expect(board.get("why", branch)?.parent).toBe(batch);
  removeWhy(board, batch);
  expect(whysOf(board, "p").map(({ id }) => id)).toEqual([trust]);
  await board.close();
});
