// Whether this person leads the workshop.
import { useSyncExternalStore } from "react";
import { mayHost } from "../../model/roles";
import { useWall } from "../../ui/live";

export function useFacilitates(): boolean {
  const { board } = useWall();
  const you = useSyncExternalStore(board.subscribePeople, board.you);
  return mayHost(you?.role);
}
