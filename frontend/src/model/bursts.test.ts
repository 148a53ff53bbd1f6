import { expect, test } from "vitest";
import { burstsOf } from "./bursts";
import { filled, type Note } from "./records";

const note = (id: string, fields: object) => filled("note", id, { text: id, ...fields }) as Note;

test("problems and ideas about a step are numbered in the board's order; others are no bursts", () => {
  const bursts = burstsOf([
    note("step", {}),
    note("late", { kind: "problem", about: "step" }),
    note("loose", { kind: "problem" }),
    note("asked", { kind: "question", about: "step" }),
    note("empty", { kind: "problem", about: "step", text: " " }),
    note("hidden", { kind: "problem", about: "step", hidden: true }),
    note("later", { kind: "problem", about: "step", state: "future" }),
    note("batch", { kind: "idea", about: "step" }),
  ]);
  expect([...bursts.of]).toEqual([
    ["late", "K1"],
    ["batch", "K2"],
  ]);
  expect(bursts.on.get("step")).toEqual(["K1", "K2"]);
});
