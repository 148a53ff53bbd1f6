// The big screen: entering and leaving it, going through the map step by step, one lane at a time.
import { stepsInOrder } from "../model/order";
import type { Note } from "../model/records";
import { always, type Command, type CommandContext } from "./command";
import { lanesOf } from "./verbs/lanes";
import { linksOn, notesOn, shownMap } from "./verbs/maps";

export const presentingCommands: readonly Command[] = [
  { id: "present", group: "view", keys: ["Mod+Shift+F"], enabled: always, run: togglePresent },
  { id: "stepForward", group: "view", keys: ["PageDown"], enabled: hasSteps, run: (wall) => stepBy(wall, 1) },
  { id: "stepBackward", group: "view", keys: ["PageUp"], enabled: hasSteps, run: (wall) => stepBy(wall, -1) },
];

function togglePresent({ view }: CommandContext): void {
  const present = !view.get().present;
  view.set({ present, ...(present && { outline: false, editing: null, selection: [], dialog: null }) });
}

function hasSteps(wall: CommandContext): boolean {
  return wall.view.surface !== undefined && stepsOf(wall).length > 0;
}

/** The steps of the map that is shown, in the order of work. */
export function stepsOf(wall: CommandContext): Note[] {
  const { board } = wall;
  const map = shownMap(wall);
  return stepsInOrder(notesOn(board, map), linksOn(board, map), lanesOf(board));
}

/** Which step is looked at: its place from 0, and how many there are; undefined when it is none. */
export function stepSeen(wall: CommandContext): { at: number; count: number; step: Note } | undefined {
  const steps = stepsOf(wall);
  const at = steps.findIndex(({ id }) => id === wall.view.get().selection[0]);
  const step = steps[at];
  return step && { at, count: steps.length, step };
}

/** One step on or back; from the whole map to the first or the last. */
export function stepBy(wall: CommandContext, by: 1 | -1): void {
  const steps = stepsOf(wall);
  const seen = stepSeen(wall)?.at ?? (by > 0 ? -1 : steps.length);
  stepTo(wall, Math.max(0, Math.min(steps.length - 1, seen + by)));
}

/** The step at this place, -1 for the last one. */
export function stepTo(wall: CommandContext, at: number): void {
  const step = stepsOf(wall).at(at);
  if (!step) return;
  wall.view.select([step.id]);
  wall.view.surface?.closeUp(step.id);
}

export function showWhole({ view }: CommandContext): void {
  view.select([]);
  view.surface?.fit();
}

/** The lane alone, no step of it chosen. */
export function presentLane(wall: CommandContext, lane: string): void {
  wall.view.select([]);
  showLane(wall, lane);
}

/** What lies in the lane; all of the map where that is nothing. */
export function showLane(wall: CommandContext, lane: string | null): void {
  const { board, view } = wall;
  const there = notesOn(board, shownMap(wall)).filter((note) => note.lane === lane);
  view.surface?.fit(there.length > 0 ? there.map(({ id }) => id) : undefined);
}
