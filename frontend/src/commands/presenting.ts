// The big screen: entering and leaving it, going through the map step by step, one lane at a time.
import { stepsInOrder } from "../model/order";
import type { Lane, Note } from "../model/records";
import { always, type Command, type CommandContext } from "./command";
import { lanesOf } from "./verbs/lanes";

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
export function stepsOf({ board, view }: CommandContext): Note[] {
  const { state } = view.get();
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const links = board.ids("link").flatMap((id) => board.get("link", id) ?? []);
  const isHere = (record: { state: string; variant: string | null }) =>
    record.state === state && record.variant === null;
  return stepsInOrder(notes.filter(isHere), links.filter(isHere), lanesOf(board));
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

export function showLane({ board, view }: CommandContext, lane: Lane): void {
  const { state } = view.get();
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  view.select([]);
  view.surface?.fit(
    notes.filter((note) => note.lane === lane.id && note.state === state).map(({ id }) => id),
  );
}
