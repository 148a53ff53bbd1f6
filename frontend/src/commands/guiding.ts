// The board set up for what a phase of the workshop is about: the right map, page or panel, and what is missing.
import type { Phase } from "../model/records";
import { missingOf } from "../model/workshop";
import type { CommandContext } from "./command";
import { all, INTAKE } from "./verbs/workshop";
import type { ViewState } from "./view";

type SetUp = (wall: CommandContext) => Partial<ViewState>;

const SET_UPS: Readonly<Record<Phase, SetUp>> = {
  charter: () => ({ dialog: "facts" }),
  listen: (wall) => heard(wall),
  steps: (wall) => whole(wall),
  data: (wall) => {
    showMissing(wall, "data");
    return { panel: "details" };
  },
  totals: (wall) => ({ ...whole(wall), ladder: true, panel: "load" }),
  judge: (wall) => ({ ...whole(wall), panel: "judge" }),
  causes: () => ({ sheet: "whys" }),
  future: (wall) => ({ ...whole(wall), panel: "judge" }),
  plan: () => ({ sheet: "plan" }),
  sign_off: () => ({ sheet: "agree" }),
  review: () => ({ sheet: "agree" }),
};

/** Shows what the phase is about; nothing on the board changes. */
export function setUpFor(wall: CommandContext, phase: Phase): void {
  wall.view.set({ sheet: null, ...SET_UPS[phase](wall) });
}

/** Selects the notes that a phase still waits for and brings them into view. Gives how many there are. */
export function showMissing(wall: CommandContext, phase: Phase): number {
  const { board, view } = wall;
  const missing = missingOf(phase, { facts: board.facts(), all: (record) => all(board, record) });
  if (missing.length === 0) return 0;
  view.set({ sheet: null });
  view.show(board.get("note", missing[0] ?? "")?.state ?? "current");
  view.select(missing);
  requestAnimationFrame(() => view.surface?.bring(missing));
  return missing.length;
}

function whole({ view }: CommandContext): Partial<ViewState> {
  view.show("current");
  requestAnimationFrame(() => view.surface?.fit());
  return {};
}

/** What the team said before the workshop. */
function heard({ board, view }: CommandContext): Partial<ViewState> {
  const notes = all(board, "note").filter(({ lane }) => lane === INTAKE);
  view.show("current");
  requestAnimationFrame(() => view.surface?.fit(notes.map(({ id }) => id)));
  return { panel: "workshop" };
}
