// Drawing a link from a note's dot: onto another note it connects them, onto the wall it adds the next step there.
import { type OnConnectEnd, useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { connectSaying } from "../commands/verbs/links";
import { addNextStep } from "../commands/verbs/notes";
import type { Place, WallView } from "../commands/view";
import type { LiveBoard } from "../sync/live-board";
import { useWall } from "../ui/live";
import { useScene } from "./context";

const FARTHEST = 6;

export interface Connecting {
  readonly onConnectEnd: OnConnectEnd;
  readonly connectOnClick: boolean;
  readonly connectionDragThreshold: number;
}

export function useConnecting(): Connecting {
  const { board, view } = useWall();
  const scene = useScene();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo<Connecting>(
    () => ({
      connectOnClick: false,
      connectionDragThreshold: FARTHEST,
      onConnectEnd: (event, { fromNode }) => {
        const point = "changedTouches" in event ? event.changedTouches[0] : event;
        if (!fromNode || !point || !board.canEdit()) return;
        const target = noteUnder(point.clientX, point.clientY);
        if (target) linkTo(board, view, fromNode.id, target);
        else {
          const { x, y } = screenToFlowPosition({ x: point.clientX, y: point.clientY });
          continueWith(board, view, fromNode.id, scene.placeAt(x, y));
        }
      },
    }),
    [board, scene, screenToFlowPosition, view],
  );
}

function linkTo(board: LiveBoard, view: WallView, source: string, target: string): void {
  if (source === target) return;
  const link = connectSaying({ board, view }, source, target);
  if (link) view.select([link]);
}

/** Adds the next step after this one, connected, and types into it. */
export function continueWith(board: LiveBoard, view: WallView, from: string, place?: Place): void {
  const note = board.get("note", from);
  if (note?.kind !== "step") return;
  const id = addNextStep(board, note, place);
  view.set({ selection: [id], editing: id });
}

/** Ends “connect to…”: the chosen note becomes the target. */
export function connectChosen(board: LiveBoard, view: WallView, target: string): void {
  const { connectingFrom: source } = view.get();
  if (!source || source === target) return;
  connectSaying({ board, view }, source, target);
  view.set({ connectingFrom: null, selection: [target] });
}

function noteUnder(x: number, y: number): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const note = element.closest<HTMLElement>("[data-note]");
    if (note) return note.dataset.note;
  }
  return undefined;
}
