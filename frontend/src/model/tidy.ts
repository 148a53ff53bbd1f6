// A tidy map: every step in a column of the flow, in its lane, in the order it had; other notes below the step they belong to.
import { GRID, LANE, NOTE, PITCH } from "./geometry";
import { orderedLanes, stepsInOrder } from "./order";
import type { Lane, Link, Note } from "./records";

export interface Laid {
  readonly id: string;
  readonly lane: string | null;
  readonly x: number;
  readonly y: number;
}

/** Where every note of one state goes. `heightOf` says how tall a note is drawn. */
export function tidied(
  notes: readonly Note[],
  links: readonly Link[],
  lanes: readonly Lane[],
  heightOf: (note: Note) => number,
): Laid[] {
  const steps = stepsInOrder(notes, links, lanes);
  const columns = columnsOf(steps, links, lanes);
  const rows = new Rows(heightOf);
  const laid = steps.map((step) => rows.put(step, (columns.get(step.id) ?? 0) * PITCH.x));
  const places = new Map(laid.map((place) => [place.id, place]));
  const others = notes.filter(({ kind }) => kind !== "step").sort((a, b) => a.x - b.x || a.y - b.y);
  return laid.concat(others.map((note) => rows.put(note, xBelow(note, steps, places))));
}

/**
 * The column of each step: behind every step that leads to it, and never before the column of the step ahead of it
 * in reading order. Steps that may share a column lie in lanes further down, so that the order stays.
 */
function columnsOf(
  steps: readonly Note[],
  links: readonly Link[],
  lanes: readonly Lane[],
): Map<string, number> {
  const rank = new Map<string | null, number>(orderedLanes(lanes).map((lane, at) => [lane.id, at]));
  const rankOf = (note: Note) => rank.get(note.lane) ?? rank.size;
  const flow = links.filter(({ kind }) => kind === "flow");
  const columns = new Map<string, number>();
  let before: Note | undefined;
  for (const step of steps) {
    const sources = flow
      .filter(({ target }) => target === step.id)
      .map(({ source }) => columns.get(source) ?? -1);
    const last = before ? (columns.get(before.id) ?? 0) : -1;
    const least = Math.max(...sources, -1) + 1;
    const beside = before !== undefined && flow.length > 0 && rankOf(step) > rankOf(before);
    columns.set(step.id, Math.max(least, beside ? last : last + 1));
    before = step;
  }
  return columns;
}

/** The column of the note it speaks of, else of the nearest step: of its own lane, or of any where it has none. */
function xBelow(note: Note, steps: readonly Note[], places: ReadonlyMap<string, Laid>): number {
  const about = note.about === null ? undefined : places.get(note.about);
  if (about) return about.x;
  const beside = steps.filter(({ lane }) => lane === note.lane);
  const nearest = (beside.length > 0 ? beside : steps).reduce<Note | undefined>(
    (best, step) => (best && Math.abs(best.x - note.x) <= Math.abs(step.x - note.x) ? best : step),
    undefined,
  );
  return (nearest && places.get(nearest.id)?.x) ?? Math.max(0, Math.round(note.x / GRID) * GRID);
}

/** What lies where: each note takes the first free row of its lane at its place. */
class Rows {
  readonly #taken: { lane: string | null; left: number; right: number; top: number; bottom: number }[] = [];

  constructor(readonly heightOf: (note: Note) => number) {}

  put(note: Note, x: number): Laid {
    const right = x + (note.size?.[0] ?? NOTE.width);
    const height = this.heightOf(note);
    const beside = this.#taken.filter((one) => one.lane === note.lane && one.left < right && one.right > x);
    let y: number = LANE.pad;
    while (beside.some((one) => one.top < y + height && one.bottom > y)) y += PITCH.y;
    this.#taken.push({ lane: note.lane, left: x, right, top: y, bottom: y + height });
    return { id: note.id, lane: note.lane, x, y };
  }
}
