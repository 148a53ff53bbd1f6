// Follows the map and its viewport, and hands over anew only when something in sight is different.
import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { useMemo, useSyncExternalStore } from "react";
import type { Area } from "../commands/view";
import type { Link } from "../model/records";
import { useScene } from "./context";
import type { Scene } from "./scene";
import { around, inSight, movedIn, type Sight, sameSight, sightAround, type Whole } from "./sight";

const NOTHING: Sight<Link> = { nodes: [], links: [] };
/** So many are handed over before the size of the screen is known; more wait for it. */
const FEW = 200;

/** Nothing while it is not `on`: the whole map is painted then. */
export function useSight(on: boolean): Sight<Link> {
  const scene = useScene();
  const store = useStoreApi();
  const look = useMemo(() => (on ? looking(scene, store.getState) : () => NOTHING), [on, scene, store]);
  const subscribe = useMemo(() => {
    return (watch: () => void) => {
      const leave = [scene.subscribe(watch), store.subscribe(watch)];
      return () => {
        for (const stop of leave) stop();
      };
    };
  }, [scene, store]);
  return useSyncExternalStore(subscribe, look);
}

function looking(scene: Scene, flow: () => ReactFlowState): () => Sight<Link> {
  let part: Area | undefined;
  let from: Whole<Link> = NOTHING;
  let sight = NOTHING;
  return () => {
    const now = partOf(flow(), part);
    const all = { nodes: scene.nodes(), links: scene.links() };
    if (now === part && all.nodes === from.nodes && all.links === from.links) return sight;
    const moved = now && now === part ? movedIn(sight, from, all, now) : undefined;
    const few = all.nodes.length <= FEW ? all : NOTHING;
    part = now;
    from = all;
    sight = sameSight(sight, moved ?? (part ? inSight(all, part) : few));
    return sight;
  };
}

function partOf({ width, height, transform, connection }: ReactFlowState, before: Area | undefined) {
  if (width === 0 || height === 0) return before;
  const [x, y, zoom] = transform;
  const now = sightAround([-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom], before);
  return connection.inProgress && before ? around(before, now) : now;
}
