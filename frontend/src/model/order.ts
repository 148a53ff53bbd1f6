// The order in which people read a map: lanes from the top, steps along the flow, then from left to right.
import type { Lane, Link, Note } from "./records";

/** Lanes by their order key; lanes without one come after, as they stand in the file. */
export function orderedLanes<L extends Pick<Lane, "order">>(lanes: readonly L[]): L[] {
  return [...lanes].sort((a, b) => compareKeys(a.order, b.order));
}

function compareKeys(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/** Left to right, then from the upper lane down: as the figures read a state without links. */
export function byPlace(lanes: readonly Lane[]): (a: Note, b: Note) => number {
  const rank = new Map<string | null, number>(orderedLanes(lanes).map((lane, at) => [lane.id, at]));
  const rankOf = (note: Note) => rank.get(note.lane) ?? rank.size;
  return (a, b) => a.x - b.x || rankOf(a) - rankOf(b) || a.y - b.y || (a.id < b.id ? -1 : 1);
}

/** Lane by lane from the top, in each from left to right: the order in which notes get the focus. */
export function byLane(lanes: readonly Lane[]): (a: Note, b: Note) => number {
  const rank = new Map<string | null, number>(orderedLanes(lanes).map((lane, at) => [lane.id, at]));
  const rankOf = (note: Note) => rank.get(note.lane) ?? rank.size;
  return (a, b) => rankOf(a) - rankOf(b) || a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1);
}

/**
 * The steps of one state in the order of work: no step before one that leads to it, otherwise by place.
 * What lies on a circle comes last, by place.
 */
export function stepsInOrder(notes: readonly Note[], links: readonly Link[], lanes: readonly Lane[]): Note[] {
  const steps = notes.filter((note) => note.kind === "step" && !note.hidden).sort(byPlace(lanes));
  const rank = new Map(steps.map((step, at) => [step.id, at]));
  const open = new Map<string, number>(steps.map((step) => [step.id, 0]));
  const next = new Map<string, string[]>();
  for (const link of links) {
    if (link.kind !== "flow" || !rank.has(link.source) || !rank.has(link.target)) continue;
    open.set(link.target, (open.get(link.target) ?? 0) + 1);
    next.set(link.source, [...(next.get(link.source) ?? []), link.target]);
  }
  return drained(steps, rank, open, next);
}

function drained(
  steps: readonly Note[],
  rank: ReadonlyMap<string, number>,
  open: Map<string, number>,
  next: ReadonlyMap<string, readonly string[]>,
): Note[] {
  const ready = steps.flatMap((step, at) => (open.get(step.id) === 0 ? [at] : []));
  const order: Note[] = [];
  const done = new Set<string>();
  while (ready.length > 0) {
    const step = steps[ready.shift() ?? 0];
    if (!step || done.has(step.id)) continue;
    done.add(step.id);
    order.push(step);
    for (const target of next.get(step.id) ?? []) {
      const left = (open.get(target) ?? 1) - 1;
      open.set(target, left);
      if (left === 0) insertSorted(ready, rank.get(target) ?? 0);
    }
  }
  return order.concat(steps.filter((step) => !done.has(step.id)));
}

function insertSorted(list: number[], value: number): void {
  const at = list.findIndex((other) => other > value);
  list.splice(at < 0 ? list.length : at, 0, value);
}
