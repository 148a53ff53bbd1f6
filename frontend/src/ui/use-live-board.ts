// One live board for as long as a page shows it.
import { useEffect, useState } from "react";
import { type LiveBoard, openLiveBoard } from "../sync/live-board";

/** The board, opened for this person; undefined until it is. It is let go with the page. */
export function useLiveBoard(boardId: string, person: string): LiveBoard | undefined {
  const [board, setBoard] = useState<LiveBoard>();
  useEffect(() => {
    const opened = openLiveBoard({ boardId, person });
    setBoard(opened);
    return () => void opened.close();
  }, [boardId, person]);
  return board;
}
