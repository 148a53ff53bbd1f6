import { describe, expect, test } from "vitest";
import { textOf } from "./effects";
import type { CommittedOp, Entry, Op, ServerMessage, Welcome } from "./messages";
import { Replica } from "./replica";

const ANNA = { id: "p-anna", name: "Anna", color: "#204060", role: "edit" };

/** A replica that was welcomed with notes of these texts, at version 1. */
function aReplica(texts: Record<string, string> = {}): Replica {
  const replica = new Replica();
  replica.hello();
  replica.hear(
    aWelcome({ version: 1, board: { format: "leanwall.board", version: 1, notes: notes(texts) } }),
  );
  return replica;
}

function notes(texts: Record<string, string>) {
  return Object.entries(texts).map(([id, text]) => ({ id, text }));
}

function aWelcome(parts: Partial<Welcome>): Welcome {
  return {
    type: "welcome",
    version: 1,
    mark: `m${parts.version ?? 1}`,
    acked: {},
    you: ANNA,
    people: [],
    ...parts,
  };
}

function entry(version: number, ops: readonly CommittedOp[], parts: Partial<Entry> = {}): Entry {
  return {
    version,
    mark: `m${version}`,
    id: `other-${version}`,
    by: "p-ben",
    at: "2026-11-22T05:20:00Z",
    ops,
    ...parts,
  };
}

function mine(version: number, id: string, ops: readonly CommittedOp[]): Entry {
  return entry(version, ops, { id, by: ANNA.id });
}

const changes = (...entries: Entry[]): ServerMessage => ({ type: "changes", changes: entries });
const create = (id: string, fields = {}): CommittedOp => ({ op: "create", record: "note", id, fields });
const update = (id: string, fields: Record<string, unknown>): CommittedOp => ({
  op: "update",
  record: "note",
  id,
  fields,
});
const link = (id: string, source: string, target: string): CommittedOp => ({
  op: "create",
  record: "link",
  id,
  fields: { source, target },
});
const remove = (id: string, record: "note" | "link" | "lane" = "note"): CommittedOp => ({
  op: "delete",
  record,
  id,
});
const type = (id: string, at: number, text: string): CommittedOp => ({
  op: "edit",
  record: "note",
  id,
  field: "text",
  splices: [[at, 0, text]],
});
const undo = (change: string): Op => ({ op: "undo", change });

function text(replica: Replica, id: string): string | undefined {
  const held = replica.picture.get(id);
  return held && textOf(held.fields, "text");
}

function sent(replica: Replica): string[] {
  return replica.due().map(({ id }) => id);
}

describe("what the screen shows", () => {
  test("a change shows at once and stays when it comes back with the server's stamps", () => {
    const replica = aReplica();
    replica.act({ id: "c1", ops: [create("n", { text: "Check" })] });
    expect(text(replica, "n")).toBe("Check");
    expect(sent(replica)).toEqual(["c1"]);
    replica.hear(changes(mine(2, "c1", [create("n", { text: "Check", author: ANNA.id })])));
    expect(replica.outbox.waiting).toEqual([]);
    expect(replica.confirmed.get("n")?.fields).toEqual({ text: "Check", author: ANNA.id });
  });

  test("deleting a note takes its links along, and a lane's notes stay without it", () => {
    const replica = aReplica({ a: "A", b: "B" });
    replica.hear(
      changes(
        entry(2, [
          link("l", "a", "b"),
          { op: "create", record: "lane", id: "lane", fields: {} },
          update("b", { lane: "lane" }),
        ]),
      ),
    );
    replica.act({ id: "c1", ops: [remove("a"), remove("lane", "lane")] });
    expect(replica.picture.get("l")).toBeUndefined();
    expect(replica.picture.get("b")?.fields.lane).toBeNull();
    expect(replica.confirmed.get("l")).toBeDefined();
  });

  test("a link to a note that is gone is left out", () => {
    const replica = aReplica({ a: "A", b: "B" });
    replica.act({ id: "c1", ops: [link("l", "a", "b")] });
    replica.hear(changes(entry(2, [remove("b")])));
    expect(replica.picture.get("l")).toBeUndefined();
  });

  test("an entry that this person may not see still moves the version on", () => {
    const replica = aReplica();
    replica.hear(changes({ version: 2, mark: "m2", ops: [] }));
    expect([replica.version, replica.mark]).toEqual([2, "m2"]);
  });
});

