import { describe, expect, test } from "vitest";
import { duplicatesAmong, MOST_COMPARED } from "./duplicates";

const notes = (...texts: string[]) =>
  texts.map((text, at) => ({ id: `n${at}`, text, kind: "problem" as const, state: "current" as const }));

describe("notes that say the same", () => {
  test("are found in other words, cases, endings and orders", () => {
    const groups = duplicatesAmong(
      notes(
        "Approvals wait for Thursday",
        "Waiting for Thursday's approval",
        "The form is missing",
        "Forms missing!",
        "Nobody reads the report",
      ),
    );
    expect(groups.map((ids) => [...ids].sort())).toEqual([
      ["n0", "n1"],
      ["n2", "n3"],
    ]);
  });

  test("are found in German, with and without umlauts written out alike", () => {
    expect(duplicatesAmong(notes("Rückfragen beim Kunden", "Rückfrage an den Kunden"))).toHaveLength(1);
  });

  test("are not made up: another object, another kind, nothing written", () => {
    expect(duplicatesAmong(notes("Check the invoice", "Send the parcel", "", ""))).toEqual([]);
    const [one, other] = notes("Check the invoice", "Check the invoice");
    expect(duplicatesAmong([one as never, { ...(other as object), kind: "idea" } as never])).toEqual([]);
  });

  test("make one group when three say it", () => {
    expect(duplicatesAmong(notes("Price wrong", "wrong price", "Prices are wrong"))).toEqual([
      ["n2", "n0", "n1"],
    ]);
  });

  test("are looked for among what was written last when there is a lot", () => {
    const many = Array.from({ length: MOST_COMPARED }, (_, at) => `Word${at.toString(26)}${at}`);
    const found = duplicatesAmong(notes(...many, "The form is missing", "Forms missing!"));
    expect(found.map((ids) => [...ids].sort())).toContainEqual([
      `n${MOST_COMPARED}`,
      `n${MOST_COMPARED + 1}`,
    ]);
  });
});
