// When the wall gets narrower or wider (a panel opens, the window changes) what was looked at stays in view.
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { useScene } from "./context";
import { scrollTo, viewportFor } from "./use-surface";

/** Pixels by which a viewport may differ and still show the whole map. */
const NEAR = 2;

export function useKeptView(): void {
  const scene = useScene();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    let { width, height } = store.getState();
    return store.subscribe((now) => {
      if (now.width === width && now.height === height) return;
      const before = { width, height };
      ({ width, height } = now);
      if (before.width === 0 || width === 0) return;
      const [x, y, zoom] = now.transform;
      const whole = viewportFor(scene, before);
      const size = { width, height };
      if (
        whole &&
        Math.abs(whole.x - x) + Math.abs(whole.y - y) < NEAR &&
        Math.abs(whole.zoom - zoom) < 0.01
      ) {
        const viewport = viewportFor(scene, size);
        if (viewport) void flow.setViewport(viewport);
        return;
      }
      const [selected = ""] = scene.view.get().selection;
      const rect = scene.rect(selected);
      if (rect) scrollTo(scene, flow, () => size, rect);
    });
  }, [scene, flow, store]);
}
