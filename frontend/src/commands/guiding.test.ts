// The board set up for each phase of a workshop, and the notes that a phase still waits for.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { aQuietBoard, type QuietBoard } from "../../../tests/support/quiet-board";
import { PHASES } from "../model/workshop";
import { setUpFor, showMissing } from "./guiding";
import { INTAKE } from "./verbs/workshop";
import { WallView } from "./view";

const FILE = {
  format: "leanwall.board",
  version: 1,
  lanes: [
    { id: "clerk", name: "Clerk" },
    { id: INTAKE, name: "Heard" },
  ],
  notes: [
    { id: "timed", lane: "clerk", text: "Check", process_time: 60, wait_time: 0 },
    { id: "bare", lane: "clerk", x: 240, text: "Send" },
    { id: "said", lane: INTAKE, kind: "problem", text: "Waits" },
  ],
};
/** What every phase opens: a page, a panel or a dialog; the steps need the wall alone. */
const OPENS = {
  charter: { dialog: "facts" },
  listen: { panel: "workshop" },
  steps: { sheet: null },
  data: { panel: "details" },
  totals: { panel: "load", ladder: true },
  judge: { panel: "judge" },
  causes: { sheet: "whys" },
  future: { panel: "judge" },
  plan: { sheet: "plan" },
  sign_off: { sheet: "agree" },
  review: { sheet: "agree" },
};

describe("the board set up for", () => {
  let quiet: QuietBoard;
  beforeAll(async () => {
    vi.stubGlobal("requestAnimationFrame", (run: () => void) => run());
    quiet = await aQuietBoard(FILE);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await quiet.board.close();
  });

  test("every phase there is", () => {
    expect(Object.keys(OPENS)).toEqual(PHASES);
  });

  for (const phase of PHASES) {
    test(phase, () => {
      const wall = { board: quiet.board, view: new WallView() };
      wall.view.set({ sheet: "summary" });
      setUpFor(wall, phase);
      expect(wall.view.get()).toMatchObject(OPENS[phase]);
      expect(quiet.changes).toEqual([]);
    });
  }

  test("data selects the steps without times", () => {
    const wall = { board: quiet.board, view: new WallView() };
    expect(showMissing(wall, "data")).toBe(1);
    expect(wall.view.get().selection).toEqual(["bare"]);
    expect(showMissing(wall, "plan")).toBe(0);
  });
});
