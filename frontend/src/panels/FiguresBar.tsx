// The figures along the bottom: they move while people type, and say “incomplete” rather than a wrong number.
import { ChevronDown, ChevronUp, Minus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { words } from "../i18n";
import { type Change, changeOf, type Figure } from "../model/figures";
import type { State } from "../model/records";
import { shownFigure } from "../ui/figure-text";
import { joined } from "../ui/joined";
import { useFacts, useMeasured, useView, useWall } from "../ui/live";
import { useOverflow } from "../ui/use-overflow";
import { count } from "../ui/values";
import style from "./figures.module.css";
import { type TrialState, useTrialState } from "./trial";

const SHOWN = [
  "lead_time",
  "process_time",
  "wait_time",
  "activity_ratio",
  "right_first_time",
  "steps",
  "handoffs",
] as const;

export function FiguresBar() {
  const { totals: tried } = useTrialState();
  const state = useView((view) => view.state);
  const started = useMeasured(state, (measured) => measured?.figures.steps?.value !== 0);
  const { calendar } = useFacts();
  const [bar, isScrolled] = useOverflow<HTMLElement>();
  const base = tried ? state : state === "future" && started ? "current" : undefined;
  return (
    <section
      ref={bar}
      className={joined(style.bar, tried && style.tried)}
      aria-label={words.figures.label}
      tabIndex={isScrolled ? 0 : undefined}
    >
      <dl className={style.list}>
        {SHOWN.map((name) => (
          <MeasuredCell key={name} name={name} state={state} base={base} tried={tried} />
        ))}
      </dl>
      <p className={style.day}>{words.figures.dayLength(count(calendar.hours_per_day))}</p>
    </section>
  );
}

interface MeasuredCellProps {
  readonly name: (typeof SHOWN)[number];
  readonly state: State;
  /** What it is compared with. */
  readonly base: State | undefined;
  readonly tried: TrialState["totals"];
}

/** Every commit brings figures, few of them new ones: a cell is drawn again for its own alone. */
function MeasuredCell({ name, state, base, tried }: MeasuredCellProps) {
  const measured = useMeasured(state, (all) => all?.figures[name]);
  const before = useMeasured(base ?? state, (all) => (base ? all?.figures[name] : undefined));
  return <FigureCell name={name} figure={tried ? tried.figures[name] : measured} before={before} />;
}

interface FigureCellProps {
  readonly name: (typeof SHOWN)[number];
  readonly figure: Figure | undefined;
  readonly before: Figure | undefined;
}

function FigureCell({ name, figure, before }: FigureCellProps) {
  const facts = useFacts();
  const text = figure ? shownFigure(figure, facts) : undefined;
  const moved = useMoved(text);
  const from = before ? shownFigure(before, facts) : undefined;
  const change = changeOf(name, before, figure);
  return (
    <div className={joined(style.cell, name === "lead_time" && style.main)} title={words.figures.help[name]}>
      <dt className={style.name}>
        {words.figures[name]}
        {from && text !== undefined ? <span className={style.from}>{words.figures.before(from)}</span> : null}
      </dt>
      <dd className={style.data} data-figure={name}>
        {text === undefined ? (
          <Unknown figure={figure} />
        ) : (
          <>
            <span key={moved} className={joined(style.value, moved > 0 && style.moved)}>
              {text}
            </span>
            {change ? <Pill change={change} share={figure?.unit === "share"} /> : null}
          </>
        )}
      </dd>
    </div>
  );
}

/** How often the text changed: each change starts the flash anew. */
function useMoved(text: string | undefined): number {
  const last = useRef(text);
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    if (last.current !== undefined && text !== undefined && last.current !== text)
      setMoved((times) => times + 1);
    last.current = text;
  }, [text]);
  return moved;
}

function Pill({ change, share }: { change: Change; share: boolean }) {
  if (change.better === null)
    return (
      <span className={style.pill}>
        <Minus size={11} strokeWidth={3} aria-hidden="true" />
        {words.figures.same}
      </span>
    );
  const amount = count(Math.abs(change.by) * 100, share ? 1 : 0);
  const Arrow = change.by > 0 ? ChevronUp : ChevronDown;
  return (
    <span className={joined(style.pill, change.better ? style.better : style.worse)}>
      <Arrow size={12} strokeWidth={3} aria-hidden="true" />
      {share ? words.figures.points(amount) : `${amount} %`}
    </span>
  );
}

/** Why there is no number, and the way to the notes that lack data. */
function Unknown({ figure }: { figure: Figure | undefined }) {
  const { view } = useWall();
  if (!figure) return <span className={style.pending}>{words.figures.working}</span>;
  const { missing, needed } = figure;
  if (figure.reason === "demand") return <span className={style.unknown}>{words.figures.noDemand}</span>;
  if (figure.reason === "rate") return <span className={style.unknown}>{words.figures.noRate}</span>;
  if (missing.length === 0)
    return (
      <span className={style.pending}>
        {figure.reason === "refused" ? words.figures.refused : words.figures.noData}
      </span>
    );
  const known = needed === undefined ? undefined : needed - missing.length;
  return (
    <button
      type="button"
      className={style.unknown}
      title={words.figures.showMissing}
      onClick={() => {
        view.set({ selection: missing, panel: "details" });
        const [first] = missing;
        if (first) view.reveal(first);
      }}
    >
      {figure.reason === "refused" || known === undefined
        ? words.figures.refused
        : words.figures.incomplete(known, needed ?? 0)}
    </button>
  );
}
