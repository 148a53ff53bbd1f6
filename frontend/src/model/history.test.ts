import { describe, expect, test } from "vitest";
import { type Act, gestures, type HistoryEntry } from "./history";

function entry(version: number, minute: number, acts: readonly Act[], by = "p-anna", id = `c-${version}`) {
  const at = `2026-11-22T08:${String(minute).padStart(2, "0")}:00Z`;
  return { version, id, by, at, acts } satisfies HistoryEntry;
}

function act(verb: Act["verb"], id: string, more: Partial<Act> = {}): Act {
  return { verb, record: "note", things: [{ id, name: `note ${id}` }], count: 1, ...more };
}

const named = new Set<number>();

describe("lines of the history", () => {
  test("changes of one person close together are one line, with the newest version on it", () => {
    const lines = gestures(
      [entry(3, 4, [act("wrote", "a")]), entry(2, 3, [act("wrote", "a")]), entry(1, 1, [act("moved", "b")])],
      named,
    );
    expect(lines.map(({ version, base }) => [version, base])).toEqual([[3, 0]]);
    expect(lines[0]?.acts.map(({ verb }) => verb)).toEqual(["moved", "wrote"]);
  });

  test("another person, a pause, a name, a restore and the making each begin a line of their own", () => {
    const entries = [
      entry(8, 30, [act("wrote", "a")]),
      entry(7, 30, [act("wrote", "a")], "p-anna", "restore-2-x"),
      entry(6, 30, [act("wrote", "a")]),
      entry(5, 20, [act("wrote", "a")]),
      entry(4, 20, [act("wrote", "a")], "p-ben"),
      entry(3, 20, [act("wrote", "a")]),
      entry(2, 20, [act("wrote", "a")]),
      entry(0, 20, []),
    ];
    const lines = gestures(entries, new Set([2]));
    expect(lines.map(({ version }) => version)).toEqual([8, 7, 6, 5, 4, 3, 2, 0]);
    expect(lines.map(({ restored }) => restored)).toEqual([
      undefined,
      2,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("what is typed into a new note is part of adding it, under its last name", () => {
    const typed = { ...act("wrote", "a"), things: [{ id: "a", name: "Check price" }] };
    const [line] = gestures([entry(2, 1, [typed]), entry(1, 1, [act("added", "a", { to: "Clerk" })])], named);
    expect(line?.acts).toEqual([
      act("added", "a", { to: "Clerk", things: [{ id: "a", name: "Check price" }] }),
    ]);
  });

  test("a value that was set differently on two notes is not said, one set twice is said as it became", () => {
    const set = (id: string, process_time: number) => act("set", id, { fields: { process_time } });
    const twice = gestures([entry(2, 1, [set("a", 60)]), entry(1, 1, [set("a", 30)])], named);
    expect(twice[0]?.acts[0]?.fields).toEqual({ process_time: 60 });
    const two = gestures([entry(2, 1, [set("a", 60)]), entry(1, 1, [set("b", 30)])], named);
    expect(two[0]?.acts[0]).toMatchObject({ count: 2, fields: { process_time: null } });
  });
});
