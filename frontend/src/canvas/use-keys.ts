// The keys of the wall: the plain arrows go from note to note; everything else is a command.
import { useCallback } from "react";
import { meansFocused } from "../ui/keyboard";
import { useWall } from "../ui/live";
import { useScene } from "./context";
import { neighbour } from "./neighbour";
import { connectChosen } from "./use-connecting";

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;

export function useKeys(): React.KeyboardEventHandler {
  const { board, view } = useWall();
  const scene = useScene();
  return useCallback(
    (event) => {
      const note = (event.target as Element).closest<HTMLElement>("[data-note]")?.dataset.note;
      // Who came by Tab means the note with the focus: commands ask for the selection.
      if (note && view.get().selection.length === 0 && meansFocused(event)) view.select([note]);
      if (!note || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || view.get().editing)
        return;
      const from = view.get().connectingFrom;
      const arrow = ARROWS[event.key as keyof typeof ARROWS];
      if (arrow) {
        event.preventDefault();
        const next = neighbour(scene.rects(), note, arrow);
        if (!next) return;
        if (!from) view.select([next]);
        view.surface?.reveal(next);
      } else if (event.key === "Enter" && from && from !== note) {
        event.preventDefault();
        event.stopPropagation();
        connectChosen(board, view, note);
      }
    },
    [board, scene, view],
  );
}
