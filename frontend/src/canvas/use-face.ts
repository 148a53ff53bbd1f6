// A note without its place: what is drawn of it stays as it is while it is only moved.
import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Note } from "../model/records";
import { useWall } from "../ui/live";

/** The note; the same object while nothing but its place has changed. */
export function useFace(id: string): Note | undefined {
  const { board } = useWall();
  const drawn = useRef<Note>(undefined);
  const subscribe = useCallback((watch: () => void) => board.subscribe(id, watch), [board, id]);
  return useSyncExternalStore(subscribe, () => {
    const now = board.get("note", id);
    if (!now || !drawn.current || !hasSameFace(drawn.current, now)) drawn.current = now;
    return drawn.current;
  });
}

function hasSameFace(a: Note, b: Note): boolean {
  if (a === b) return true;
  const names = Object.keys(b) as (keyof Note)[];
  return names.every((name) => name === "x" || name === "y" || a[name] === b[name]);
}
