import { expect, test } from "vitest";
import { plain } from "./plain";

test("marks that turn the direction of what follows are not shown", () => {
  expect(plain("\u202Etxt.exe\u202C then \u2067more\u2069")).toBe("txt.exe then more");
});

test("letters that are written from the right, and emoji families, stay as they are", () => {
  for (const text of ["בדיקת החשבונית", "فحص الفاتورة", "👩‍👩‍👧‍👦 🏳️‍🌈", "a\u200fb"])
    expect(plain(text)).toBe(text);
});
