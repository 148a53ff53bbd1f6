// The pointer over the wall: others see it, a double click adds a step under it or edits a note.
import { useReactFlow } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { addNote } from "../commands/verbs/notes";
import { words } from "../i18n";
import { useWall } from "../ui/live";
import { useScene } from "./context";
import { connectChosen } from "./use-connecting";

export interface Pointing {
  readonly onPointerMove: React.PointerEventHandler;
  readonly onPointerLeave: React.PointerEventHandler;
  readonly onDoubleClick: React.MouseEventHandler;
  readonly onClickCapture: React.MouseEventHandler;
}

export function usePointing(): Pointing {
  const { board, view } = useWall();
  const scene = useScene();
  const { screenToFlowPosition } = useReactFlow();
  useSelectionPresence();
  return useMemo(
    () => ({
      onPointerMove: ({ clientX, clientY, pointerType }) => {
        if (pointerType === "touch") return;
        scene.pointer = [clientX, clientY];
        const { x, y } = screenToFlowPosition({ x: clientX, y: clientY });
        const [left, top] = scene.mapAt([x, y]);
        board.sendPresence({ cursor: [Math.round(left), Math.round(top)] });
      },
      onPointerLeave: () => {
        scene.pointer = null;
        board.sendPresence({ cursor: null });
      },
      onDoubleClick: (event) => {
        const target = event.target as Element;
        if (!board.canEdit()) return;
        const note = target.closest<HTMLElement>("[data-note]")?.dataset.note;
        if (note) view.set({ selection: [note], editing: note });
        else if (target.classList.contains("react-flow__pane")) {
          const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
          const place = scene.placeAt(at.x, at.y);
          const id = addNote({ board, view }, place);
          view.set({ selection: [id], editing: id });
          view.announce(words.wall.added(board.get("lane", place.lane ?? "")?.name || words.wall.unassigned));
        }
      },
      onClickCapture: (event) => {
        const note = (event.target as Element).closest<HTMLElement>("[data-note]")?.dataset.note;
        if (!note || !view.get().connectingFrom) return;
        event.stopPropagation();
        connectChosen(board, view, note);
      },
    }),
    [board, scene, screenToFlowPosition, view],
  );
}

/** The others see which notes are selected here, and on which map. */
function useSelectionPresence(): void {
  const { board, view } = useWall();
  useEffect(() => {
    const tell = () => {
      const { selection, state } = view.get();
      board.sendPresence({ selection: selection.slice(0, 50), state });
    };
    tell();
    return view.subscribe(tell);
  }, [board, view]);
}
