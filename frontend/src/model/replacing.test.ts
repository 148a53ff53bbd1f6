import { expect, test } from "vitest";
import { occurrences, replaced } from "./replacing";

const loose = (text: string) => ({ text, exact: false });

test("every occurrence is replaced, whatever its capitals; exact ones alone when asked", () => {
  expect(replaced("PO, po and Po", loose("po"), "order")).toBe("order, order and order");
  expect(replaced("PO, po", { text: "po", exact: true }, "order")).toBe("PO, order");
  expect(occurrences("PO, po and Po", loose("po"))).toBe(3);
});

test("signs with a meaning elsewhere are only signs here", () => {
  expect(replaced("Why? (a.b) $1", loose("?"), "$&")).toBe("Why$& (a.b) $1");
  expect(replaced("a.b axb", loose("a.b"), "c")).toBe("c axb");
  expect(replaced("👨‍👩‍👧 team", loose("👨‍👩‍👧"), "Family")).toBe("Family team");
});

test("nothing sought is nothing found", () => {
  expect(occurrences("abc", loose(""))).toBe(0);
  expect(replaced("abc", loose(""), "x")).toBe("abc");
});
