// Whether this person leads the workshop.
import { useSyncExternalStore } from "react";
import { useWall } from "../../ui/live";

const LEADING: ReadonlySet<string> = new Set(["facilitate", "admin", "owner"]);

export function useFacilitates(): boolean {
  const { board } = useWall();
  const you = useSyncExternalStore(board.subscribePeople, board.you);
  return LEADING.has(you?.role ?? "");
}
