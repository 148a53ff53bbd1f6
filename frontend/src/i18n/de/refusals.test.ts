// What cannot be read or is not taken, told in German.
import { describe, expect, test } from "vitest";
import vectors from "../../../../tests/vectors/units.json";
import type { Calendar } from "../../model/records";
import { NotReadable, parseShare, parseTime } from "../../model/units";
import { refusalWords } from "./refusals";

const { said, place } = refusalWords.refusals;

test("what people wrote stays as they wrote it, counts are written the German way", () => {
  expect(said("“1,200” can be read in two ways; write 1200 or 1.2.")).toBe(
    "„1,200“ lässt sich auf zwei Arten lesen; schreiben Sie 1200 oder 1.2.",
  );
  expect(said("A board holds at most 5,000 notes. Split the process.")).toBe(
    "Ein Board fasst höchstens 5.000 Zettel. Teilen Sie den Prozess auf.",
  );
  expect(said("A sentence nobody has translated.")).toBe("A sentence nobody has translated.");
});

test("where in a file it stands is told, too", () => {
  expect(place("row 3, column “Work (min)”")).toBe("Zeile 3, Spalte „Work (min)“");
});

describe("every time and share that cannot be read", () => {
  const read = (vector: { text?: string; number?: number; calendar?: string }, parse: typeof parseTime) => {
    const calendar = (vectors.calendars as Record<string, Calendar>)[vector.calendar ?? "office"];
    if (!calendar) throw new Error("no such calendar");
    try {
      parse(vector.text ?? vector.number ?? Number.NaN, calendar);
      return "";
    } catch (problem) {
      if (problem instanceof NotReadable) return problem.message;
      throw problem;
    }
  };

  test("says so in German", () => {
    const refused = [
      ...vectors.times.filter(({ seconds }) => seconds === null).map((vector) => read(vector, parseTime)),
      ...vectors.shares.filter(({ share }) => share === null).map((vector) => read(vector, parseShare)),
    ];
    expect(refused.length).toBeGreaterThan(20);
    expect(refused.filter((sentence) => said(sentence) === sentence)).toEqual([]);
  });
});
