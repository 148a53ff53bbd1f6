// A lane is dragged by its head to another place between the lanes; a line shows where it will go.
import { type PointerEvent, useState } from "react";
import { moveLaneTo } from "../commands/verbs/lanes";
import { words } from "../i18n";
import type { Lane } from "../model/records";
import { useWall } from "../ui/live";
import { useScene } from "./context";
import type { Band } from "./geometry";

const FARTHEST = 5;

export interface LaneDragging {
  /** How far the head was dragged, in pixels of the screen. */
  readonly offset: number;
  /** Where the line is, in pixels below the top of the head; undefined while the lane would stay. */
  readonly line: number | undefined;
  onPointerDown(event: PointerEvent<HTMLElement>): void;
}

export function useLaneDragging(lane: Lane, band: Band): LaneDragging {
  const { board, view } = useWall();
  const scene = useScene();
  const [moved, setMoved] = useState<{ offset: number; line: number | undefined }>();
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const head = event.currentTarget;
    const started = (event.target as Element).closest("button, input, [role=separator]") === null;
    if (!started || event.button !== 0 || !board.canEdit()) return;
    const zoom = head.getBoundingClientRect().height / band.height;
    const bands = scene.bands().filter(({ id }) => id !== null);
    const from = bands.findIndex(({ id }) => id === lane.id);
    let to = from;
    head.setPointerCapture(event.pointerId);
    head.onpointermove = (move) => {
      const offset = move.clientY - event.clientY;
      if (Math.abs(offset) < FARTHEST) return;
      to = placeAt(bands, band.top + band.height / 2 + offset / zoom);
      setMoved({ offset, line: to === from ? undefined : lineAt(bands, from, to, band.top) * zoom });
    };
    const end = () => {
      head.onpointermove = head.onpointerup = head.onpointercancel = null;
      setMoved(undefined);
    };
    head.onpointercancel = end;
    head.onpointerup = () => {
      end();
      if (to === from) return;
      moveLaneTo(board, lane.id, to);
      view.announce(words.capture.laneMoved(lane.name || words.lane.unnamed, to + 1, bands.length));
    };
  };
  return { offset: moved?.offset ?? 0, line: moved?.line, onPointerDown };
}

/** The lane whose place a head over `y` takes. */
function placeAt(bands: readonly Band[], y: number): number {
  const at = bands.findIndex((band) => y < band.top + band.height);
  return at < 0 ? bands.length - 1 : at;
}

/** Above the lane whose place is taken when it comes up, below it when it goes down. */
function lineAt(bands: readonly Band[], from: number, to: number, top: number): number {
  const band = bands[to];
  if (!band) return 0;
  return (to < from ? band.top - 3 : band.top + band.height + 3) - top;
}
