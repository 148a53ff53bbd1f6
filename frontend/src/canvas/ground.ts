// The boxes of all notes, and which of them lie in a part of the map: found by tiles, not by looking at every one.
import { type Rect, sameRect } from "./geometry";

/** About a note and the room around it. */
const TILE = 256;
/** Tiles are named by one number: more rows of them than this no map has. */
const ROWS = 65_536;

export interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export class Ground {
  readonly #rects = new Map<string, Rect>();
  readonly #tiles = new Map<number, Set<string>>();
  #version = 0;

  /** Another number whenever a box is another one. */
  get version(): number {
    return this.#version;
  }

  get rects(): ReadonlyMap<string, Rect> {
    return this.#rects;
  }

  /** These boxes and no others; each that lies where it lay stays the same object. */
  follow(rects: ReadonlyMap<string, Rect>): void {
    for (const id of this.#rects.keys()) if (!rects.has(id)) this.#take(id);
    for (const [id, rect] of rects) this.put(id, rect);
  }

  put(id: string, rect: Rect): void {
    const before = this.#rects.get(id);
    if (before && sameRect(before, rect)) return;
    this.#take(id);
    for (const tile of tilesOf(partOf(rect))) {
      const there = this.#tiles.get(tile);
      if (there) there.add(id);
      else this.#tiles.set(tile, new Set([id]));
    }
    this.#rects.set(id, rect);
    this.#version += 1;
  }

  #take(id: string): void {
    const rect = this.#rects.get(id);
    if (!rect) return;
    for (const tile of tilesOf(partOf(rect))) this.#tiles.get(tile)?.delete(id);
    this.#rects.delete(id);
    this.#version += 1;
  }

  /** The notes that share more than an edge with a part of the map. */
  in(part: Part): Map<string, Rect> {
    const found = new Map<string, Rect>();
    for (const id of this.#near(part)) {
      const rect = this.#rects.get(id);
      if (rect && meets(rect, part)) found.set(id, rect);
    }
    return found;
  }

  /** Those of its tiles; every note where those are more than the notes. */
  *#near(part: Part): Iterable<string> {
    if (tileCount(part) > this.#rects.size) yield* this.#rects.keys();
    else for (const tile of tilesOf(part)) yield* this.#tiles.get(tile) ?? [];
  }
}

function meets({ x, y, width, height }: Rect, { left, top, right, bottom }: Part): boolean {
  return x < right && x + width > left && y < bottom && y + height > top;
}

function partOf({ x, y, width, height }: Rect): Part {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function tileCount({ left, top, right, bottom }: Part): number {
  return (tileAt(right) - tileAt(left) + 1) * (tileAt(bottom) - tileAt(top) + 1);
}

function* tilesOf({ left, top, right, bottom }: Part): Iterable<number> {
  for (let x = tileAt(left); x <= tileAt(right); x++)
    for (let y = tileAt(top); y <= tileAt(bottom); y++) yield x * ROWS + y;
}

function tileAt(place: number): number {
  return Math.floor(place / TILE);
}
