// The way of every link that is drawn: found once, and anew only when an end, a note in its way or a lane is another one.
import { LANE } from "../model/geometry";
import type { Link } from "../model/records";
import { type Band, type Rect, sameRect } from "./geometry";
import type { Ground } from "./ground";
import { flowRoute, type Point, reworkRoute, rounded } from "./routes";
import { ROW_GAP } from "./wrapping";

/** How far above and below its ends a link looks for a way, and how far beside them. */
const REACH = 200;
const ASIDE = 60;

export interface Way {
  readonly route: readonly Point[];
  /** The same as SVG path data. */
  readonly path: string;
  /** What the link has to keep off, its own ends too. */
  readonly notes: readonly Rect[];
  /** Rework into the same note goes side by side: which of them this is. */
  readonly track: number;
}

/** What the ways lead over. */
export interface Terrain {
  readonly ground: Ground;
  /** Where a note is drawn now: under the hand while it is dragged. */
  readonly drawn: (id: string) => Rect | undefined;
  readonly rows: () => readonly number[];
  readonly bands: () => readonly Band[];
}

interface Known {
  readonly link: Link;
  readonly from: Rect;
  readonly to: Rect;
  readonly levels: readonly number[];
  readonly blocked: readonly Rect[];
  readonly way: Way;
  /** The ground's when `blocked` was last looked at. */
  readonly version: number;
}

export class Ways {
  readonly #known = new Map<string, Known>();
  #tracks: ReadonlyMap<string, number> = new Map();
  #levels: readonly number[] = [];
  #levelsOf: readonly unknown[] = [];

  constructor(private readonly terrain: Terrain) {}

  /** The links of the map, in the order in which rework into the same note lies side by side. */
  follow(links: readonly Link[]): void {
    this.#tracks = tracksOf(links);
    const ids = new Set(links.map(({ id }) => id));
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
  }

  /** The same object while nothing about it is different; undefined where an end is not on the map. */
  of(link: Link): Way | undefined {
    const [from, to] = [this.terrain.drawn(link.source), this.terrain.drawn(link.target)];
    if (!from || !to) return undefined;
    const known = this.#known.get(link.id);
    const { ground } = this.terrain;
    const { version } = ground;
    const isPlaced = known && this.#isAt(known, link, from, to);
    if (isPlaced && known.version === version) return known.way;
    const blocked = obstacles(ground, link, from, to);
    const way =
      isPlaced && sameList(known.blocked, blocked) ? known.way : this.#found(link, from, to, blocked);
    this.#known.set(link.id, { link, from, to, levels: this.#gutters(), blocked, way, version });
    return way;
  }

  #isAt(known: Known, link: Link, from: Rect, to: Rect): boolean {
    return (
      known.link === link &&
      known.levels === this.#gutters() &&
      known.way.track === this.#trackOf(link) &&
      sameRect(known.from, from) &&
      sameRect(known.to, to)
    );
  }

  #found(link: Link, from: Rect, to: Rect, blocked: readonly Rect[]): Way {
    const track = this.#trackOf(link);
    const route =
      link.kind === "rework"
        ? reworkRoute(from, to, blocked, track)
        : flowRoute(from, to, blocked, this.#guttersNear(from, to));
    return { route, path: rounded(route), notes: [from, to, ...blocked], track };
  }

  #trackOf({ id }: Link): number {
    return this.#tracks.get(id) ?? 0;
  }

  /** Level ways between the lanes, and between the rows of a wrapped map, for links that cannot go straight. */
  #gutters(): readonly number[] {
    const [rows, bands] = [this.terrain.rows(), this.terrain.bands()];
    if (rows !== this.#levelsOf[0] || bands !== this.#levelsOf[1]) {
      this.#levelsOf = [rows, bands];
      this.#levels = rows.flatMap((row) =>
        bands.flatMap((band) => guttersOf(row, band)).concat(row - ROW_GAP / 2),
      );
    }
    return this.#levels;
  }

  #guttersNear(from: Rect, to: Rect): number[] {
    const [top, bottom] = reachOf(from, to);
    return this.#gutters().filter((y) => y > top && y < bottom);
  }
}

function guttersOf(row: number, { top, height }: Band): number[] {
  return [row + top + LANE.pad / 2, row + top + height - LANE.pad / 2];
}

function obstacles(ground: Ground, { source, target }: Link, from: Rect, to: Rect): readonly Rect[] {
  const [top, bottom] = reachOf(from, to);
  const left = Math.min(from.x, to.x) - ASIDE;
  const right = Math.max(from.x + from.width, to.x + to.width) + ASIDE;
  const found = ground.in({ left, top, right, bottom });
  found.delete(source);
  found.delete(target);
  return [...found.values()];
}

function reachOf(from: Rect, to: Rect): [top: number, bottom: number] {
  return [Math.min(from.y, to.y) - REACH, Math.max(from.y + from.height, to.y + to.height) + REACH];
}

function tracksOf(links: readonly Link[]): Map<string, number> {
  const into = new Map<string, number>();
  const tracks = new Map<string, number>();
  for (const { id, kind, target } of links) {
    if (kind !== "rework") continue;
    const track = into.get(target) ?? 0;
    tracks.set(id, track);
    into.set(target, track + 1);
  }
  return tracks;
}

function sameList(a: readonly Rect[], b: readonly Rect[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
