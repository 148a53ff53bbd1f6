// The agenda: what is planned for each phase, what it has taken, and where the workshop is.
import { useEffect, useState, useSyncExternalStore } from "react";
import { serverNow } from "../../api/clock";
import { setRecords } from "../../commands/verbs/records";
import { all, planAgenda } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import type { Phase, RecordOf } from "../../model/records";
import { minutesUsed, PHASES, PLANS, type PlanName } from "../../model/workshop";
import { Button } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import { time } from "../../ui/values";
import style from "./workshop.module.css";

type Item = RecordOf<"agenda_item">;

/** An agenda is clock time, not working time. */
const CLOCK = { hours_per_day: 24, productive_hours_per_day: 24, days_per_week: 7, days_per_month: 30 };
const OFTEN = 10_000;

export function Agenda({ now, go }: { now: Phase | null; go: (phase: Phase | null) => void }) {
  const { board } = useWall();
  useSyncExternalStore(board.subscribeChanges, () => JSON.stringify(all(board, "agenda_item")));
  const items = all(board, "agenda_item").sort((a, b) => rank(a.phase) - rank(b.phase));
  const clock = useClock(items.some(({ begun_at }) => begun_at !== null));
  if (items.length === 0) return board.canEdit() ? <Plans /> : null;
  const planned = items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const used = items.reduce((sum, item) => sum + minutesUsed(item, clock), 0);
  return (
    <>
      <h4 className={style.small}>{words.workshop.agenda}</h4>
      <table className={style.agenda}>
        <thead>
          <tr>
            <th scope="col">{words.workshop.agendaPhase}</th>
            <th scope="col">{words.workshop.agendaPlanned}</th>
            <th scope="col">{words.workshop.agendaUsed}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              isNow={item.phase === now}
              clock={clock}
              go={() => go(item.phase)}
            />
          ))}
        </tbody>
      </table>
      <p className={style.lead}>
        {words.workshop.agendaTotal(time(planned * 60, CLOCK))}
        {used >= 1 ? ` ${words.workshop.agendaTaken(time(Math.round(used) * 60, CLOCK))}` : ""}
      </p>
      {board.canEdit() ? <Plans again /> : null}
    </>
  );
}

interface RowProps {
  readonly item: Item;
  readonly isNow: boolean;
  readonly clock: number;
  readonly go: () => void;
}

function Row({ item, isNow, clock, go }: RowProps) {
  const { board } = useWall();
  const { id, phase, minutes } = item;
  const name = words.workshop.phases[phase ?? ""] ?? "";
  const used = minutesUsed(item, clock);
  const over = minutes !== null && used > minutes;
  return (
    <tr className={joined(isNow && style.current)} aria-current={isNow ? "step" : undefined}>
      <th scope="row">
        <button type="button" className={style.jump} onClick={go}>
          {name}
        </button>
      </th>
      <td>
        <input
          className={style.short}
          type="number"
          min={0}
          max={960}
          disabled={!board.canEdit()}
          aria-label={words.workshop.minutesOf(name)}
          defaultValue={minutes ?? ""}
          key={minutes}
          onBlur={({ currentTarget: { value } }) =>
            setRecords(board, "agenda_item", [id], {
              minutes: value === "" ? null : Math.max(0, Number(value)),
            })
          }
        />
      </td>
      <td className={joined(style.used, over && style.overtime)}>
        {used < 0.5 && !isNow ? "–" : words.workshop.minutes(Math.round(used))}
      </td>
    </tr>
  );
}

/** The server's clock; it moves on while a point of the agenda is under way. */
function useClock(runs: boolean): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!runs) return;
    const beat = setInterval(() => tick((count) => count + 1), OFTEN);
    return () => clearInterval(beat);
  }, [runs]);
  return serverNow();
}

function rank(phase: Phase | null): number {
  return phase ? PHASES.indexOf(phase) : PHASES.length;
}

function Plans({ again = false }: { again?: boolean }) {
  const { board } = useWall();
  return (
    <details open={!again} className={style.plans}>
      <summary>{again ? words.workshop.agendaDrop : words.workshop.agendaNone}</summary>
      <div className={style.actions}>
        {(Object.keys(PLANS) as PlanName[]).map((plan) => (
          <Button key={plan} size="s" onPress={() => planAgenda(board, plan, serverNow())}>
            {words.workshop.plans[plan]}
          </Button>
        ))}
      </div>
    </details>
  );
}
