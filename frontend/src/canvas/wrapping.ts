// A long map in rows, as music is written: every row has all lanes, and the flow goes on at the left of the next.
import type { Area } from "../commands/view";
import { NOTE, PITCH } from "../model/geometry";
import type { Band, Rect } from "./geometry";

export interface Wrapping {
  /** How much of the map a row holds, in the wall's units. */
  readonly width: number;
  /** From the top of a row to the top of the next. */
  readonly height: number;
  readonly rows: number;
}

/** The screen beside the lane heads. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

type Point = readonly [x: number, y: number];

/** Between two rows, with room for the links that lead from one to the next. */
export const ROW_GAP = 76;
/** Smaller than this nobody reads: then the rows are scrolled instead. */
export const READABLE_ZOOM = 0.55;
const MOST_ZOOM = 1.05;
const FEWEST_COLUMNS = 3;

/** The rows in which the notes up to `right` are largest on the screen; undefined where one row is best. */
export function wrappingFor(bands: readonly Band[], right: number, room: Room): Wrapping | undefined {
  const last = bands.at(-1);
  if (!last || room.width <= 0) return undefined;
  const height = last.top + last.height + ROW_GAP;
  const columns = Math.max(1, Math.ceil(right / PITCH.x));
  const widest = Math.max(FEWEST_COLUMNS, Math.floor(room.width / READABLE_ZOOM / PITCH.x));
  let best: Wrapping | undefined;
  let largest = 0;
  for (let rows = 1; rows <= columns; rows++) {
    const across = Math.max(FEWEST_COLUMNS, Math.ceil(columns / rows));
    const wrapping = { width: across * PITCH.x, height, rows: Math.ceil(columns / across) };
    const zoom = Math.min(MOST_ZOOM, zoomOf(wrapping, room));
    if (zoom > largest + 0.01) [best, largest] = [wrapping, zoom];
    if (across === FEWEST_COLUMNS) break;
  }
  if (best && largest < READABLE_ZOOM)
    best = { width: widest * PITCH.x, height, rows: Math.ceil(columns / widest) };
  return best && best.rows > 1 ? best : undefined;
}

function zoomOf({ width, height, rows }: Wrapping, room: Room): number {
  return Math.min(room.width / (width + NOTE.width / 4), room.height / (height * rows));
}

/** From the map to where it is drawn. */
export function wrapped([x, y]: Point, wrapping: Wrapping | undefined): Point {
  if (!wrapping) return [x, y];
  const row = rowOf(x / wrapping.width, wrapping);
  return [x - row * wrapping.width, y + row * wrapping.height];
}

/** From where something is drawn, or a pointer is, to the map. */
export function unwrapped([x, y]: Point, wrapping: Wrapping | undefined): Point {
  if (!wrapping) return [x, y];
  const row = rowOf((y + ROW_GAP / 2) / wrapping.height, wrapping);
  return [x + row * wrapping.width, y - row * wrapping.height];
}

export function wrappedRect(rect: Rect, wrapping: Wrapping | undefined): Rect {
  const [x, y] = wrapped([rect.x, rect.y], wrapping);
  return { ...rect, x, y };
}

/** The row that the middle of a drawn box lies in says where on the map it is. */
export function unwrappedRect(rect: Rect, wrapping: Wrapping | undefined): Rect {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const [left, top] = unwrapped([x, y], wrapping);
  return { ...rect, x: rect.x + left - x, y: rect.y + top - y };
}

/** The part of the map that a part of the rows shows: within one row just that, else all that the rows in sight hold. */
export function unwrappedArea([left, top, right, bottom]: Area, wrapping: Wrapping | undefined): Area {
  if (!wrapping) return [left, top, right, bottom];
  const { width, height } = wrapping;
  const first = rowOf((top + ROW_GAP) / height, wrapping);
  const last = rowOf((bottom - ROW_GAP) / height, wrapping);
  if (last > first) return [first * width, 0, (last + 1) * width, height - ROW_GAP];
  return [left + first * width, top - first * height, right + first * width, bottom - first * height];
}

/** Where the rows show a part of the map: a piece of one row, or the rows that hold it. */
export function wrappedArea([left, top, right, bottom]: Area, wrapping: Wrapping | undefined): Area {
  if (!wrapping) return [left, top, right, bottom];
  const { width, height } = wrapping;
  const first = rowOf(left / width, wrapping);
  const last = rowOf((right - 1) / width, wrapping);
  if (last > first) return [0, first * height, width, (last + 1) * height - ROW_GAP];
  return [left - first * width, top + first * height, right - first * width, bottom + first * height];
}

function rowOf(at: number, { rows }: Wrapping): number {
  return Math.max(0, Math.min(rows - 1, Math.floor(at)));
}
