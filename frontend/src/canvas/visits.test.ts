import { expect, test } from "vitest";
import type { PersonHere } from "../sync/messages";
import { sameVisitors, visits } from "./visits";

function somebody(name: string, at: Partial<PersonHere>): PersonHere {
  return { id: `u-${name}`, name, color: "#345678", role: "editor", ...at };
}

const ben = somebody("Ben", { editing: "n1", selection: ["n1"] });
const cara = somebody("Cara", { selection: ["n1", "n2"] });

test("of two people on one note the one who writes is told, whoever came first", () => {
  for (const people of [
    [ben, cara],
    [cara, ben],
  ]) {
    const { at } = visits(people, "current");
    expect(at.get("n1")?.name).toBe("Ben");
    expect(at.get("n2")?.name).toBe("Cara");
  }
});

test("who looks at the other map is at no note of this one", () => {
  const away = { ...ben, state: "future", drag: { ids: ["n3"], dx: 40, dy: 8 } } as const;
  expect(visits([away], "current")).toEqual({ at: new Map(), shifted: new Map() });
  expect(visits([away], "future").at.get("n1")?.name).toBe("Ben");
});

test("notes that somebody drags are drawn where the hand is", () => {
  const { shifted } = visits([{ ...cara, drag: { ids: ["n1", "n2"], dx: 40, dy: 8 } }], "current");
  expect([...shifted]).toEqual([
    ["n1", [40, 8]],
    ["n2", [40, 8]],
  ]);
});

test("a cursor that moves is no news of the notes its owner is at; another note is", () => {
  const { at } = visits([ben, cara], "current");
  const moved = visits([ben, { ...cara, cursor: [40, 8] }], "current").at;
  expect(sameVisitors(at, moved)).toBe(at);
  const gone = sameVisitors(at, visits([ben, { ...cara, selection: ["n3"] }], "current").at);
  expect([...gone.keys()]).toEqual(["n1", "n3"]);
  expect(gone.get("n1")).toBe(at.get("n1"));
});
