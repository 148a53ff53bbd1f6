// Commands on the way from today to an agreed future: the walk, and the pages that take the wall's place.
import { mayHost } from "../model/roles";
import { always, type Command, type CommandContext } from "./command";
import { setLocked } from "./verbs/agreeing";
import type { SheetName } from "./view";

export const SHEETS = [
  "whys",
  "compare",
  "roles",
  "plan",
  "agree",
  "summary",
] as const satisfies readonly SheetName[];

export const improvingCommands: readonly Command[] = [
  {
    id: "panel.judge",
    group: "view",
    keys: ["J"],
    enabled: always,
    run: ({ view }) => view.set({ panel: view.get().panel === "judge" ? null : "judge" }),
  },
  ...SHEETS.map(sheet),
  {
    id: "lockCurrent",
    group: "board",
    keys: [],
    enabled: (context) => leads(context, false),
    run: lock(true),
  },
  {
    id: "unlockCurrent",
    group: "board",
    keys: [],
    enabled: (context) => leads(context, true),
    run: lock(false),
  },
];

function sheet(name: SheetName): Command {
  return {
    id: `sheet.${name}`,
    group: "view",
    keys: name === "compare" ? ["K"] : [],
    enabled: always,
    run: ({ view }) => view.set({ sheet: view.get().sheet === name ? null : name }),
  };
}

function lock(locked: boolean): Command["run"] {
  return ({ board }) => setLocked(board, locked);
}

function leads({ board }: CommandContext, locked: boolean): boolean {
  const may = board.canEdit() && mayHost(board.you()?.role);
  return may && board.facts().locked_states.includes("current") === locked;
}
