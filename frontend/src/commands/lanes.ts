// Commands on lanes. The lane is the selected one, or that of the selected note.
import type { Lane } from "../model/records";
import type { Op } from "../sync/messages";
import { type Command, type CommandContext, canEdit } from "./command";
import { addLane, addLaneBeside, collapseLane, lanesOf, moveLane, removeLane } from "./verbs/lanes";

export const laneCommands: readonly Command[] = [
  { id: "addLane", group: "lanes", keys: ["Shift+N"], enabled: canEdit, run: add },
  {
    id: "addLaneAbove",
    group: "lanes",
    keys: [],
    enabled: hasLane,
    run: (context) => addBeside(context, "above"),
  },
  {
    id: "addLaneBelow",
    group: "lanes",
    keys: [],
    enabled: hasLane,
    run: (context) => addBeside(context, "below"),
  },
  { id: "renameLane", group: "lanes", keys: [], enabled: hasLane, run: rename },
  {
    id: "moveLaneUp",
    group: "lanes",
    keys: [],
    enabled: (context) => canMove(context, -1),
    run: (context) => moveIt(context, -1),
  },
  {
    id: "moveLaneDown",
    group: "lanes",
    keys: [],
    enabled: (context) => canMove(context, 1),
    run: (context) => moveIt(context, 1),
  },
  { id: "collapseLane", group: "lanes", keys: ["Shift+C"], enabled: hasLane, run: fold },
  { id: "expandLanes", group: "lanes", keys: [], enabled: hasCollapsed, run: expandAll },
  { id: "removeLane", group: "lanes", keys: [], enabled: hasLane, run: remove },
];

function chosenLane({ board, view }: CommandContext): Lane | undefined {
  const [id = ""] = view.get().selection;
  return board.get("lane", id) ?? board.get("lane", board.get("note", id)?.lane ?? "");
}

function hasLane(context: CommandContext): boolean {
  return context.board.canEdit() && chosenLane(context) !== undefined;
}

/** A new lane is given its name at once. */
function add({ board, view }: CommandContext): void {
  const id = addLane(board, "");
  view.set({ selection: [id], editing: id });
}

function addBeside({ board, view, ...rest }: CommandContext, side: "above" | "below"): void {
  const lane = chosenLane({ board, view, ...rest });
  if (!lane) return;
  const id = addLaneBeside(board, lane.id, side);
  view.set({ selection: [id], editing: id });
}

function rename(context: CommandContext): void {
  const id = chosenLane(context)?.id ?? null;
  context.view.set({ editing: id });
}

function canMove(context: CommandContext, by: 1 | -1): boolean {
  const lane = chosenLane(context);
  const lanes = lanesOf(context.board);
  const at = lanes.findIndex(({ id }) => id === lane?.id);
  return context.board.canEdit() && at >= 0 && lanes[at + by] !== undefined;
}

function moveIt(context: CommandContext, by: 1 | -1): void {
  const lane = chosenLane(context);
  if (lane) moveLane(context.board, lane.id, by);
}

/** Collapses the lane, or opens it again. */
function fold(context: CommandContext): void {
  const lane = chosenLane(context);
  if (lane) collapseLane(context.board, lane.id, !lane.collapsed);
}

function hasCollapsed({ board }: CommandContext): boolean {
  return board.canEdit() && lanesOf(board).some(({ collapsed }) => collapsed);
}

function expandAll({ board }: CommandContext): void {
  const ops = lanesOf(board)
    .filter(({ collapsed }) => collapsed)
    .map(({ id }): Op => ({ op: "update", record: "lane", id, fields: { collapsed: false } }));
  board.change(ops, { label: "expandLanes" });
}

function remove(context: CommandContext): void {
  const lane = chosenLane(context);
  if (!lane) return;
  removeLane(context.board, lane.id);
  context.view.select([]);
}
