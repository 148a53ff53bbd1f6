// The way through a workshop: what to do now, for whom, until when, and how much of it is there.
import { useState, useSyncExternalStore } from "react";
import { serverNow } from "../../api/clock";
import { setUpFor, showMissing } from "../../commands/guiding";
import { leadOn } from "../../commands/signals";
import { all, goToPhase } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import type { Phase, RecordName } from "../../model/records";
import { missingOf, PHASES, type Progress, progressOf } from "../../model/workshop";
import type { LiveBoard } from "../../sync/live-board";
import { Button } from "../../ui/Button";
import { useFacts, useWall } from "../../ui/live";
import { Agenda } from "./Agenda";
import { RedFlags } from "./RedFlags";
import { Section } from "./Section";
import { useFacilitates } from "./use-role";
import style from "./workshop.module.css";

type Go = (phase: Phase | null) => void;

/** Who leads moves everybody along; the others may look around, until who leads moves on. */
export function PhaseGuide() {
  const { board } = useWall();
  const { phase } = useFacts();
  const leads = useFacilitates() && board.canEdit();
  const [roaming, roam] = useState<{ readonly at: Phase; readonly since: Phase | null }>();
  const shown = !leads && roaming && roaming.since === phase ? roaming.at : phase;
  const go: Go = (to) => {
    if (leads) moveTo(board, to);
    else roam(to === null || to === phase ? undefined : { at: to, since: phase });
  };
  return (
    <Section title={words.workshop.guide} lead={words.workshop.guideLead}>
      {phase && shown !== phase ? <Elsewhere phase={phase} join={() => go(phase)} /> : null}
      {shown ? <Now phase={shown} go={go} leaves={leads || phase === null} /> : null}
      {shown ? null : (
        <Button look="primary" onPress={() => go("charter")}>
          {words.workshop.start}
        </Button>
      )}
      <Agenda now={shown} go={go} />
    </Section>
  );
}

function Elsewhere({ phase, join }: { phase: Phase; join: () => void }) {
  const name = words.workshop.phases[phase] ?? phase;
  return (
    <p className={style.lead}>
      {words.workshop.othersAt(name)}{" "}
      <Button size="s" onPress={join}>
        {words.workshop.joinThem}
      </Button>
    </p>
  );
}

function Now({ phase, go, leaves }: { phase: Phase; go: Go; leaves: boolean }) {
  const wall = useWall();
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
      {phase === "charter" ? <RedFlags /> : null}
      <div className={style.actions}>
        <Button size="s" onPress={() => setUpFor(wall, phase)}>
          {words.workshop.setUps[phase]}
        </Button>
        <Missing phase={phase} />
      </div>
      <div className={style.actions}>
        {next ? (
          <Button size="s" look="primary" onPress={() => go(next)}>
            {words.workshop.next(words.workshop.phases[next] ?? next)}
          </Button>
        ) : null}
        {before ? (
          <Button size="s" onPress={() => go(before)}>
            {words.workshop.back}
          </Button>
        ) : null}
        {leaves ? (
          <Button size="s" look="quiet" onPress={() => go(null)}>
            {words.workshop.leave}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** Everybody's guide moves along, and this person is seen to lead. */
function moveTo(board: LiveBoard, phase: Phase | null): void {
  goToPhase(board, phase, serverNow());
  leadOn(board);
}

function Missing({ phase }: { phase: Phase }) {
  const wall = useWall();
  const { board } = wall;
  const count = useSyncExternalStore(board.subscribeChanges, () => missingOf(phase, recordsOf(board)).length);
  if (count === 0) return null;
  return (
    <Button size="s" onPress={() => showMissing(wall, phase)}>
      {words.workshop.showMissing(count)}
    </Button>
  );
}

function recordsOf(board: LiveBoard) {
  return { facts: board.facts(), all: <R extends RecordName>(record: R) => all(board, record) };
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
    const progress = progressOf(phase, recordsOf(board));
    return progress ? `${progress.done} ${progress.total}` : "";
  };
  const counted = useSyncExternalStore(board.subscribeChanges, count);
  if (counted === "") return undefined;
  const [done = 0, total = 0] = counted.split(" ").map(Number);
  return { done, total };
}
