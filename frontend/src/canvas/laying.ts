// What lies where on a map: lanes from the top, notes in their lanes, rows where a long map is wrapped. Values in, values out.
import { NOTE } from "../model/geometry";
import type { Lane, Note } from "../model/records";
import { unchanged } from "../model/unchanged";
import { type Band, bandsOf, foldedRect, noteSize, type Rect } from "./geometry";
import { type Room, type Wrapping, wrappedRect, wrappingFor } from "./wrapping";

const ONE_ROW: readonly number[] = Object.freeze([0]);

export interface Laid {
  readonly bands: readonly Band[];
  readonly wrapping: Wrapping | undefined;
  /** Where each row of the map begins: one, unless it is wrapped. */
  readonly rows: readonly number[];
  /** The collapsed lanes: what lies in them is drawn as one line. */
  readonly folded: ReadonlySet<string | null>;
  /** Notes of collapsed lanes that lie under others and are not drawn. */
  readonly covered: ReadonlySet<string>;
}

export const NOTHING_LAID: Laid = {
  bands: [],
  wrapping: undefined,
  rows: ONE_ROW,
  folded: new Set(),
  covered: new Set(),
};

/** `notes` are those of the map, `ghosts` what it left out; parts that are as `before` keep their identity. */
export function laidOut(
  lanes: readonly Lane[],
  notes: readonly Note[],
  ghosts: readonly Note[],
  room: Room | undefined,
  before: Laid,
): Laid {
  const all = [...notes, ...ghosts];
  const bands = unchanged(before.bands, bandsOf(lanes, all), sameBand);
  const wrapping = room && wrappingFor(bands, rightOf(all), room);
  const folded = new Set(bands.filter((band) => band.collapsed).map((band) => band.id));
  return {
    bands,
    wrapping,
    rows: unchanged(before.rows, rowsOf(wrapping)),
    folded,
    covered: coveredIn(folded, notes),
  };
}

/** The lanes after notes have moved; undefined where one has to grow, shrink, come or go. */
export function sameBands({ bands }: Laid, lanes: readonly Lane[], notes: readonly Note[]): boolean {
  return unchanged(bands, bandsOf(lanes, notes), sameBand) === bands;
}

/** The box in which a note is drawn. */
export function rectIn({ bands, wrapping }: Laid): (note: Note) => Rect {
  const byId = new Map(bands.map((band) => [band.id, band]));
  return (note) => {
    const band = byId.get(note.lane) ?? byId.get(null);
    return wrappedRect(band?.collapsed ? foldedRect(band, note) : placedRect(note, band), wrapping);
  };
}

function placedRect(note: Note, band: Band | undefined): Rect {
  const [width, height] = noteSize(note);
  return { x: note.x, y: (band?.top ?? 0) + note.y, width, height };
}

/** Of the notes that lie on one another in a collapsed lane the first is drawn, steps before others. */
function coveredIn(folded: ReadonlySet<string | null>, notes: readonly Note[]): Set<string> {
  const covered = new Set<string>();
  if (folded.size === 0) return covered;
  const ends = new Map<string | null, number>();
  for (const note of notes.filter(({ lane }) => folded.has(lane)).sort(fromLeft)) {
    if (note.kind !== "step" || note.x < (ends.get(note.lane) ?? Number.NEGATIVE_INFINITY))
      covered.add(note.id);
    else ends.set(note.lane, note.x + NOTE.width);
  }
  return covered;
}

/** From left to right; of two at one place the upper one. */
function fromLeft(a: Note, b: Note): number {
  return a.x - b.x || a.y - b.y;
}

function sameBand(a: Band, b: Band): boolean {
  return (
    a.id === b.id &&
    a.top === b.top &&
    a.height === b.height &&
    a.collapsed === b.collapsed &&
    a.color === b.color
  );
}

function rightOf(notes: readonly Note[]): number {
  return notes.reduce((right, note) => Math.max(right, note.x + noteSize(note)[0]), 0);
}

function rowsOf(wrapping: Wrapping | undefined): readonly number[] {
  return wrapping ? Array.from({ length: wrapping.rows }, (_, row) => row * wrapping.height) : ONE_ROW;
}
