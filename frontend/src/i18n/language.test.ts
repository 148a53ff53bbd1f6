import { afterEach, expect, test } from "vitest";
import { language, locale, preferred, speak, words } from ".";

afterEach(() => speak("en"));

test("the first language of the reader that the page speaks is taken", () => {
  expect(preferred(["fr-FR", "de-CH", "en"])).toBe("de");
  expect(preferred(["pt-BR"])).toBe("en");
});

test("numbers and dates follow the reader's own region of the chosen language", async () => {
  await speak("de", ["en-GB", "de-AT"]);
  expect([language, locale, words.figures.lead_time]).toEqual(["de", "de-AT", "Durchlaufzeit"]);
  await speak("en", ["de-AT"]);
  expect([language, locale]).toEqual(["en", "en"]);
});

test("no German word was left empty or in English by mistake", async () => {
  const english = flat(words);
  await speak("de");
  const german = flat(words);
  const same = [...german].filter(([key, text]) => english.get(key) === text).map(([, text]) => text);
  expect([...german.values()].filter((text) => text.trim() === "")).toEqual(
    [...english.values()].filter((text) => text.trim() === ""),
  );
  expect(same.filter((text) => / /.test(text) && /\b(the|of|is|and|to|a)\b/.test(text))).toEqual([]);
});

test("what the server refuses is said in the reader's language, with what varies put in", async () => {
  const english = "Everybody has 5 dots here; take one back first.";
  expect(words.refusals.said(english)).toBe(english);
  await speak("de");
  expect(words.refusals.said(english)).toBe("Alle haben hier 5 Punkte; nehmen Sie erst einen zurück.");
  expect(
    words.refusals.said("The current state is agreed and locked; a facilitator can open it again."),
  ).toBe("Der Ist-Zustand ist vereinbart und gesperrt; wer moderiert, kann ihn wieder öffnen.");
  expect(words.refusals.said("Something new.")).toBe("Something new.");
});

function flat(tree: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(`${path}.${key}`, value);
    else if (value && typeof value === "object")
      for (const [k, v] of flat(value, `${path}.${key}`)) found.set(k, v);
  }
  return found;
}
