// Keeps the rows of a wrapped map as wide as this screen.
import { type ReactFlowState, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { useView, useWall } from "../ui/live";
import { useScene } from "./context";
import { headsOf, ROOM } from "./use-surface";

const widthOf = ({ width }: ReactFlowState) => width;
const heightOf = ({ height }: ReactFlowState) => height;

export function useWrapping(): void {
  const { board, view } = useWall();
  const scene = useScene();
  const on = useView((now) => now.wrapped);
  const width = useStore(widthOf);
  const height = useStore(heightOf);
  useEffect(() => {
    if (width === 0) return;
    const room = { width: width - headsOf(scene) - 2 * ROOM.side, height: height - ROOM.top - ROOM.bottom };
    if (!scene.wrap(on ? room : undefined)) return;
    const { following } = view.get();
    const followed = board.people().find(({ id }) => id === following);
    if (following === null) view.surface?.fit();
    else if (followed?.viewport) view.surface?.show(followed.viewport);
  }, [board, scene, view, on, width, height]);
}
