// What was tried is kept in one future, and what goes from a choice leaves the shares right.
import { afterEach, expect, test } from "vitest";
import { aQuietBoard, type QuietBoard } from "../../../../tests/support/quiet-board";
import { WallView } from "../view";
import { removeRecords } from "./notes";
import { keepAsFuture } from "./trial";
import { variantBesideChosen } from "./variants";

const opened: QuietBoard[] = [];

async function aWall(parts: object) {
  const quiet = await aQuietBoard({ format: "leanwall.board", version: 1, title: "Billing", ...parts });
  opened.push(quiet);
  const { board } = quiet;
  return { board, view: new WallView(), note: (id: string) => board.get("note", id) };
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ board }) => board.close()));
});

const step = (id: string, more: object = {}) => ({
  id,
  kind: "step",
  state: "current",
  text: id,
  x: 0,
  ...more,
});
const heir = (id: string, origins: string[], more: object = {}) =>
  step(id, { state: "future", origins, ...more });

test("what was tried today goes into the future that is looked at, and into no other variant", async () => {
  const { note, ...wall } = await aWall({
    variants: [{ id: "v", name: "Bold" }],
    notes: [step("a"), heir("main", ["a"]), heir("bold", ["a"], { variant: "v" })],
  });
  await keepAsFuture(wall, { a: { process_time: 60 } });
  expect([note("main")?.process_time, note("bold")?.process_time]).toEqual([60, null]);
  wall.view.set({ variant: "v", state: "current" });
  await keepAsFuture(wall, { a: { process_time: 30 } });
  expect([note("main")?.process_time, note("bold")?.process_time]).toEqual([60, 30]);
});

test("a step that was combined stays while one of those in it does", async () => {
  const { note, ...wall } = await aWall({ notes: [step("a"), step("b"), heir("both", ["a", "b"])] });
  await keepAsFuture(wall, { a: null });
  expect(note("both")?.origins).toEqual(["b"]);
  wall.view.set({ state: "current" });
  await keepAsFuture(wall, { a: null, b: null });
  expect(note("both")).toBeUndefined();
});

test("a variant is tried as itself and not as the chosen one", async () => {
  const wall = await aWall({ variants: [{ id: "v", name: "Bold" }], notes: [step("a")] });
  expect(variantBesideChosen(wall)).toBeUndefined();
  wall.view.set({ variant: "v" });
  expect(variantBesideChosen(wall)).toBe("v");
});

const way = (source: string, target: string, probability: number | null = null) => ({
  id: `${source}${target}`,
  state: "current",
  source,
  target,
  kind: "flow",
  probability,
});

test.each([
  [
    "half of the rest is not a half",
    [way("a", "b", 0.4), way("a", "c"), way("c", "d", 0.5), way("c", "e")],
    ["ab 0.4", "ad 0.3", "ae null"],
  ],
  [
    "the rest of a share is a part of it",
    [way("a", "b", 0.4), way("a", "c", 0.6), way("c", "d", 0.5), way("c", "e")],
    ["ab 0.4", "ad 0.3", "ae 0.3"],
  ],
  [
    "two ways to one step become one",
    [way("a", "b"), way("a", "c", 0.3), way("a", "d", 0.3), way("c", "d")],
    ["ab null", "ad 0.6"],
  ],
  [
    "a choice among parallel ways is left open twice, which is a finding",
    [way("a", "b"), way("a", "c"), way("c", "d", 0.5), way("c", "e", 0.5)],
    ["ab null", "ad 0.5", "ae null"],
  ],
])("when a step goes, %s", async (_, links, left) => {
  const { board } = await aWall({ notes: ["a", "b", "c", "d", "e"].map((id) => step(id)), links });
  removeRecords(board, ["c"]);
  const ways = board.ids("link").flatMap((id) => board.get("link", id) ?? []);
  expect(ways.map(({ source, target, probability }) => `${source}${target} ${probability}`).sort()).toEqual(
    left,
  );
});
