// What the server works out of the whole board: asked once the page needs it, and again soon after a change.
import { useCallback, useEffect, useRef, useState } from "react";
import { useWall } from "./live";

const SOON = 350; // ms after the last change: nobody reads faster, and typing asks only once

export interface Served<T> {
  readonly value: T | undefined;
  readonly fault: string | undefined;
  readonly again: () => void;
}

/** `key` says what is asked for; another one forgets the answer. */
export function useServed<T>(ask: (board: string) => Promise<T>, key = ""): Served<T> {
  const { board } = useWall();
  const [answer, setAnswer] = useState<{ key: string; value?: T; fault?: string }>({ key });
  const asking = useRef(ask);
  asking.current = ask;
  const latest = useRef(0);
  const again = useCallback(() => {
    const mine = ++latest.current;
    asking
      .current(board.boardId)
      .then((value) => mine === latest.current && setAnswer({ key, value }))
      .catch((problem: Error) => mine === latest.current && setAnswer({ key, fault: problem.message }));
  }, [board, key]);
  useEffect(() => {
    again();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = board.subscribeFigures(() => {
      clearTimeout(timer);
      timer = setTimeout(again, SOON);
    });
    const unwatch = board.subscribeChanges(() => {
      clearTimeout(timer);
      timer = setTimeout(again, SOON);
    });
    return () => {
      clearTimeout(timer);
      latest.current++;
      leave();
      unwatch();
    };
  }, [board, again]);
  return { value: answer.key === key ? answer.value : undefined, fault: answer.fault, again };
}
