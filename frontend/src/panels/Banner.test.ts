import { expect, test } from "vitest";
import type { Status } from "../sync/status";
import { sentenceNow } from "./Banner";

const fine: Status = { phase: "live", loaded: true, waiting: 0, saved: true, stored: true };

test("a server that restarts, a full disk and a busy database have a sentence each, a line that is gone has none", () => {
  expect(sentenceNow(fine)).toBeUndefined();
  expect(sentenceNow({ ...fine, phase: "offline" })).toBeUndefined();
  const said = [
    sentenceNow({ ...fine, phase: "offline", code: "restart", message: "The server is going down." }),
    sentenceNow({ ...fine, code: "disk_full", message: "The disk is full." }),
    sentenceNow({ ...fine, code: "locked", message: "Another program holds the database." }),
    sentenceNow({ ...fine, code: "of tomorrow", message: "Something new." }),
  ];
  expect(said.map((sentence) => sentence?.split(/[.:]/)[0])).toEqual([
    "The server restarts",
    "The server’s disk is full",
    "Another program holds the database",
    "Something new",
  ]);
});

test("what this browser can't keep is said before anything else", () => {
  const unkept = { ...fine, phase: "offline", waiting: 1, stored: false, code: "restart" } as const;
  expect(sentenceNow(unkept)).toContain("keep the page open");
});
