import { describe, expect, test } from "vitest";
import vectors from "../../../tests/vectors/units.json";
import type { Calendar } from "./records";
import { formatShare, formatTime, NotReadable, parseShare, parseTime, spellTime } from "./units";

const calendars: Record<string, Calendar> = vectors.calendars;

function calendarOf(vector: { calendar?: string }): Calendar {
  const calendar = calendars[vector.calendar ?? "office"];
  if (!calendar) throw new Error(`no calendar ${vector.calendar}`);
  return calendar;
}

function given(vector: { text?: string; number?: number }): string | number {
  return vector.text ?? vector.number ?? Number.NaN;
}

describe("the vectors shared with Python", () => {
  test.each(vectors.times)("the time $text$number is read alike", (vector) => {
    const read = () => parseTime(given(vector), calendarOf(vector));
    if (vector.seconds === null) expect(read).toThrow(NotReadable);
    else expect(read()).toBeCloseTo(vector.seconds, 9);
  });

  test.each(vectors.shares)("the share $text$number is read alike", (vector) => {
    const read = () => parseShare(given(vector));
    if (vector.share === null) expect(read).toThrow(NotReadable);
    else expect(read()).toBeCloseTo(vector.share, 12);
  });

  test.each(vectors.formatted_times)("$seconds s is shown alike in both languages", (vector) => {
    expect(formatTime(vector.seconds, calendarOf(vector), "en")).toBe(vector.en);
    expect(formatTime(vector.seconds, calendarOf(vector), "de")).toBe(vector.de);
  });

  test.each(vectors.spelled_times)("$seconds s is spelled alike and read back", (vector) => {
    const calendar = calendarOf(vector);
    for (const language of ["en", "de"] as const) {
      const spelled = spellTime(vector.seconds, calendar, language);
      expect(spelled).toBe(vector[language]);
      expect(parseTime(spelled, calendar)).toBeCloseTo(vector.seconds, 2);
    }
  });

  test.each(vectors.formatted_shares)("the share $share is shown alike", (vector) => {
    expect(formatShare(vector.share, "en")).toBe(vector.en);
    expect(formatShare(vector.share, "de")).toBe(vector.de);
  });
});

describe("a time that cannot be read", () => {
  const office = calendarOf({});

  test.each([
    ["12", "“12” lacks its unit; write it like 12 min, 2h 30m or 3 d."],
    ["5-10 min", "“5-10 min” is a range; write the usual time as one value, such as 12 min."],
    ["1,200 min", "“1,200 min” can be read in two ways; write 1200 or 1.2."],
    ["-5 min", "A time cannot be negative: “-5 min”."],
    ["5 parsecs", "“parsecs” is not a unit of time; use s, min, h, d, wk, mo or yr."],
  ])("%s says what to write instead", (text, sentence) => {
    expect(() => parseTime(text, office)).toThrow(sentence);
  });
});
