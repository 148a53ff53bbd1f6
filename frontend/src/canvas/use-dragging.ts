// Notes are dragged here, shown to the others as presence, and put on the board when they are dropped.
import { type Node, type OnNodeDrag, useStoreApi } from "@xyflow/react";
import { useMemo, useRef } from "react";
import { type Moved, moveNotes } from "../commands/verbs/notes";
import { words } from "../i18n";
import { useWall } from "../ui/live";
import { useScene } from "./context";
import { type Place, placeDropped, type Rect } from "./geometry";
import type { Scene } from "./scene";

export interface Dragging {
  readonly onNodeDragStart: OnNodeDrag;
  readonly onNodeDrag: OnNodeDrag;
  readonly onNodeDragStop: OnNodeDrag;
  readonly nodesDraggable: boolean;
  readonly autoPanOnNodeDrag: boolean;
}

/** So near to the wall's edge, and some pixels before, a note in the hand takes the map along. */
const EDGE = 120;

export function useDragging(): Dragging {
  const { board, view } = useWall();
  const scene = useScene();
  const start = useRef({ x: 0, y: 0 });
  const store = useStoreApi();
  return useMemo<Dragging>(
    () => ({
      nodesDraggable: true,
      // Asked for in every frame of a drag: the map is asked to come along at the edge alone.
      autoPanOnNodeDrag: false,
      onNodeDragStart: (_, node) => {
        start.current = node.position;
        if (!view.get().selection.includes(node.id)) view.select([node.id]);
      },
      onNodeDrag: (event, node, nodes) => {
        const { domNode, autoPanOnNodeDrag } = store.getState();
        const isAtEdge = !domNode || !isWithin(domNode.getBoundingClientRect(), event);
        if (isAtEdge !== autoPanOnNodeDrag) store.setState({ autoPanOnNodeDrag: isAtEdge });
        const { x, y } = start.current;
        const ids = nodes.map((dragged) => dragged.id);
        board.sendPresence({ drag: { ids, dx: node.position.x - x, dy: node.position.y - y } });
      },
      onNodeDragStop: (event, node, nodes) => {
        board.sendPresence({ drag: null });
        store.setState({ autoPanOnNodeDrag: false });
        const moves = dropped(scene, node, nodes, event.altKey);
        scene.release(() => moveNotes(board, moves));
        const lane = moves[0]?.lane;
        view.announce(words.wall.moved((lane && board.get("lane", lane)?.name) || words.wall.unassigned));
      },
    }),
    [board, scene, store, view],
  );
}

/** Away from every edge; a finger counts as near. */
function isWithin({ left, top, right, bottom }: DOMRect, event: MouseEvent | TouchEvent): boolean {
  if (!("clientX" in event)) return false;
  const { clientX: x, clientY: y } = event;
  return x > left + EDGE && x < right - EDGE && y > top + EDGE && y < bottom - EDGE;
}

/** The note in hand finds its place, the others keep their distance to it; each takes the lane it lies in. */
function dropped(scene: Scene, held: Node, nodes: readonly Node[], free: boolean): Moved[] {
  const bands = scene.bands();
  const moved = new Set(nodes.map((node) => node.id));
  const columns = scene.notes().flatMap((note) => (moved.has(note.id) ? [] : [note.x]));
  const inHand = scene.onMap(rectOf(held));
  const lead = placeDropped(bands, inHand, columns, free);
  const shift = lead.x - inHand.x;
  return nodes.map((node) => {
    if (node.id === held.id) return unfolded(scene, node.id, lead);
    const rect = scene.onMap(rectOf(node));
    const place = placeDropped(bands, rect, [], free);
    return unfolded(scene, node.id, { ...place, x: Math.round(rect.x + shift) });
  });
}

/** A collapsed lane is one line high: whoever is moved along it keeps the row that it has when the lane is open. */
function unfolded(scene: Scene, id: string, place: Place): Moved {
  const y = scene.isFolded(place) ? scene.board.get("note", id)?.y : undefined;
  return { id, ...place, y: y ?? place.y };
}

function rectOf(node: Node): Rect {
  return { ...node.position, width: node.width ?? 0, height: node.height ?? 0 };
}
