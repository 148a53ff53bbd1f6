// Somebody deletes the note that is being typed into: its words are offered again, and no letter of them runs as a command.
import { useLayoutEffect, useRef } from "react";
import type { Note } from "../model/records";
import { useWall } from "./live";

/** `typed` gives the words while the field has the focus, undefined while it has not. */
export function useWordsKept(id: string, typed: () => string | undefined): void {
  const { board, view } = useWall();
  const last = useRef<Note>(undefined);
  last.current = board.get("note", id) ?? last.current;
  const words = useRef(typed);
  words.current = typed;
  useLayoutEffect(
    () => () => {
      const text = words.current();
      if (!last.current || text === undefined || board.get("note", id)) return;
      view.set({ editing: null, dialog: "lost", lost: { note: last.current, text } });
    },
    [board, view, id],
  );
}
