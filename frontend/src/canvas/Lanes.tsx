// Swimlanes: grey bands across the whole wall and navy heads that stay in view.
// Both follow the viewport without a render: a pan moves one layer, a zoom sets one custom property.
import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { memo, type RefObject, useLayoutEffect, useRef } from "react";
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
  const layer = useMovedLayer();
  return (
    <div className={style.bands} aria-hidden="true">
      <div ref={layer} className={style.moved}>
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
    </div>
  );
}

/** Everything but the lane that the facilitator puts the light on lies in the shade. */
export function LaneShades() {
  const bands = useSceneValue((scene) => scene.bands());
  const layer = useMovedLayer();
  const lit = useSpotlight();
  if (lit === null || !bands.some(({ id }) => id === lit)) return null;
  return (
    <div className={style.shades} aria-hidden="true">
      <div ref={layer} className={style.moved}>
        {bands.map((band) =>
          band.id === lit ? null : <div key={band.id ?? ""} className={style.shade} style={spanOf(band)} />,
        )}
      </div>
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
  const layer = useMovedLayer();
  return (
    <div className={style.heads}>
      <div ref={layer} className={style.moved}>
        {bands.map((band) => (
          <HeadSlot key={band.id ?? ""} band={band} />
        ))}
      </div>
    </div>
  );
}

const HeadSlot = memo(function HeadSlot({ band }: { band: Band }) {
  return (
    <div className={style.slot} style={spanOf(band)}>
      <LaneHead band={band} />
    </div>
  );
});

function spanOf(band: Band): React.CSSProperties {
  return { "--top": band.top, "--height": band.height };
}

function useMovedLayer(): RefObject<HTMLDivElement | null> {
  const layer = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  // Without a list of what it depends on: the layer of the shades comes and goes.
  useLayoutEffect(() => {
    const field = layer.current;
    if (!field) return;
    let sized: number | undefined;
    const place = ({ transform: [, y, zoom] }: ReactFlowState) => {
      field.style.transform = `translateY(${y}px)`;
      if (zoom !== sized) field.style.setProperty("--zoom", String(zoom));
      sized = zoom;
    };
    place(store.getState());
    return store.subscribe(place);
  });
  return layer;
}
