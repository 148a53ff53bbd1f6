// Who is swamped: a bar a lane, amber above 85 % and red above 100 %, each with its sentence; as tried while a trial runs.
import { words } from "../i18n";
import type { LaneLoad } from "../model/figures";
import { orderedLanes } from "../model/order";
import type { Demand, Facts, Lane } from "../model/records";
import { joined } from "../ui/joined";
import { useFacts, useFigures, useIds, useView, useWall } from "../ui/live";
import { count, share } from "../ui/values";
import { DemandFields, LaneFields } from "./fields/RecordFields";
import style from "./load.module.css";
import { useTrialHere, useTrialState } from "./trial";

const TIGHT = 0.85;
const SCALE = 1.25;

export function LoadPanel() {
  const { board } = useWall();
  const state = useView((view) => view.state);
  const own = useFigures(state);
  useTrialHere();
  const { totals: tried, overrides } = useTrialState();
  const measured = tried ?? own;
  const facts = useFacts();
  const demand = { ...facts.demand, ...(tried ? (overrides.board?.demand as Partial<Demand>) : {}) };
  const ids = useIds("lane");
  const lanes = orderedLanes(ids.flatMap((id) => board.get("lane", id) ?? []));
  return (
    <div className={style.panel}>
      <DemandFields />
      {tried ? <p className={style.none}>{words.load.tried}</p> : null}
      {lanes.length === 0 ? <p className={style.none}>{words.load.none}</p> : null}
      <ul className={style.list}>
        {lanes.map((lane) => (
          <LaneRow key={lane.id} lane={lane} load={measured?.lanes[lane.id]} demand={demand} />
        ))}
      </ul>
    </div>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly load: LaneLoad | undefined;
  readonly demand: Demand;
}

function LaneRow({ lane, load, demand }: LaneRowProps) {
  const { calendar } = useFacts();
  const busy = load?.utilisation ?? null;
  return (
    <li className={style.lane}>
      <div className={style.head}>
        <h3 className={style.name}>{lane.name || words.lane.unnamed}</h3>
        <span className={joined(style.percent, levelOf(busy))}>{busy === null ? "" : share(busy)}</span>
      </div>
      {busy === null ? null : <Bar busy={busy} without={load?.utilisation_without_rework ?? null} />}
      <p className={joined(style.sentence, levelOf(busy))}>{sentence(lane, load, { demand, calendar })}</p>
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

type Asked = Pick<Facts, "demand" | "calendar">;

function sentence(lane: Lane, load: LaneLoad | undefined, facts: Asked): string {
  if (lane.outside) return words.load.outside;
  const busy = load?.utilisation ?? null;
  if (busy === null) return lacking(lane, load, facts.demand);
  const rework = reworkSentence(load, busy);
  if (busy > 1) return [words.load.grows(count(growth(busy, facts))), rework].filter(Boolean).join(" ");
  return [busy > TIGHT ? words.load.tight : words.load.fine, rework].filter(Boolean).join(" ");
}

/** What has to be said before the load is known. */
function lacking(lane: Lane, load: LaneLoad | undefined, demand: Demand): string {
  if (lane.people === null) return words.load.unknown;
  if (demand.quantity === null) return words.load.noDemand;
  return load?.missing.length ? words.load.noTimes(load.missing.length) : words.load.noFlow;
}

function reworkSentence(load: LaneLoad | undefined, busy: number): string {
  const without = load?.utilisation_without_rework ?? null;
  return without !== null && without < busy - 0.005 ? words.load.withoutRework(share(without)) : "";
}

/** Items a day that come in beyond what the lane can finish: demand × (1 − 1 / utilisation). */
function growth(busy: number, { demand, calendar }: Asked): number {
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
