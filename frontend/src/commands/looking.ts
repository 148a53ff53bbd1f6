// Commands that change what this screen shows and nothing on the board.
import type { State } from "../model/records";
import { always, type Command, type CommandContext } from "./command";
import { showLane } from "./presenting";
import type { DialogName, PanelName } from "./view";

const ZOOM_STEP = 1.25;

export const lookingCommands: readonly Command[] = [
  {
    id: "showCurrent",
    group: "view",
    keys: ["Alt+1"],
    enabled: always,
    run: ({ view }) => view.show("current"),
  },
  {
    id: "showFuture",
    group: "view",
    keys: ["Alt+2"],
    enabled: always,
    run: ({ view }) => view.show("future"),
  },
  {
    id: "switchState",
    group: "view",
    keys: ["F"],
    enabled: always,
    run: ({ view }) => view.show(other(view.get().state)),
  },
  {
    id: "zoomIn",
    group: "view",
    keys: ["+", "="],
    enabled: hasSurface,
    run: ({ view }) => view.surface?.zoomBy(ZOOM_STEP),
  },
  {
    id: "zoomOut",
    group: "view",
    keys: ["-"],
    enabled: hasSurface,
    run: ({ view }) => view.surface?.zoomBy(1 / ZOOM_STEP),
  },
  {
    id: "zoomFull",
    group: "view",
    keys: ["Shift+0"],
    enabled: hasSurface,
    run: ({ view }) => view.surface?.zoomTo(1),
  },
  {
    id: "zoomFit",
    group: "view",
    keys: ["Shift+1", "!"],
    enabled: hasSurface,
    run: ({ view }) => view.surface?.fit(),
  },
  { id: "zoomSelection", group: "view", keys: ["Shift+2", "@"], enabled: hasSelection, run: fitSelection },
  { id: "zoomLane", group: "view", keys: ["Shift+3", "#"], enabled: hasLane, run: fitLane },
  {
    id: "find",
    group: "view",
    keys: ["Mod+F", "Mod+K"],
    whileTyping: true,
    enabled: always,
    run: dialog("palette"),
  },
  { id: "shortcuts", group: "view", keys: ["?"], enabled: always, run: dialog("shortcuts") },
  { id: "facts", group: "board", keys: [], enabled: always, run: dialog("facts") },
  { id: "history", group: "board", keys: ["H"], enabled: always, run: openHistory },
  { id: "export", group: "board", keys: ["Mod+E"], enabled: always, run: openExport },
  panel("details", ["D"]),
  panel("findings", ["G"]),
  panel("load", []),
  panel("whatif", []),
  panel("workshop", []),
  toggle("outline", ["O"]),
  toggle("ladder", ["L"]),
  {
    id: "wrapped",
    group: "view",
    keys: ["Shift+W"],
    enabled: hasSurface,
    run: ({ view }) => view.set({ wrapped: !view.get().wrapped }),
  },
];

function openHistory({ board, view }: CommandContext): void {
  view.goTo(`/boards/${board.boardId}/history`);
}

function openExport({ board, view }: CommandContext): void {
  view.goTo(`/boards/${board.boardId}/export`);
}

function other(state: State): State {
  return state === "current" ? "future" : "current";
}

function hasSurface({ view }: CommandContext): boolean {
  return view.surface !== undefined;
}

function hasSelection(context: CommandContext): boolean {
  return hasSurface(context) && context.view.get().selection.some((id) => context.board.get("note", id));
}

function fitSelection({ view }: CommandContext): void {
  view.surface?.fit(view.get().selection);
}

/** The selected lane, or that of the first selected note; null is where nobody does it yet. */
function laneChosen({ board, view }: CommandContext): string | null | undefined {
  const [id = ""] = view.get().selection;
  return board.get("lane", id)?.id ?? board.get("note", id)?.lane;
}

function hasLane(context: CommandContext): boolean {
  return hasSurface(context) && laneChosen(context) !== undefined;
}

function fitLane(context: CommandContext): void {
  const lane = laneChosen(context);
  if (lane !== undefined) showLane(context, lane);
}

function dialog(name: DialogName): Command["run"] {
  return ({ view }) => view.set({ dialog: name });
}

function panel(name: PanelName, keys: readonly string[]): Command {
  const run = ({ view }: CommandContext) => view.set({ panel: view.get().panel === name ? null : name });
  return { id: `panel.${name}`, group: "view", keys, enabled: always, run };
}

function toggle(name: "outline" | "ladder", keys: readonly string[]): Command {
  const run = ({ view }: CommandContext) => view.set({ [name]: !view.get()[name] });
  return { id: name, group: "view", keys, enabled: always, run };
}
