import { describe, expect, test } from "vitest";
import { Chance } from "../../../tests/support/chance";
import { NOTE } from "./geometry";
import { stepsInOrder } from "./order";
import { filled, type Lane, type Link, type Note } from "./records";
import { tidied } from "./tidy";

const LANES = ["a", "b", "c"].map((id) => filled("lane", id, { name: id, order: id })) as Lane[];
const note = (id: string, fields: object) => filled("note", id, { lane: "a", ...fields }) as Note;
const link = (source: string, target: string) =>
  filled("link", `${source}-${target}`, { source, target, kind: "flow" }) as Link;
const tidy = (notes: readonly Note[], links: readonly Link[]) =>
  tidied(notes, links, LANES, () => NOTE.height);

function moved(notes: readonly Note[], links: readonly Link[]): Note[] {
  const places = new Map(tidy(notes, links).map((place) => [place.id, place]));
  return notes.map((one) => ({ ...one, ...places.get(one.id) }));
}

describe("tidying", () => {
  test("steps without links lie side by side in the order they had", () => {
    const notes = [note("n2", { x: 130, y: 90 }), note("n1", { x: 3, y: 7, lane: "b" })];
    expect(tidy(notes, [])).toEqual([
      { id: "n1", lane: "b", x: 0, y: 24 },
      { id: "n2", lane: "a", x: 240, y: 24 },
    ]);
  });

  test("branches of a choice share a column where they lie in different lanes", () => {
    const notes = [
      note("s", { x: 0 }),
      note("u", { x: 400, lane: "a" }),
      note("d", { x: 410, lane: "b" }),
      note("e", { x: 800 }),
    ];
    const links = [link("s", "u"), link("s", "d"), link("u", "e"), link("d", "e")];
    expect(tidy(notes, links).map(({ id, x }) => [id, x])).toEqual([
      ["s", 0],
      ["u", 240],
      ["d", 240],
      ["e", 480],
    ]);
  });

  test("a problem lies below the step it speaks of, or below the nearest one", () => {
    const notes = [
      note("s1", { x: 10 }),
      note("s2", { x: 500 }),
      note("p1", { x: 900, kind: "problem", about: "s1" }),
      note("p2", { x: 520, y: 300, kind: "problem" }),
    ];
    const places = new Map(tidy(notes, []).map((place) => [place.id, place]));
    expect(places.get("p1")).toMatchObject({ x: 0, y: 176 });
    expect(places.get("p2")).toMatchObject({ x: 240, y: 176 });
  });

  test("whatever the map: the order stays, no note covers another, tidying twice changes nothing", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const chance = new Chance(seed);
      const notes = Array.from({ length: 3 + chance.below(12) }, (_, at) =>
        note(`n${at}`, {
          x: chance.below(2_000),
          y: chance.below(400),
          lane: chance.one(["a", "b", "c"]),
          kind: chance.often(0.2) ? "problem" : "step",
        }),
      );
      const steps = stepsInOrder(notes, [], LANES);
      const links = steps.slice(1).flatMap((step, at) => {
        const from = chance.one(steps.slice(0, at + 1));
        return from && chance.often(0.7) ? [link(from.id, step.id)] : [];
      });
      const after = moved(notes, links);
      const order = (of: readonly Note[]) => stepsInOrder(of, links, LANES).map(({ id }) => id);
      expect(order(after), `seed ${seed}`).toEqual(order(notes));
      const corners = after.map(({ lane, x, y }) => `${lane} ${x} ${y}`);
      expect(new Set(corners).size, `seed ${seed}`).toBe(notes.length);
      expect(moved(after, links), `seed ${seed}`).toEqual(after);
    }
  });
});
