// Drawing a link from a note's dot: onto another note it connects them, onto the wall it adds the next step there.
import type { OnConnectEnd } from "@xyflow/react";
import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { connect } from "../commands/verbs/links";
import { addNextStep } from "../commands/verbs/notes";
import type { WallView } from "../commands/view";
import { words } from "../i18n";
import type { LiveBoard } from "../sync/live-board";
import { useWall } from "../ui/live";
import { useScene } from "./context";
import { placeAround } from "./geometry";

const FARTHEST = 6;

export interface Connecting {
  readonly onConnectEnd: OnConnectEnd;
  readonly onClickConnectStart: () => void;
  readonly connectionDragThreshold: number;
}

export function useConnecting(): Connecting {
  const { board, view } = useWall();
  const scene = useScene();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const follow = (from: string, place?: ReturnType<typeof placeAround>) => {
      const note = board.get("note", from);
      if (!note || note.kind !== "step") return;
      const id = addNextStep(board, note, place);
      view.set({ selection: [id], editing: id });
    };
    return {
      connectionDragThreshold: FARTHEST,
      // A click on the dot, without dragging, is the quick way to the next step.
      onClickConnectStart: () => undefined,
      onConnectEnd: (event, state) => {
        const from = state.fromNode?.id;
        if (!from || !board.canEdit()) return;
        const point = "changedTouches" in event ? event.changedTouches[0] : event;
        if (!point) return;
        const target = noteUnder(point.clientX, point.clientY);
        if (target === from) return follow(from);
        if (target) {
          const link = connect(board, view.get().state, from, target);
          if (link) view.select([link]);
          return;
        }
        const at = screenToFlowPosition({ x: point.clientX, y: point.clientY });
        follow(from, placeAround(scene.bands(), at.x, at.y));
      },
    };
  }, [board, scene, screenToFlowPosition, view]);
}

/** Ends “connect to…”: the chosen note becomes the target. */
export function connectChosen(board: LiveBoard, view: WallView, target: string): void {
  const { connectingFrom: source, state } = view.get();
  if (!source || source === target) return;
  const link = connect(board, state, source, target);
  view.set({ connectingFrom: null, selection: [target] });
  const text = (id: string) => board.get("note", id)?.text ?? "";
  if (link) view.announce(words.wall.connected(text(source), text(target)));
}

function noteUnder(x: number, y: number): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const note = element.closest<HTMLElement>("[data-note]");
    if (note) return note.dataset.note;
  }
  return undefined;
}
