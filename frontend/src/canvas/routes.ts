// Links as right angles: the way from one note to another that crosses the fewest notes, then the shortest.
import { overlaps, type Rect } from "./geometry";

export type Point = readonly [x: number, y: number];

const STUB = 24;
const BACK_STUB = 13;
const CLEARANCE = 4;
const RADIUS = 8;

/** From the right side of one note to the left side of another; `blocked` are the notes to keep off. */
export function flowRoute(
  from: Rect,
  to: Rect,
  blocked: readonly Rect[],
  gutters: readonly number[],
): Point[] {
  const start: Point = [from.x + from.width, from.y + from.height / 2];
  const end: Point = [to.x, to.y + to.height / 2];
  const out = start[0] + STUB;
  const into = end[0] - STUB;
  const ways: Point[][] = [];
  if (end[0] > start[0] && Math.abs(start[1] - end[1]) < 1) ways.push([start, end]);
  if (into >= start[0]) ways.push(stepped(start, into, end), stepped(start, Math.max(out, start[0]), end));
  for (const y of gutters) ways.push([start, [out, start[1]], [out, y], [into, y], [into, end[1]], end]);
  return best(ways, blocked);
}

function stepped(start: Point, x: number, end: Point): Point[] {
  return [start, [x, start[1]], [x, end[1]], end];
}

/**
 * Work that goes back: over the top of the notes (or below them, when the earlier note lies lower), with
 * `track` to keep several apart.
 */
export function reworkRoute(from: Rect, to: Rect, blocked: readonly Rect[], track: number): Point[] {
  const over = to.y <= from.y + 1;
  const side = (rect: Rect) => (over ? rect.y : rect.y + rect.height);
  const away = over ? -1 : 1;
  const level = side(to) + away * (10 + 6 * (track % 3));
  const shift = 14 * (track % 3) + 10;
  const end: Point = [to.x + to.width / 2 + (from.x === to.x ? -shift : shift), side(to)];
  const start: Point = [from.x + from.width / 2 - (from.x === to.x ? -shift : shift), side(from)];
  const ways: Point[][] = [[start, [start[0], level], [end[0], level], end]];
  const exit = side(from) + away * 8;
  for (const x of [from.x - BACK_STUB, from.x + from.width + BACK_STUB]) {
    ways.push([start, [start[0], exit], [x, exit], [x, level], [end[0], level], end]);
  }
  return best(ways, blocked);
}

function best(ways: readonly Point[][], blocked: readonly Rect[]): Point[] {
  let chosen: Point[] = ways[0] ?? [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const cost = crossings(way, blocked) * 10_000 + length(way) + way.length * 12;
    if (cost < lowest) {
      lowest = cost;
      chosen = way;
    }
  }
  return chosen;
}

function crossings(way: readonly Point[], blocked: readonly Rect[]): number {
  let count = 0;
  for (let at = 1; at < way.length; at++) {
    const leg = spanned(way[at - 1] as Point, way[at] as Point);
    for (const rect of blocked) if (overlaps(leg, rect)) count += 1;
  }
  return count;
}

function spanned([ax, ay]: Point, [bx, by]: Point): Rect {
  return {
    x: Math.min(ax, bx) - CLEARANCE,
    y: Math.min(ay, by) - CLEARANCE,
    width: Math.abs(ax - bx) + 2 * CLEARANCE,
    height: Math.abs(ay - by) + 2 * CLEARANCE,
  };
}

function length(way: readonly Point[]): number {
  let sum = 0;
  for (let at = 1; at < way.length; at++) {
    const [a, b] = [way[at - 1] as Point, way[at] as Point];
    sum += Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
  }
  return sum;
}

/** The way as SVG path data, its corners rounded. */
export function rounded(way: readonly Point[]): string {
  const points = way.filter((point, at) => at === 0 || !same(point, way[at - 1] as Point));
  const [first] = points;
  if (!first) return "";
  const parts = [`M${first[0]} ${first[1]}`];
  for (let at = 1; at < points.length; at++) {
    const [before, here, after] = [points[at - 1] as Point, points[at] as Point, points[at + 1]];
    parts.push(after ? corner(before, here, after) : `L${here[0]} ${here[1]}`);
  }
  return parts.join("");
}

function corner(before: Point, here: Point, after: Point): string {
  const radius = Math.min(RADIUS, span(before, here) / 2, span(here, after) / 2);
  const [ax, ay] = towards(here, before, radius);
  const [bx, by] = towards(here, after, radius);
  return `L${ax} ${ay}Q${here[0]} ${here[1]} ${bx} ${by}`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const whole = span(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * distance) / whole, from[1] + ((to[1] - from[1]) * distance) / whole];
}

function span(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function same(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Where along a stretch a label is tried; behind the first of each track the others follow. */
const PARTS = [0.5, 0.8, 0.2, 0.65, 0.35] as const;

/**
 * Where a label of that size is read best: on a stretch of the way where it lies on no note, a long level one
 * first; where there is none, where it covers least. Each `track` begins a little nearer to the start.
 */
export function labelPoint(
  way: readonly Point[],
  [width, height]: readonly [number, number],
  notes: readonly Rect[],
  track = 0,
): Point {
  const first = track % 3;
  const parts = [...PARTS.slice(first), ...PARTS.slice(0, first)];
  let best: Point = way[0] ?? [0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (const [a, b] of stretches(way)) {
    for (const part of parts) {
      const middle: Point = [b[0] + (a[0] - b[0]) * part, b[1] + (a[1] - b[1]) * part];
      const covered = coverage({ x: middle[0] - width / 2, y: middle[1] - height / 2, width, height }, notes);
      if (covered === 0) return middle;
      if (covered < least - 1) [best, least] = [middle, covered];
    }
  }
  return best;
}

/** Level ones first, then upright ones, each from the longest. */
function stretches(way: readonly Point[]): (readonly [Point, Point])[] {
  const all = way.slice(1).map((point, at) => [way[at] as Point, point] as const);
  const rank = ([a, b]: readonly [Point, Point]) => (Math.abs(a[1] - b[1]) < 1 ? 100_000 : 0) + span(a, b);
  return all.sort((one, other) => rank(other) - rank(one));
}

function coverage(label: Rect, notes: readonly Rect[]): number {
  return notes.reduce((sum, note) => sum + shared(label, note), 0);
}

function shared(a: Rect, b: Rect): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}
