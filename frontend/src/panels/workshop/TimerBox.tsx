// The timer for the facilitator: start, pause, more time, remove.
import { useId, useState } from "react";
import { serverNow } from "../../api/clock";
import { extendTimer, pauseTimer, startTimer, stopTimer } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import { clockText } from "../../model/workshop";
import { Button } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import { Section } from "./Section";
import { type RunningTimer, useTimer } from "./use-timer";
import style from "./workshop.module.css";

const MINUTES = [3, 5, 10, 15];
const MOST = 600;

export function TimerBox() {
  const { board } = useWall();
  const running = useTimer();
  return (
    <Section title={words.workshop.timer}>
      {running ? <Clock running={running} /> : null}
      {board.canEdit() && !running ? <Starters /> : null}
    </Section>
  );
}

function Clock({ running: { timer, left, runs } }: { running: RunningTimer }) {
  const { board } = useWall();
  const over = left <= 0;
  return (
    <>
      <p className={joined(style.clock, over && style.over)} role="timer">
        {over ? words.workshop.timeIsUp : clockText(left)}
      </p>
      {board.canEdit() ? (
        <div className={style.actions}>
          {over ? null : runs ? (
            <Button size="s" onPress={() => pauseTimer(board, timer, serverNow())}>
              {words.workshop.timerPause}
            </Button>
          ) : (
            <Button size="s" look="primary" onPress={() => startTimer(board, left, serverNow())}>
              {words.workshop.timerResume}
            </Button>
          )}
          <Button size="s" onPress={() => extendTimer(board, timer, 60, serverNow())}>
            {words.workshop.timerMore}
          </Button>
          <Button size="s" look="quiet" onPress={() => stopTimer(board)}>
            {words.workshop.timerStop}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Starters() {
  const { board } = useWall();
  const [minutes, setMinutes] = useState("");
  const id = useId();
  const wanted = Number(minutes.replace(",", "."));
  const good = wanted > 0 && wanted <= MOST;
  return (
    <>
      <div className={style.actions}>
        {MINUTES.map((count) => (
          <Button key={count} size="s" onPress={() => startTimer(board, count * 60, serverNow())}>
            {words.workshop.timerStart(count)}
          </Button>
        ))}
      </div>
      <form
        className={style.line}
        onSubmit={(event) => {
          event.preventDefault();
          if (good) startTimer(board, wanted * 60, serverNow());
        }}
      >
        <label htmlFor={id}>{words.workshop.timerCustom}</label>
        <input
          id={id}
          className={style.short}
          inputMode="decimal"
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        <Button size="s" type="submit" isDisabled={!good}>
          {words.workshop.timerGo}
        </Button>
      </form>
    </>
  );
}
