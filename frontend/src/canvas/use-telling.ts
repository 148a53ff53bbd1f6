// What this screen shows is told to the others, for “follow” and “go to”; a hand on the map ends one's own following.
import { type OnMove, type OnMoveStart, useStoreApi } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { useWall } from "../ui/live";
import { useScene } from "./context";
import { areaSeen } from "./use-surface";

export interface Telling {
  readonly onMoveStart: OnMoveStart;
  readonly onMove: OnMove;
}

export function useTelling(): Telling {
  const { board, view } = useWall();
  const scene = useScene();
  const store = useStoreApi();
  const telling = useMemo(() => {
    const tell: OnMove = (_, viewport) => {
      const area = areaSeen(viewport, store.getState(), scene);
      board.sendPresence({ viewport: area.map(Math.round) as unknown as typeof area });
    };
    /** Moves of the program come without an event. */
    const onMoveStart: OnMoveStart = (event) => {
      if (event) view.set({ following: null });
    };
    return { onMove: tell, onMoveStart };
  }, [board, scene, view, store]);
  useEffect(() => {
    const [x, y, zoom] = store.getState().transform;
    telling.onMove(null, { x, y, zoom });
    return () => board.sendPresence({ viewport: null });
  }, [board, store, telling]);
  return telling;
}
