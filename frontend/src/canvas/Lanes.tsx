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
  const rows = useSceneValue((scene) => scene.rows());
  const layer = useMovedLayer();
  return (
    <div className={style.bands} aria-hidden="true">
      <div ref={layer} className={style.moved}>
        {rows.map((row) =>
          bands.map((band) => (
            <div
              key={`${row} ${band.id}`}
              className={style.band}
              style={spanOf(band, row)}
              data-free={band.id === null}
              data-color={paperNamed(band.color)}
            />
          )),
        )}
      </div>
    </div>
  );
}

/** Everything but the lane that the facilitator puts the light on lies in the shade. */
export function LaneShades() {
  const bands = useSceneValue((scene) => scene.bands());
  const rows = useSceneValue((scene) => scene.rows());
  const layer = useMovedLayer();
  const lit = useSpotlight();
  if (lit === null || !bands.some(({ id }) => id === lit)) return null;
  return (
    <div className={style.shades} aria-hidden="true">
      <div ref={layer} className={style.moved}>
        {rows.map((row) =>
          bands.map((band) =>
            band.id === lit ? null : (
              <div key={`${row} ${band.id}`} className={style.shade} style={spanOf(band, row)} />
            ),
          ),
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
  const rows = useSceneValue((scene) => scene.rows());
  const layer = useMovedLayer();
  return (
    <div className={style.heads}>
      <div ref={layer} className={style.moved}>
        {rows.map((row) => bands.map((band) => <HeadSlot key={`${row} ${band.id}`} band={band} row={row} />))}
      </div>
    </div>
  );
}

const HeadSlot = memo(function HeadSlot({ band, row }: { band: Band; row: number }) {
  return (
    <div className={style.slot} style={spanOf(band, row)}>
      <LaneHead band={band} />
    </div>
  );
});

function spanOf(band: Band, row: number): React.CSSProperties {
  return { "--top": row + band.top, "--height": band.height };
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
