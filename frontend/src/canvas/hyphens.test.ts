import { expect, test } from "vitest";
import { hyphenated } from "./hyphens";

const always = () => true;
const shown = (text: string, isWide = always as (word: string) => boolean) =>
  hyphenated(text, isWide).replaceAll("\u00ad", "·");

test("a word that is too wide may break between its syllables", () => {
  expect(shown("Rechnungsbearbeitung")).toContain("·");
  expect(shown("Rechnungsbearbeitung").replaceAll("·", "")).toBe("Rechnungsbearbeitung");
  expect(shown("Обработка")).toContain("·");
});

test("words that fit, numbers, addresses and short words stay as they are", () => {
  expect(shown("Rechnungsbearbeitung", () => false)).toBe("Rechnungsbearbeitung");
  for (const text of [
    "https://example.com/bearbeitung",
    "someone@example.com",
    "PO-12345678",
    "Check it",
    "日本語の長い言葉",
  ])
    expect(shown(text)).toBe(text);
});

test("spaces and lines stay where they were", () => {
  expect(shown("Bearbeitung\n  \tBearbeitung").replaceAll("·", "")).toBe("Bearbeitung\n  \tBearbeitung");
});
