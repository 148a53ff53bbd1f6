// Closing the tab asks first while it alone has what was done: neither a server nor this browser's disk.
import { useEffect } from "react";
import type { Status } from "../sync/status";

export function useAskingToStay({ waiting, stored }: Pick<Status, "waiting" | "stored">): void {
  const alone = waiting > 0 && !stored;
  useEffect(() => {
    if (!alone) return;
    const ask = (event: Event) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [alone]);
}
