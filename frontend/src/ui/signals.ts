// What this screen signals to the others, as it stands.
import { useCallback, useSyncExternalStore } from "react";
import { type Signals, signalsOf, watchSignals } from "../commands/signals";
import type { LiveBoard } from "../sync/live-board";

export function useSignals(board: LiveBoard): Signals {
  const subscribe = useCallback((watch: () => void) => watchSignals(board, watch), [board]);
  return useSyncExternalStore(subscribe, () => signalsOf(board));
}
