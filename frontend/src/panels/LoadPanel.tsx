// Who is swamped: a bar a lane, amber above 85 % and red above 100 %, each with its sentence.
import { words } from "../i18n";
import type { LaneLoad } from "../model/figures";
import { orderedLanes } from "../model/order";
import type { Demand, Facts, Lane } from "../model/records";
import { joined } from "../ui/joined";
import { useFacts, useFigures, useIds, useView, useWall } from "../ui/live";
import { count, share } from "../ui/values";
import { DemandFields, LaneFields } from "./fields/RecordFields";
import style from "./load.module.css";

const TIGHT = 0.85;
const SCALE = 1.25;

export function LoadPanel() {
  const { board } = useWall();
  const state = useView((view) => view.state);
  const measured = useFigures(state);
  const ids = useIds("lane");
  const lanes = orderedLanes(ids.flatMap((id) => board.get("lane", id) ?? []));
  return (
    <div className={style.panel}>
      <DemandFields />
      {lanes.length === 0 ? <p className={style.none}>{words.load.none}</p> : null}
      <ul className={style.list}>
        {lanes.map((lane) => (
          <LaneRow key={lane.id} lane={lane} load={measured?.lanes[lane.id]} />
        ))}
      </ul>
    </div>
  );
}

function LaneRow({ lane, load }: { lane: Lane; load: LaneLoad | undefined }) {
  const facts = useFacts();
  const busy = load?.utilisation ?? null;
  return (
    <li className={style.lane}>
      <div className={style.head}>
        <h3 className={style.name}>{lane.name || words.lane.unnamed}</h3>
        <span className={joined(style.percent, levelOf(busy))}>{busy === null ? "" : share(busy)}</span>
      </div>
      {busy === null ? null : <Bar busy={busy} without={load?.utilisation_without_rework ?? null} />}
      <p className={joined(style.sentence, levelOf(busy))}>{sentence(lane, load, facts)}</p>
      {lane.outside ? null : <LaneFields id={lane.id} names={["people", "share"]} />}
    </li>
  );
}

function Bar({ busy, without }: { busy: number; without: number | null }) {
  return (
    <div className={style.track} aria-hidden="true">
      <div className={joined(style.bar, levelOf(busy))} style={{ inlineSize: part(busy) }} />
      {without !== null && without < busy - 0.005 ? (
        <div
          className={style.rework}
          style={{ insetInlineStart: part(without), inlineSize: part(busy - without) }}
        />
      ) : null}
      <div className={style.limit} style={{ insetInlineStart: part(1) }} />
    </div>
  );
}

function part(busy: number): string {
  return `${(Math.min(busy, SCALE) / SCALE) * 100}%`;
}

function levelOf(busy: number | null): string | undefined {
  if (busy === null) return undefined;
  if (busy > 1) return style.over;
  return busy > TIGHT ? style.tight : style.fine;
}

function sentence(lane: Lane, load: LaneLoad | undefined, facts: Facts): string {
  if (lane.outside) return words.load.outside;
  const busy = load?.utilisation ?? null;
  if (busy === null) return lane.people === null ? words.load.unknown : words.load.none;
  const rework = reworkSentence(load, busy);
  if (busy > 1) return [words.load.grows(count(growth(busy, facts))), rework].filter(Boolean).join(" ");
  return [busy > TIGHT ? words.load.tight : words.load.fine, rework].filter(Boolean).join(" ");
}

function reworkSentence(load: LaneLoad | undefined, busy: number): string {
  const without = load?.utilisation_without_rework ?? null;
  return without !== null && without < busy - 0.005 ? words.load.withoutRework(share(without)) : "";
}

/** Items a day that come in beyond what the lane can finish: demand × (1 − 1 / utilisation). */
function growth(busy: number, { demand, calendar }: Facts): number {
  return demandPerDay(demand, calendar) * (1 - 1 / busy);
}

function demandPerDay({ quantity, per }: Demand, calendar: Facts["calendar"]): number {
  const days = {
    hour: 1 / calendar.hours_per_day,
    day: 1,
    week: calendar.days_per_week,
    month: calendar.days_per_month,
    year: calendar.days_per_month * 12,
  }[per];
  return (quantity ?? 0) / days;
}
