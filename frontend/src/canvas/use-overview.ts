// Whether notes are too small to be read: then one painted canvas stands for all of them.
import { type ReactFlowState, useStore } from "@xyflow/react";

const TEXT = 15;
const READABLE = 4.5;

export function isOverview(zoom: number): boolean {
  return zoom * TEXT < READABLE;
}

/** Until the canvas has taken it over, the zoom it starts with counts: or thousands of notes are drawn for one frame. */
export function useOverview(start: number | undefined): boolean {
  return useStore(({ panZoom, transform }: ReactFlowState) => {
    const zoom = panZoom ? transform[2] : (start ?? transform[2]);
    return isOverview(zoom);
  });
}