describe("edits of one text", () => {
  test("an edit is moved over what others typed before it", () => {
    const replica = aReplica({ n: "Check price" });
    replica.act({ id: "c1", ops: [type("n", 11, " list")] });
    replica.hear(changes(entry(2, [type("n", 0, "Please ")])));
    expect(text(replica, "n")).toBe("Please Check price list");
  });

  test("a second edit of a note waits for the first one's answer, and so does all behind it", () => {
    const replica = aReplica({ n: "", m: "" });
    replica.act({ id: "c1", ops: [type("n", 0, "a")] });
    expect(sent(replica)).toEqual(["c1"]);
    replica.act({ id: "c2", ops: [update("m", { x: 5 })] });
    replica.act({ id: "c3", ops: [type("n", 1, "b")] });
    replica.act({ id: "c4", ops: [update("m", { x: 6 })] });
    expect(sent(replica)).toEqual(["c2"]);
    replica.hear(changes(mine(2, "c1", [type("n", 0, "a")])));
    expect(sent(replica)).toEqual(["c3", "c4"]);
  });

  test("a waiting edit goes out in words of the version it is sent with", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [type("n", 0, "a")] });
    replica.due();
    replica.act({ id: "c2", ops: [type("n", 1, "b")] });
    replica.hear(changes(entry(2, [type("n", 0, "xx")]), mine(3, "c1", [type("n", 2, "a")])));
    expect(replica.due()).toEqual([{ type: "change", id: "c2", base: 3, ops: [type("n", 3, "b")] }]);
  });

  test("an edit waits behind an undo, whose outcome only the server knows", () => {
    const replica = aReplica({ n: "", m: "" });
    replica.act({ id: "c1", ops: [type("n", 0, "a")] });
    replica.act({ id: "c2", ops: [undo("c1")] });
    replica.act({ id: "c3", ops: [type("m", 0, "b")] });
    expect(sent(replica)).toEqual(["c1", "c2"]);
  });

  test("typing of one gesture goes out as one change while it has to wait", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [type("n", 0, "a")], gesture: "g" });
    replica.due();
    replica.act({ id: "c2", ops: [type("n", 1, "b")], gesture: "g" });
    const edit = { op: "edit", record: "note", id: "n", field: "text", splices: [[2, 0, "c"]] } as const;
    expect(replica.outbox.extend(edit, "g")).toBe("c2");
    expect(replica.outbox.extend(edit, "another")).toBeUndefined();
    replica.hear(changes(mine(2, "c1", [type("n", 0, "a")])));
    expect(replica.due()).toEqual([{ type: "change", id: "c2", base: 2, ops: [type("n", 1, "bc")] }]);
  });

  test("what was sent once is never changed again", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [type("n", 0, "a")], gesture: "g" });
    replica.due();
    replica.lost();
    const edit = { op: "edit", record: "note", id: "n", field: "text", splices: [[1, 0, "b"]] } as const;
    expect(replica.outbox.extend(edit, "g")).toBeUndefined();
  });
});

describe("answers", () => {
  test("a refused change goes alone; those behind it stay", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [update("n", { x: 1 })] });
    replica.act({ id: "c2", ops: [update("n", { y: 2 })] });
    replica.due();
    const heard = replica.hear({ type: "refused", id: "c1", code: "invalid", message: "No." });
    expect(heard.refused?.change.id).toBe("c1");
    expect(replica.picture.get("n")?.fields).toEqual({ text: "", y: 2 });
    expect(replica.outbox.waiting.map(({ id }) => id)).toEqual(["c2"]);
  });

  test("versions already held are ignored, a gap asks for a new start", () => {
    const replica = aReplica({ n: "" });
    replica.hear(changes(entry(2, [update("n", { x: 1 })])));
    expect(replica.hear(changes(entry(2, [update("n", { x: 9 })]))).resync).toBe(false);
    expect(replica.picture.get("n")?.fields.x).toBe(1);
    expect(replica.hear(changes(entry(4, [update("n", { x: 4 })]))).resync).toBe(true);
    expect(replica.version).toBe(2);
  });

  test("a change sent again is settled by its ack", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [update("n", { x: 1 })] });
    replica.hear({ type: "ack", id: "c1", version: 1 });
    expect(replica.outbox.waiting).toEqual([]);
  });

  test("an ack of a version that is not here yet waits for it", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [update("n", { x: 1 })] });
    replica.hear({ type: "ack", id: "c1", version: 2 });
    expect(replica.outbox.waiting).toHaveLength(1);
  });
});

describe("coming back", () => {
  test("hello names the version, its mark and what waits", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [update("n", { x: 1 })] });
    expect(replica.hello()).toEqual({
      type: "hello",
      protocol: 1,
      figures: "changes",
      since: 1,
      mark: "m1",
      outbox: ["c1"],
    });
  });

  test("what was committed meanwhile leaves the outbox before anything is drawn, the rest is sent again in order", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [create("a")] });
    replica.act({ id: "c2", ops: [update("n", { x: 2 })] });
    replica.act({ id: "c3", ops: [update("n", { x: 3 })] });
    replica.due();
    replica.hello();
    const board = { notes: [{ id: "n", text: "" }, { id: "a" }] };
    replica.hear(aWelcome({ version: 7, board, acked: { c1: 5 } }));
    expect(sent(replica)).toEqual(["c2", "c3"]);
    expect(replica.version).toBe(7);
  });

  test("nothing is sent before the welcome", () => {
    const replica = aReplica({ n: "" });
    replica.hello();
    replica.act({ id: "c1", ops: [update("n", { x: 1 })] });
    expect(sent(replica)).toEqual([]);
    replica.hear(aWelcome({ version: 2, changes: [entry(2, [update("n", { y: 1 })])] }));
    expect(sent(replica)).toEqual(["c1"]);
  });

  test("an edit made while away is moved over the difference that the snapshot brings", () => {
    const replica = aReplica({ n: "Check price" });
    replica.act({ id: "c1", ops: [type("n", 5, " the")] });
    replica.hello();
    replica.hear(aWelcome({ version: 9, board: { notes: [{ id: "n", text: "First check price again" }] } }));
    expect(text(replica, "n")).toContain(" the");
    expect(replica.due()[0]?.base).toBe(9);
  });

  test("a log that does not fit asks for the whole board", () => {
    const replica = aReplica({ n: "" });
    expect(replica.hear(changes(entry(2, [update("missing", { x: 1 })]))).resync).toBe(true);
    expect(replica.hello()).toEqual({ type: "hello", protocol: 1, figures: "changes", outbox: [] });
  });
});

