import { describe, expect, test } from "vitest";
import file from "../../../tests/vectors/splices.json";
import { composed, difference, movedPosition } from "./differences";
import { applySplices, inverse, moved, OutOfRange, type Splice } from "./splices";

interface Vectors {
  apply: { text: string; splices: Splice[]; result: string; inverse: Splice[] }[];
  transform: { text: string; splices: Splice[]; over: Splice[]; moved: Splice[]; result: string }[];
  diff: { old: string; new: string; splices: Splice[] }[];
  refused: { text: string; splices: Splice[] }[];
}

const vectors = file as unknown as Vectors;

describe("the vectors shared with Python", () => {
  test("splices give the same text and the same way back", () => {
    for (const { text, splices, result, inverse: back } of vectors.apply) {
      expect(applySplices(text, splices)).toBe(result);
      expect(inverse(text, splices)).toEqual(back);
    }
  });

  test("splices move over others alike", () => {
    for (const vector of vectors.transform) {
      expect(moved(vector.splices, vector.over), JSON.stringify(vector)).toEqual(vector.moved);
      expect(applySplices(applySplices(vector.text, vector.over), vector.moved)).toBe(vector.result);
    }
  });

  test("differences are told alike", () => {
    for (const vector of vectors.diff) expect(difference(vector.old, vector.new)).toEqual(vector.splices);
  });

  test("splices that do not fit the text are refused", () => {
    for (const { text, splices } of vectors.refused)
      expect(() => applySplices(text, splices)).toThrow(OutOfRange);
  });
});

describe("joining two edits", () => {
  test("the joint edit does what one after the other does", () => {
    for (const { text, over, splices } of vectors.transform) {
      const second = moved(splices, over);
      const joint = composed(over, second);
      expect(applySplices(text, joint), JSON.stringify({ text, over, second, joint })).toBe(
        applySplices(applySplices(text, over), second),
      );
    }
  });

  test("an edit of what the first put in is joined too", () => {
    for (const { old, new: now } of vectors.diff) {
      const first = difference(old, now);
      const second = difference(now, `${now.slice(0, 2)}x${old}`);
      expect(applySplices(old, composed(first, second))).toBe(`${now.slice(0, 2)}x${old}`);
    }
  });

  test("typing one letter after another becomes one splice", () => {
    expect(composed([[3, 0, "a"]], [[4, 0, "b"]])).toEqual([[3, 0, "ab"]]);
  });
});

describe("a caret", () => {
  test("stays where it is when text goes in right at it", () => {
    expect(movedPosition(2, [[2, 0, "x"]])).toBe(2);
  });

  test("moves on when text goes in before it, and back when text goes", () => {
    expect(movedPosition(3, [[0, 0, "😀😀"]])).toBe(5);
    expect(movedPosition(3, [[0, 2, ""]])).toBe(1);
  });

  test("stands behind what replaced the text around it", () => {
    expect(movedPosition(3, [[1, 4, "new"]])).toBe(4);
  });
});
