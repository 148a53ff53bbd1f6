// Where lanes and notes lie: one set of sizes for the wall, the overview and what is dropped or typed.
import { GRID, LANE, NOTE, PITCH } from "../model/geometry";
import { orderedLanes } from "../model/order";
import type { Lane, Note } from "../model/records";
import { grownHeight } from "./fit-text";

const ALIGN = 18;
const FOLD_EDGE = 7;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A lane as it lies on the map; `id` null is the strip of notes that nobody does yet. */
export interface Band {
  readonly id: string | null;
  readonly top: number;
  readonly height: number;
  readonly collapsed: boolean;
  readonly color: string | null;
}

export interface Place {
  readonly lane: string | null;
  readonly x: number;
  readonly y: number;
}

/** A note is the same object until it changes: its text is fitted once. */
let sizes = new WeakMap<Note, readonly [number, number]>();

/** Forgets every size: texts have to be measured anew. */
export function forgetSizes(): void {
  sizes = new WeakMap();
}

/** Width and height: as somebody set them, else the usual size, taller where the text needs it. */
export function noteSize(note: Note): readonly [number, number] {
  if (note.size) return note.size;
  let size = sizes.get(note);
  if (!size) {
    size = [NOTE.width, Math.max(NOTE.height, grownHeight(note.text, note.kind))];
    sizes.set(note, size);
  }
  return size;
}

/** The lanes in their order, each as high as its notes need, and the strip without a lane where it is needed. */
export function bandsOf(lanes: readonly Lane[], notes: readonly Note[]): Band[] {
  const needed = heightsNeeded(lanes, notes);
  const bands: Band[] = [];
  let top = 0;
  for (const lane of orderedLanes(lanes)) {
    const height = lane.collapsed
      ? LANE.collapsed
      : Math.max(lane.height ?? LANE.height, needed.get(lane.id) ?? 0);
    bands.push({ id: lane.id, top, height, collapsed: lane.collapsed, color: lane.color });
    top += height + LANE.gap;
  }
  const rest = needed.get(null);
  if (rest !== undefined)
    bands.push({ id: null, top, height: Math.max(LANE.height, rest), collapsed: false, color: null });
  return bands;
}

/** In a collapsed lane a note is a line high: the flow stays readable. */
export function foldedRect(band: Band, note: Note): Rect {
  const height = LANE.collapsed - 2 * FOLD_EDGE;
  return { x: note.x, y: band.top + FOLD_EDGE, width: NOTE.width, height };
}

function heightsNeeded(lanes: readonly Lane[], notes: readonly Note[]): Map<string | null, number> {
  const known = new Set(lanes.map((lane) => lane.id));
  const needed = new Map<string | null, number>();
  for (const note of notes) {
    const lane = note.lane !== null && known.has(note.lane) ? note.lane : null;
    const bottom = note.y + noteSize(note)[1] + LANE.pad;
    needed.set(lane, Math.max(needed.get(lane) ?? 0, bottom));
  }
  return needed;
}

export function bandAt(bands: readonly Band[], y: number): Band | undefined {
  return bands.find((band) => y < band.top + band.height + LANE.gap) ?? bands.at(-1);
}

/** The place under a point of the map, with the note's middle there, on the grid. */
export function placeAround(bands: readonly Band[], x: number, y: number): Place {
  const band = bandAt(bands, y);
  const top = band?.top ?? 0;
  return {
    lane: band?.id ?? null,
    x: Math.max(0, Math.round((x - NOTE.width / 2) / GRID) * GRID),
    y: rowAt(y - top - NOTE.height / 2),
  };
}

/** Where a dragged note comes to rest: in the lane under its middle, beside the columns that are there. */
export function placeDropped(
  bands: readonly Band[],
  rect: Rect,
  columns: readonly number[],
  free: boolean,
): Place {
  const band = bandAt(bands, rect.y + rect.height / 2);
  const y = Math.max(0, rect.y - (band?.top ?? 0));
  if (free) return { lane: band?.id ?? null, x: Math.round(rect.x), y: Math.round(y) };
  return { lane: band?.id ?? null, x: columnAt(rect.x, columns), y: rowAt(y) };
}

function columnAt(x: number, columns: readonly number[]): number {
  let best = Math.round(x / GRID) * GRID;
  let distance: number = ALIGN;
  for (const column of columns) {
    if (Math.abs(column - x) < distance) {
      best = column;
      distance = Math.abs(column - x);
    }
  }
  return best;
}

/** Rows start below the lane's edge, each a note and an arrow's room lower. */
export function rowAt(y: number): number {
  return LANE.pad + PITCH.y * Math.max(0, Math.round((y - LANE.pad) / PITCH.y));
}

export function overlaps(a: Rect, b: Rect, room = 0): boolean {
  return (
    a.x < b.x + b.width + room &&
    b.x < a.x + a.width + room &&
    a.y < b.y + b.height + room &&
    b.y < a.y + a.height + room
  );
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a === b || (a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height);
}

/** The smallest box around all of them; undefined around nothing. */
export function boxOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
