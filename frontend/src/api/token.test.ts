import { expect, test } from "vitest";
import { tokenIn } from "./token";

test("a token is taken out of a pasted address", () => {
  expect(tokenIn(" http://127.0.0.1:8765/boards/b-1#token=a%2Bb \n")).toBe("a+b");
});

test("a token that was typed is taken letter by letter", () => {
  expect(tokenIn(" 100%25 mine ")).toBe("100%25 mine");
});

test("an address that was cut off is still something to refuse", () => {
  expect(tokenIn("#token=abc%2")).toBe("abc%2");
});
