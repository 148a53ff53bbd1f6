// The lower edge of a lane: dragged, or moved with the arrow keys. It snaps to whole rows; Alt frees it.
import { resizeLane } from "../commands/verbs/lanes";
import { words } from "../i18n";
import type { Lane } from "../model/records";
import { useWall } from "../ui/live";
import type { Band } from "./geometry";
import style from "./lanes.module.css";

const STEP = 24;

export function LaneGrip({ lane, band }: { lane: Lane; band: Band }) {
  const { board } = useWall();
  const name = lane.name || words.lane.unnamed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a slider between two lanes
    <div
      className={style.grip}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={words.lane.resize(name)}
      aria-valuenow={Math.round(band.height)}
      onKeyDown={(event) => {
        const step = { ArrowDown: STEP, ArrowUp: -STEP }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        resizeLane(board, lane.id, band.height + step, true);
      }}
      onPointerDown={(event) => {
        const grip = event.currentTarget;
        const zoom = grip.parentElement ? grip.parentElement.getBoundingClientRect().height / band.height : 1;
        const from = event.clientY;
        grip.setPointerCapture(event.pointerId);
        const end = () => {
          grip.onpointermove = grip.onpointerup = grip.onpointercancel = null;
          grip.style.removeProperty("transform");
          delete grip.dataset.held;
        };
        grip.onpointercancel = end;
        grip.onpointermove = (move) => {
          grip.dataset.held = "";
          grip.style.transform = `translateY(${move.clientY - from}px)`;
        };
        grip.onpointerup = (up) => {
          end();
          const by = (up.clientY - from) / zoom;
          if (Math.abs(up.clientY - from) > 2) resizeLane(board, lane.id, band.height + by, up.altKey);
        };
      }}
    />
  );
}
