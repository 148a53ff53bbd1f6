// The timer where everybody sees it, and a soft sound when it ends.
import { Timer } from "lucide-react";
import { useEffect, useRef } from "react";
import { serverNow } from "../../api/clock";
import { words } from "../../i18n";
import { clockText } from "../../model/workshop";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import { chime } from "./chime";
import { useTimer } from "./use-timer";
import style from "./workshop.module.css";

const SOON = 60;

export function TimerChip() {
  const { view } = useWall();
  const running = useTimer();
  const ran = useRef(false);
  useEffect(() => void serverNow(), []); // asked for before somebody starts a timer by it
  const over = running?.runs === true && running.left <= 0;
  const ticking = running !== undefined && running.left > 0;
  useEffect(() => {
    if (over && ran.current) {
      chime();
      view.announce(words.workshop.timeIsUp);
    }
    ran.current = ticking;
  }, [over, ticking, view]);
  if (!running) return null;
  const clock = clockText(running.left);
  const said = over
    ? words.workshop.timeIsUp
    : running.runs
      ? words.workshop.timerLeft(clock)
      : words.workshop.timerPaused(clock);
  return (
    <button
      type="button"
      className={joined(style.chip, over && style.over, running.left <= SOON && style.soon)}
      aria-label={said}
      title={said}
      onClick={() => view.set({ panel: "workshop", present: false })}
    >
      <Timer size={16} aria-hidden="true" />
      {over ? words.workshop.timeIsUp : clock}
    </button>
  );
}
