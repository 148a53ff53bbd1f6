// Swimlanes: grey bands across the whole wall and navy heads that stay in view.
// Both follow the viewport through three custom properties, set once a frame; nothing re-renders on a pan.
import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { paperNamed } from "../model/paper";
import { mayHost } from "../model/roles";
import { usePeople, useWall } from "../ui/live";
import { useSignals } from "../ui/signals";
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
        <div
          key={band.id ?? ""}
          className={style.band}
          style={spanOf(band)}
          data-free={band.id === null}
          data-color={paperNamed(band.color)}
        />
      ))}
    </div>
  );
}

/** Everything but the lane that the facilitator puts the light on lies in the shade. */
export function LaneShades() {
  const bands = useSceneValue((scene) => scene.bands());
  const layer = useViewportProperties();
  const lit = useSpotlight();
  if (lit === null || !bands.some(({ id }) => id === lit)) return null;
  return (
    <div ref={layer} className={style.shades} aria-hidden="true">
      {bands.map((band) =>
        band.id === lit ? null : <div key={band.id ?? ""} className={style.shade} style={spanOf(band)} />,
      )}
    </div>
  );
}

function useSpotlight(): string | null {
  const { board } = useWall();
  const own = useSignals(board).spotlight;
  const theirs = usePeople().find(({ spotlight, role }) => spotlight && mayHost(role));
  return own ?? theirs?.spotlight ?? null;
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
