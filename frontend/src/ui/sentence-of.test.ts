// What the server refuses is told in the reader's language.
import { afterEach, expect, test } from "vitest";
import { ApiProblem, tellProblems } from "../api/problem";
import { speak, words } from "../i18n";
import { sentenceOf } from "./sentence-of";

afterEach(async () => {
  tellProblems((sentence) => sentence);
  await speak("en");
});

test("a refusal of the server is told in German on a German page, wherever it is shown", async () => {
  await speak("de");
  tellProblems((sentence) => words.refusals.said(sentence));
  const refusal = new ApiProblem("this row has no step; name it or leave the row out.", 422, "invalid");
  expect(sentenceOf(refusal)).toBe(
    "Diese Zeile hat keinen Schritt; benennen Sie ihn, oder lassen Sie die Zeile weg.",
  );
  expect(sentenceOf("no error")).toBe(words.app.failed);
});
