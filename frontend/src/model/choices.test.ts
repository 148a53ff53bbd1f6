import { expect, test } from "vitest";
import { restsOf } from "./choices";
import { filled, type Link } from "./records";

const link = (id: string, fields: object) =>
  filled("link", id, { source: "s", target: id, ...fields }) as Link;

test("the one way of a choice without a share takes the rest", () => {
  expect([...restsOf([link("a", { probability: 0.25 }), link("b", {})])]).toEqual([["b", 0.75]]);
});

test("nothing is left over where all ways are taken, two are open, the shares are too many or it is no choice", () => {
  expect(restsOf([link("a", {}), link("b", {})]).size).toBe(0);
  expect(restsOf([link("a", { probability: 0.2 }), link("b", {}), link("c", {})]).size).toBe(0);
  expect(
    restsOf([link("a", { probability: 0.8 }), link("b", { probability: 0.9 }), link("c", {})]).size,
  ).toBe(0);
  expect(restsOf([link("a", { kind: "rework", probability: 0.1 }), link("b", {})]).size).toBe(0);
});
