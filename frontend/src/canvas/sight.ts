// What is handed to React Flow: the notes and links in sight and a little around them. What lies farther away costs
// nothing while the map is panned, notes are dragged or others work there.
import type { Edge, Node } from "@xyflow/react";
import type { Area } from "../commands/view";
import { PITCH } from "../model/geometry";
import { unchanged } from "../model/unchanged";

export interface Sight {
  readonly nodes: Node[];
  readonly edges: Edge[];
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
export function inSight(all: readonly Node[], links: readonly Edge[], part: Area): Sight {
  const wanted = new Set<string>();
  for (const node of all) {
    if (node.selected || node.dragging || meets(part, boxOf(node), 0)) wanted.add(node.id);
  }
  const edges = links.length > 0 ? crossing(all, links, part) : [];
  for (const { source, target } of edges) wanted.add(source).add(target);
  return { nodes: all.filter(({ id }) => wanted.has(id)), edges };
}

/** The same lists, and the same object, where nothing in them is different. */
export function sameSight(before: Sight, now: Sight): Sight {
  const nodes = unchanged(before.nodes, now.nodes);
  const edges = unchanged(before.edges, now.edges);
  return nodes === before.nodes && edges === before.edges ? before : { nodes, edges };
}

function crossing(all: readonly Node[], links: readonly Edge[], part: Area): Edge[] {
  const boxes = new Map(all.map((node) => [node.id, boxOf(node)]));
  return links.filter(({ source, target, selected }) => {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    return from && to && (selected || meets(part, around(from, to), DETOUR));
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