describe("undo before the server has worked it out", () => {
  test("it shows at once, and again as it was when the undo is undone", () => {
    const replica = aReplica({ n: "", m: "M" });
    replica.hear(changes(entry(2, [link("l", "n", "m")])));
    replica.act({ id: "c1", ops: [update("n", { x: 5 }), type("n", 0, "typed"), remove("m")] });
    replica.act({ id: "c2", ops: [undo("c1")] });
    expect(replica.picture.get("n")?.fields).toEqual({ text: "", x: null });
    expect([text(replica, "m"), replica.picture.get("l") !== undefined]).toEqual(["M", true]);
    replica.act({ id: "c3", ops: [undo("c2")] });
    expect([text(replica, "n"), text(replica, "m")]).toEqual(["typed", undefined]);
  });

  test("what others did since is spared, and an undo that would do nothing is known", () => {
    const replica = aReplica({ n: "", m: "" });
    replica.act({ id: "c1", ops: [update("n", { x: 5, y: 5 })] });
    replica.act({ id: "c2", ops: [update("m", { x: 1 })] });
    replica.act({ id: "c3", ops: [create("o")] });
    replica.hear(
      changes(
        mine(2, "c1", [update("n", { x: 5, y: 5 })]),
        mine(3, "c2", [update("m", { x: 1 })]),
        mine(4, "c3", [create("o")]),
        entry(5, [update("n", { x: 6 }), update("m", { x: 2 }), link("l", "n", "o")]),
      ),
    );
    expect([replica.foretell(["c1"]), replica.foretell(["c2"]), replica.foretell(["c3"])]).toEqual([1, 0, 0]);
    replica.act({ id: "c4", ops: [undo("c1")] });
    expect(replica.picture.get("n")?.fields).toMatchObject({ x: 6, y: null });
  });

  test("after a snapshot nothing is foretold", () => {
    const replica = aReplica({ n: "" });
    replica.act({ id: "c1", ops: [update("n", { x: 5 })] });
    replica.hear(changes(mine(2, "c1", [update("n", { x: 5 })])));
    replica.hello();
    replica.hear(aWelcome({ version: 3, board: { notes: [{ id: "n", x: 5 }] } }));
    expect(replica.foretell(["c1"])).toBeUndefined();
  });
});

describe("lists and tables that several people change", () => {
  test("what waits is joined with what others did, whether it was sent before or not", () => {
    const replica = aReplica({ n: "Check" });
    replica.hear(changes(entry(2, [update("n", { wastes: ["waiting", "motion"] })])));
    replica.act({ id: "c1", ops: [update("n", { wastes: ["motion", "defects"] })] });
    expect(sent(replica)).toEqual(["c1"]);
    replica.lost();
    replica.hear(aWelcome({ version: 2 }));
    replica.hear(changes(entry(3, [update("n", { wastes: ["waiting", "motion", "talent"] })])));
    const [message] = replica.due();
    expect(message).toEqual({
      type: "change",
      id: "c1",
      base: 3,
      ops: [update("n", { wastes: ["motion", "talent", "defects"] })],
    });
    expect(replica.picture.get("n")?.fields.wastes).toEqual(["motion", "talent", "defects"]);
  });

  test("another window of the same account is somebody else", () => {
    const replica = aReplica({ n: "Check" });
    replica.hear(changes(entry(2, [update("n", { wastes: ["waiting"] })])));
    replica.act({ id: "c1", ops: [update("n", { wastes: ["waiting", "defects"] })] });
    expect(sent(replica)).toEqual(["c1"]);
    replica.hear(changes(mine(3, "elsewhere", [update("n", { wastes: ["waiting", "motion"] })])));
    expect(replica.picture.get("n")?.fields.wastes).toEqual(["waiting", "motion", "defects"]);
  });

  test("of a table only the figures that were typed are set", () => {
    const review = (actuals: Record<string, number>): CommittedOp => ({
      op: "update",
      record: "review",
      id: "r",
      fields: { actuals },
    });
    const replica = aReplica();
    replica.hear(changes(entry(2, [{ op: "create", record: "review", id: "r", fields: {} }])));
    replica.act({ id: "c1", ops: [review({ steps: 7 })] });
    replica.hear(changes(entry(3, [review({ lead_time: 60 })])));
    expect(replica.picture.get("r")?.fields.actuals).toEqual({ lead_time: 60, steps: 7 });
  });
});
