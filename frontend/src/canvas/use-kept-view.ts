// When the wall gets narrower or wider (a panel opens, the window changes) what was looked at stays in view.
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { useScene } from "./context";
import { type Size, scrollTo, viewportFor } from "./use-surface";

/** Pixels by which a viewport may differ and still show the whole map. */
const NEAR = 2;

/** `first` is the size that the viewport at the start was made for: what stands below the map may come before it is measured. */
export function useKeptView(first: Size): void {
  const scene = useScene();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    let size = first;
    const keep = ({ width, height, transform: [x, y, zoom] } = store.getState()) => {
      if (width === 0 || (width === size.width && height === size.height)) return;
      const whole = viewportFor(scene, size);
      size = { width, height };
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
    };
    keep();
    return store.subscribe(keep);
  }, [scene, flow, store, first]);
}
