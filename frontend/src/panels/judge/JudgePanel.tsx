// The walk that questions each step of today, alone or before the whole room: need, value, then what becomes of it.
import { ArrowLeft, ArrowRight, Check } from "lucide-react";
import { useEffect, useState } from "react";
import { words } from "../../i18n";
import { isJudged } from "../../model/judging";
import type { Note } from "../../model/records";
import { Button, IconButton } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useView, useWall } from "../../ui/live";
import { useSteps } from "../../ui/today";
import { CarryOut } from "./CarryOut";
import style from "./judge.module.css";
import { SoFar } from "./SoFar";
import { StepQuestions } from "./StepQuestions";

export function JudgePanel() {
  const wall = useWall();
  const steps = useSteps("current");
  const future = useSteps("future");
  const at = useCurrentStep(steps);
  const note = steps[at];
  if (!note) return <p className={style.none}>{words.judge.none}</p>;
  return (
    <div className={style.panel}>
      <Progress steps={steps} at={at} />
      <StepHead note={note} number={at + 1} steps={steps} at={at} />
      <StepQuestions
        key={note.id}
        note={note}
        future={future.length > 0}
        done={() => show(wall, nextOpen(steps, at))}
      />
      <CarryOut steps={steps} />
      <SoFar />
    </div>
  );
}

/** The selected step of today; else the last one, else the first that is open. */
function useCurrentStep(steps: readonly Note[]): number {
  const selection = useView((view) => view.selection);
  const [last, setLast] = useState<string>();
  const chosen = steps.findIndex(({ id }) => selection[0] === id);
  const id = steps[chosen]?.id;
  useEffect(() => {
    if (id) setLast(id);
  }, [id]);
  if (chosen >= 0) return chosen;
  const before = steps.findIndex((step) => step.id === last);
  if (before >= 0) return before;
  return Math.max(
    0,
    steps.findIndex((step) => !isJudged(step)),
  );
}

function show({ board, view }: ReturnType<typeof useWall>, note: Note | undefined): void {
  if (!note) {
    view.announce(words.judge.allDone);
    return;
  }
  view.show("current");
  view.select([note.id]);
  view.reveal(note.id, false);
  board.sendPresence({ selection: [note.id] });
}

function nextOpen(steps: readonly Note[], at: number): Note | undefined {
  const open = (note: Note) => !isJudged(note) && note.id !== steps[at]?.id;
  return steps.slice(at + 1).find(open) ?? steps.slice(0, at).find(open);
}

function Progress({ steps, at }: { steps: readonly Note[]; at: number }) {
  const wall = useWall();
  const done = steps.filter(isJudged).length;
  return (
    <div className={style.progress}>
      <p className={style.count} role="status">
        {words.judge.progress(done, steps.length)}
      </p>
      <ol className={style.dots}>
        {steps.map((step, index) => (
          <li key={step.id}>
            <button
              type="button"
              className={joined(style.dot, isJudged(step) && style.done, index === at && style.here)}
              aria-current={index === at ? "step" : undefined}
              aria-label={`${words.judge.step(index + 1, step.text)}, ${isJudged(step) ? words.judge.judged : words.judge.open}`}
              title={step.text}
              onClick={() => show(wall, step)}
            >
              {isJudged(step) ? <Check size={13} strokeWidth={3} aria-hidden="true" /> : index + 1}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface StepHeadProps {
  readonly note: Note;
  readonly number: number;
  readonly steps: readonly Note[];
  readonly at: number;
}

function StepHead({ note, number, steps, at }: StepHeadProps) {
  const wall = useWall();
  const open = nextOpen(steps, at);
  return (
    <header className={style.head}>
      <h3 className={style.step}>{words.judge.step(number, note.text || words.note.untitled)}</h3>
      <div className={style.moves}>
        <IconButton
          size="s"
          label={words.judge.previous}
          icon={<ArrowLeft size={16} />}
          isDisabled={at === 0}
          onPress={() => show(wall, steps[at - 1])}
        />
        <IconButton
          size="s"
          label={words.judge.next}
          icon={<ArrowRight size={16} />}
          isDisabled={at === steps.length - 1}
          onPress={() => show(wall, steps[at + 1])}
        />
        {open ? (
          <Button size="s" look="quiet" onPress={() => show(wall, open)}>
            {words.judge.nextOpen}
          </Button>
        ) : null}
      </div>
    </header>
  );
}
