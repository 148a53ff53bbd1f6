// One live board for as long as a page shows it.
import { useEffect, useState } from "react";
import { browserStorage } from "../sync/browser";
import { type LiveBoard, openLiveBoard } from "../sync/live-board";

/** Waiting longer for the page that was left would keep people from their board. */
const PATIENCE_MS = 2_000;

/** The page that was left last has given its set free. */
let left: Promise<unknown> = Promise.resolve();

/**
 * The board, opened for this person; undefined until it is. It is let go with the page, a moment later: the next page
 * waits for that, or it would begin anew, without the steps that can be undone.
 */
export function useLiveBoard(boardId: string, person: string): LiveBoard | undefined {
  const [board, setBoard] = useState<LiveBoard>();
  useEffect(() => {
    const opened = openLiveBoard({ boardId, person, storage: left.then(browserStorage) });
    setBoard(opened);
    return () => {
      left = Promise.race([Promise.allSettled([left, opened.close()]), patience()]);
    };
  }, [boardId, person]);
  return board;
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}
