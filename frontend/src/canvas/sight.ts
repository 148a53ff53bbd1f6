// What is drawn: the notes and links in sight and a little around them. What lies farther away costs nothing while the
// map is panned, notes are dragged or others work there.
import type { Node } from "@xyflow/react";
import type { Area } from "../commands/view";
import { PITCH } from "../model/geometry";
import { unchanged } from "../model/unchanged";

/** What a link is here: its ends. */
export interface Joins {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** All that there is on the map. */
export interface Whole<L extends Joins> {
  readonly nodes: readonly Node[];
  readonly links: readonly L[];
}

export interface Sight<L extends Joins> {
  readonly nodes: Node[];
  readonly links: readonly L[];
}

/** Beyond the edge of the screen, in the wall's units: a short move there and back draws nothing anew. */
const MARGIN = { x: 2 * PITCH.x, y: PITCH.y } as const;
/** So many times as large as it has to be, and what is handed over is chosen anew. */
const TOO_LARGE = 3;
/** How far a link may run beside both its ends. */
const DETOUR = 240;

/** The part of the map that is handed over: as it was while it holds what is seen. */
export function sightAround(seen: Area, before: Area | undefined): Area {
  const [left, top, right, bottom] = seen;
  const now: Area = [left - MARGIN.x, top - MARGIN.y, right + MARGIN.x, bottom + MARGIN.y];
  return before && holds(before, seen) && sizeOf(before) <= TOO_LARGE * sizeOf(now) ? before : now;
}

/** Both parts and what lies between: a hand that draws a link still holds the note it began at. */
export function around(a: Area, b: Area): Area {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** The notes in this part, those that are selected, and the links that cross it with their ends. */
export function inSight<L extends Joins>({ nodes, links }: Whole<L>, part: Area): Sight<L> {
  const wanted = new Set<string>();
  for (const node of nodes) {
    if (node.selected || node.dragging || meets(part, boxOf(node), 0)) wanted.add(node.id);
  }
  const crossing = links.length > 0 ? linksIn(nodes, links, part) : links;
  for (const { source, target } of crossing) wanted.add(source).add(target);
  return { nodes: nodes.filter(({ id }) => wanted.has(id)), links: crossing };
}

/**
 * The sight after notes have moved within this part, as in every frame of a drag; undefined where more is different
 * and the map has to be looked over.
 */
export function movedIn<L extends Joins>(
  before: Sight<L>,
  was: Whole<L>,
  now: Whole<L>,
  part: Area,
): Sight<L> | undefined {
  if (was.links !== now.links || was.nodes.length !== now.nodes.length) return undefined;
  const moved = new Map<string, Node>();
  for (const [at, node] of now.nodes.entries()) {
    const old = was.nodes[at];
    if (old === node) continue;
    const stayed = old?.id === node.id && meets(part, boxOf(old), 0) && meets(part, boxOf(node), 0);
    if (!stayed) return undefined;
    moved.set(node.id, node);
  }
  return { nodes: before.nodes.map((node) => moved.get(node.id) ?? node), links: before.links };
}

/** The same lists, and the same object, where nothing in them is different. */
export function sameSight<L extends Joins>(before: Sight<L>, now: Sight<L>): Sight<L> {
  const nodes = unchanged(before.nodes, now.nodes);
  const links = unchanged(before.links, now.links);
  return nodes === before.nodes && links === before.links ? before : { nodes, links };
}

function linksIn<L extends Joins>(nodes: readonly Node[], links: readonly L[], part: Area): L[] {
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  return links.filter(({ source, target }) => {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    return from && to && meets(part, around(from, to), DETOUR);
  });
}

function boxOf({ position: { x, y }, width = 0, height = 0 }: Node): Area {
  return [x, y, x + width, y + height];
}

function meets(a: Area, b: Area, room: number): boolean {
  return a[0] < b[2] + room && b[0] < a[2] + room && a[1] < b[3] + room && b[1] < a[3] + room;
}

function holds(outer: Area, inner: Area): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function sizeOf([left, top, right, bottom]: Area): number {
  return (right - left) * (bottom - top);
}
