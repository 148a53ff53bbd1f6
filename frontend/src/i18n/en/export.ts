// Files to take away.
import { byId, many } from "../parts";

export const exportWords = {
  export: {
    title: "Export",
    lead: "Every file is made from the board as it is now.",
    formats: "What",
    options: "Options",
    state: "State",
    both: "Both",
    cut: "For",
    cutProcess: "The whole process",
    cutRole: "Each role",
    lane: "Role",
    allLanes: "All roles",
    size: "Paper",
    sizes: { a3: "A3", a4: "A4", letter: "Letter", slide: "Slide" },
    download: "Download",
    making: "Making the file…",
    done: (name: string) => `${name} was downloaded.`,
    stop: "Stop",
    toAgreeHelp: "Steps without a quality check or an owner are printed so that somebody settles them.",
    withoutCheck: (count: number) =>
      `${many(count, "step has", "steps have")} no quality check or nobody who does it.`,
    allAgreed: "Every step has a quality check.",
    failed: (reason: string) => `The file was not made: ${reason}`,
    network: "the server did not answer. Try again when you are online.",
    noFormats: "The list of formats did not load.",
    about: byId({
      "checklist-pdf": "The future state as a list to tick, one card a step",
      "diagram-png": "Before and after as one picture",
      "diagram-svg": "Before and after, to be scaled and edited",
      "diagram-pdf": "Before and after on one page to print",
      "summary-pdf": "What changes, in one page",
      "board-json": "The whole board, to keep or to import elsewhere",
      "steps-csv": "Every step with its figures, for a spreadsheet",
    }),
  },
};
