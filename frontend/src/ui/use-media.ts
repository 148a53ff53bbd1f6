// Whether the screen is of a kind, as it changes.
import { useCallback, useSyncExternalStore } from "react";

export const PHONE = "(max-width: 700px)";

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (watch: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", watch);
      return () => list.removeEventListener("change", watch);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
