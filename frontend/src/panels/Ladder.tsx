// The timeline under the map: waiting up, work down, in the order of the steps.
import { memo, useId, useState } from "react";
import { words } from "../i18n";
import type { Leg } from "../model/figures";
import { plain } from "../model/plain";
import type { Calendar, Note } from "../model/records";
import { Segmented } from "../ui/Button";
import { shownFigure } from "../ui/figure-text";
import { useFacts, useMeasured, useRecord, useView, useWall } from "../ui/live";
import { time } from "../ui/values";
import { LongLadder } from "./LongLadder";
import style from "./ladder.module.css";
import { grow, type Widths } from "./ladder-widths";
import { useTrialState } from "./trial";

const WIDTHS = ["equal", "root", "true"] as const;
const NO_LEGS: readonly Leg[] = [];
/** More steps than this are drawn as one picture. */
const LONG = 80;

export function Ladder() {
  const state = useView((view) => view.state);
  const ownTimeline = useMeasured(state, (measured) => measured?.timeline);
  const ownTotal = useMeasured(state, (measured) => measured?.figures.lead_time);
  const { totals, timeline } = useTrialState();
  const [widths, setWidths] = useState<Widths>("equal");
  const title = useId();
  const legs = (timeline === undefined ? ownTimeline : timeline) ?? NO_LEGS;
  const total = totals ? totals.figures.lead_time : ownTotal;
  const facts = useFacts();
  return (
    <section className={style.ladder} aria-labelledby={title}>
      <header className={style.head}>
        <h2 id={title} className={style.title}>
          {words.ladder.title}
        </h2>
        <span className={style.total}>{total ? shownFigure(total, facts) : null}</span>
        <Segmented
          size="s"
          label={words.ladder.widths}
          value={widths}
          onChange={setWidths}
          choices={WIDTHS.map((id) => ({
            id,
            name: id === "root" ? <span className={style.root}>{words.ladder.root}</span> : words.ladder[id],
            label: words.ladder.widthsSaid[id],
          }))}
        />
      </header>
      <Legs legs={legs} widths={widths} />
    </section>
  );
}

const Legs = memo(({ legs, widths }: { legs: readonly Leg[]; widths: Widths }) => {
  if (legs.length === 0) return <p className={style.none}>{words.ladder.none}</p>;
  if (legs.length > LONG) return <LongLadder legs={legs} widths={widths} />;
  return (
    <ol className={style.legs}>
      {legs.map((leg) => (
        <Rung key={leg.note} leg={leg} widths={widths} />
      ))}
    </ol>
  );
});

function Rung({ leg, widths }: { leg: Leg; widths: Widths }) {
  const { view } = useWall();
  const note = useRecord("note", leg.note);
  const { calendar } = useFacts();
  const chosen = useView((now) => now.selection.includes(leg.note));
  if (!note) return null;
  return (
    <li
      className={style.leg}
      style={{ "--wait": grow(leg.wait, widths), "--work": grow(leg.duration, widths) }}
    >
      <button
        type="button"
        className={style.rung}
        data-chosen={chosen}
        title={spoken(note, leg, calendar)}
        aria-label={spoken(note, leg, calendar)}
        onClick={() => {
          view.select([leg.note]);
          view.reveal(leg.note);
        }}
      >
        {leg.wait === 0 ? null : (
          <span className={style.wait}>
            <span className={style.waitText}>{shown(leg.wait, calendar)}</span>
          </span>
        )}
        <span className={style.work} data-value={note.value ?? "none"}>
          <span className={style.workText}>{shown(leg.work, calendar)}</span>
        </span>
      </button>
    </li>
  );
}

function shown(seconds: number | null, calendar: Calendar): string {
  return seconds === null ? words.ladder.unknown : time(seconds, calendar);
}

function spoken(note: Note, leg: Leg, calendar: Calendar): string {
  return words.ladder.step(
    plain(note.text) || words.note.untitled,
    shown(leg.wait, calendar),
    shown(leg.work, calendar),
  );
}
