// Swimlanes: grey bands across the whole wall and navy heads that stay in view.
// Both follow the viewport through three custom properties, set once a frame; nothing re-renders on a pan.
import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { useSceneValue } from "./context";
import type { Band } from "./geometry";
import { LaneHead } from "./LaneHead";
import style from "./lanes.module.css";

export function LaneBands() {
  const bands = useSceneValue((scene) => scene.bands());
  const layer = useViewportProperties();
  return (
    <div ref={layer} className={style.bands} aria-hidden="true">
      {bands.map((band) => (
        <div key={band.id ?? ""} className={style.band} style={spanOf(band)} data-free={band.id === null} />
      ))}
    </div>
  );
}

export function LaneHeads() {
  const bands = useSceneValue((scene) => scene.bands());
  const layer = useViewportProperties();
  return (
    <div ref={layer} className={style.heads}>
      {bands.map((band, at) => (
        <div key={band.id ?? ""} className={style.slot} style={spanOf(band)}>
          <LaneHead band={band} at={at} last={at === bands.length - 1} />
        </div>
      ))}
    </div>
  );
}

function spanOf(band: Band): React.CSSProperties {
  return { "--top": band.top, "--height": band.height };
}

function useViewportProperties(): RefObject<HTMLDivElement | null> {
  const layer = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  useLayoutEffect(() => {
    const place = ({ transform: [, y, zoom] }: ReactFlowState) => {
      layer.current?.style.setProperty("--y", String(y));
      layer.current?.style.setProperty("--zoom", String(zoom));
    };
    place(store.getState());
    return store.subscribe(place);
  }, [store]);
  return layer;
}
