import { expect, test } from "vitest";
import { MOST_LINES, readPasted, tooMuch } from "./pasted";
import { LIMITS } from "./records";

test("every line of a list is a note, without its bullet or number", () => {
  expect(readPasted("- Print\r\n• Sign 👨‍👩‍👧‍👦\n\n  3) Send it\n(4) Wait   for it\na. Post\n")).toEqual({
    kind: "list",
    lines: ["Print", "Sign 👨‍👩‍👧‍👦", "Send it", "Wait for it", "Post"],
  });
});

test("dates, times and amounts at the start of a line stay", () => {
  const lines = ["2026 plan", "5 min break", "-5 % discount", "A4 letter"];
  expect(readPasted(lines.join("\n"))).toEqual({ kind: "list", lines });
});

test("cells parted by tabs in every line make a table", () => {
  expect(readPasted("Step\tRole\nPrint\tClerk\n")).toEqual({ kind: "table" });
  expect(readPasted("Print\tClerk")).toMatchObject({ kind: "list" });
  expect(readPasted("Print\tClerk\nSign")).toMatchObject({ kind: "list" });
});

test("nothing comes of blank space", () => {
  expect(readPasted(" \n\t\r\n")).toEqual({ kind: "nothing" });
});

test("a novel, a line that is no note and the note beyond the last are too much", () => {
  const some = (count: number) => Array.from({ length: count }, () => "x");
  expect(tooMuch(some(MOST_LINES), 0)).toBeUndefined();
  expect(tooMuch(some(MOST_LINES + 1), 0)).toBe("lines");
  expect(tooMuch(["👍".repeat(LIMITS.text)], 0)).toBeUndefined();
  expect(tooMuch(["x".repeat(LIMITS.text + 1)], 0)).toBe("letters");
  expect(tooMuch(some(2), LIMITS.notes - 1)).toBe("notes");
});
