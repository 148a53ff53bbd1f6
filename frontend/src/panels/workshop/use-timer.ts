// The timer's clock as it runs: renders once a second while it does.
import { useEffect, useState } from "react";
import { serverNow } from "../../api/clock";
import { timerOf } from "../../commands/verbs/workshop";
import type { RecordOf } from "../../model/records";
import { secondsLeft } from "../../model/workshop";
import { useIds, useRecord, useWall } from "../../ui/live";

export interface RunningTimer {
  readonly timer: RecordOf<"timer">;
  readonly left: number;
  readonly runs: boolean;
}

export function useTimer(): RunningTimer | undefined {
  const { board } = useWall();
  useIds("timer");
  const timer = useRecord("timer", timerOf(board)?.id ?? "");
  const [, tick] = useState(0);
  const ends = timer?.ends_at ?? null;
  useEffect(() => {
    if (ends === null) return;
    serverNow();
    const beat = setInterval(() => tick((count) => count + 1), 250);
    return () => clearInterval(beat);
  }, [ends]);
  return timer && { timer, left: secondsLeft(timer, serverNow()), runs: ends !== null };
}
