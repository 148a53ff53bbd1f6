// Whether notes are too small to be read: then one painted canvas stands for all of them.
import { type ReactFlowState, useStore } from "@xyflow/react";

const TEXT = 15;
const READABLE = 4.5;

const tiny = (state: ReactFlowState): boolean => state.transform[2] * TEXT < READABLE;

export function useOverview(): boolean {
  return useStore(tiny);
}
