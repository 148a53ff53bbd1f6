// A note as one of React Flow's nodes; it keeps its identity until something about it is different.
import { type Node, Position } from "@xyflow/react";
import type { Rect } from "./geometry";

const NO_DATA = Object.freeze({});

interface NodeTraits {
  readonly selected: boolean;
  readonly movable: boolean;
}

/** The node as it was where nothing about it is different, or the same one at another place; undefined for a new size. */
export function kept(
  before: Node | undefined,
  type: string,
  rect: Rect,
  selected: boolean,
): Node | undefined {
  if (!before || before.type !== type) return undefined;
  if (before.width !== rect.width || before.height !== rect.height) return undefined;
  if (before.position.x === rect.x && before.position.y === rect.y && (before.selected ?? false) === selected)
    return before;
  return { ...before, position: { x: rect.x, y: rect.y }, selected, dragging: false };
}

export function fresh(id: string, type: string, rect: Rect, { selected, movable }: NodeTraits): Node {
  return {
    id,
    type,
    position: { x: rect.x, y: rect.y },
    width: rect.width,
    height: rect.height,
    measured: { width: rect.width, height: rect.height },
    handles: handlesOf(rect),
    data: NO_DATA,
    selected,
    draggable: type === "note" && movable,
    selectable: type === "note",
    zIndex: type === "note" ? 1 : 0,
  };
}

/** Where links dock, known without a mounted handle: in on the left, out on the right. */
function handlesOf({ width, height }: Rect): NonNullable<Node["handles"]> {
  const y = height / 2;
  return [
    { type: "target", position: Position.Left, x: 0, y, width: 1, height: 1 },
    { type: "source", position: Position.Right, x: width, y, width: 1, height: 1 },
  ];
}
