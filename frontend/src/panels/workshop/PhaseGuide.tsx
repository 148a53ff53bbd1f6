// The way through a workshop: what to do now, for whom, until when, and how much of it is there.

import { useSyncExternalStore } from "react";
import { setRecords } from "../../commands/verbs/records";
import { all, goToPhase, planAgenda } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import type { Phase, RecordName } from "../../model/records";
import { PHASES, PLANS, type PlanName, type Progress, progressOf } from "../../model/workshop";
import { Button } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useFacts, useIds, useWall } from "../../ui/live";
import { time } from "../../ui/values";
import { RedFlags } from "./RedFlags";
import { Section } from "./Section";
import style from "./workshop.module.css";

/** An agenda is clock time, not working time. */
const CLOCK = { hours_per_day: 24, productive_hours_per_day: 24, days_per_week: 7, days_per_month: 30 };

export function PhaseGuide() {
  const { board } = useWall();
  const { phase } = useFacts();
  const edits = board.canEdit();
  return (
    <Section title={words.workshop.guide} lead={words.workshop.guideLead}>
      {phase ? <Now phase={phase} /> : null}
      {!phase && edits ? (
        <Button look="primary" onPress={() => goToPhase(board, "charter")}>
          {words.workshop.start}
        </Button>
      ) : null}
      <Agenda now={phase} />
    </Section>
  );
}

function Now({ phase }: { phase: Phase }) {
  const { board, view } = useWall();
  const at = PHASES.indexOf(phase);
  const [before, next] = [PHASES[at - 1], PHASES[at + 1]];
  return (
    <div className={style.now} aria-live="polite">
      <h4 className={style.phase}>{words.workshop.phases[phase]}</h4>
      <p>{words.workshop.doing[phase]}</p>
      <ProgressBar phase={phase} />
      <dl className={style.facts}>
        <dt>{words.workshop.whoOf}</dt>
        <dd>{words.workshop.who[phase]}</dd>
        <dt>{words.workshop.doneWhen}</dt>
        <dd>{words.workshop.until[phase]}</dd>
      </dl>
      {phase === "charter" ? (
        <>
          <RedFlags />
          <Button size="s" onPress={() => view.set({ dialog: "facts" })}>
            {words.commands.facts}
          </Button>
        </>
      ) : null}
      {board.canEdit() ? (
        <div className={style.actions}>
          {next ? (
            <Button size="s" look="primary" onPress={() => goToPhase(board, next)}>
              {words.workshop.next(words.workshop.phases[next] ?? next)}
            </Button>
          ) : null}
          {before ? (
            <Button size="s" onPress={() => goToPhase(board, before)}>
              {words.workshop.back}
            </Button>
          ) : null}
          <Button size="s" look="quiet" onPress={() => goToPhase(board, null)}>
            {words.workshop.leave}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function ProgressBar({ phase }: { phase: Phase }) {
  const progress = useProgress(phase);
  if (!progress || progress.total === 0) return null;
  const said = `${words.workshop.progress(progress.done, progress.total)} ${words.workshop.counts[phase] ?? ""}`;
  return (
    <div className={style.progress}>
      <progress value={progress.done} max={progress.total} aria-label={said} />
      <span>{said}</span>
    </div>
  );
}

/** Counted again whenever a record changes; renders only when the count did. */
function useProgress(phase: Phase): Progress | undefined {
  const { board } = useWall();
  const count = () => {
    const records = { facts: board.facts(), all: <R extends RecordName>(record: R) => all(board, record) };
    const progress = progressOf(phase, records);
    return progress ? `${progress.done} ${progress.total}` : "";
  };
  const counted = useSyncExternalStore(board.subscribeChanges, count);
  if (counted === "") return undefined;
  const [done = 0, total = 0] = counted.split(" ").map(Number);
  return { done, total };
}

function Agenda({ now }: { now: Phase | null }) {
  const { board } = useWall();
  const ids = useIds("agenda_item");
  useSyncExternalStore(board.subscribeChanges, () =>
    agendaKey(ids.map((id) => board.get("agenda_item", id))),
  );
  const items = all(board, "agenda_item").sort((a, b) => rank(a.phase) - rank(b.phase));
  const total = items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const hours = time(total * 60, CLOCK);
  if (items.length === 0) return board.canEdit() ? <Plans /> : null;
  return (
    <>
      <h4 className={style.small}>{words.workshop.agenda}</h4>
      <ol className={style.agenda}>
        {items.map(({ id, phase, minutes }) => {
          const name = words.workshop.phases[phase ?? ""] ?? "";
          return (
            <li key={id} className={joined(phase === now && style.current)} aria-current={phase === now}>
              <button
                type="button"
                className={style.jump}
                disabled={!board.canEdit()}
                onClick={() => goToPhase(board, phase)}
              >
                {name}
              </button>
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
            </li>
          );
        })}
      </ol>
      <p className={style.lead}>{words.workshop.agendaTotal(hours)}</p>
      {board.canEdit() ? <Plans again /> : null}
    </>
  );
}

function agendaKey(items: readonly unknown[]): string {
  return JSON.stringify(items);
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
          <Button key={plan} size="s" onPress={() => planAgenda(board, plan)}>
            {words.workshop.plans[plan]}
          </Button>
        ))}
      </div>
    </details>
  );
}
