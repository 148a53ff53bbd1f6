// How full each lane is before and after, and the time that is freed at the same volume.
import type { Comparison } from "../../api/improving";
import { lanesOf } from "../../commands/verbs/lanes";
import { words } from "../../i18n";
import { joined } from "../../ui/joined";
import { useFacts, useIds, useWall } from "../../ui/live";
import { count, share } from "../../ui/values";
import style from "./compare.module.css";
import sheet from "./sheet.module.css";

const TIGHT = 0.85;
const SCALE = 1.25;

export function CompareLoad({ lanes }: { lanes: Comparison["lanes"] }) {
  const { board } = useWall();
  useIds("lane");
  return (
    <section className={sheet.card}>
      <h2 className={sheet.title}>{words.compare.load}</h2>
      <div className={sheet.scroll}>
        <table className={joined(sheet.table, sheet.stacked)}>
          <thead>
            <tr>
              <th scope="col">{words.details.laneField}</th>
              <th scope="col">{words.compare.before}</th>
              <th scope="col">{words.compare.after}</th>
            </tr>
          </thead>
          <tbody>
            {lanesOf(board).map((lane) => {
              const load = lanes[lane.id];
              return (
                <tr key={lane.id}>
                  <th scope="row">{lane.name || words.lane.unnamed}</th>
                  <td data-label={words.compare.before}>
                    <Bar value={load?.before.utilisation ?? null} />
                  </td>
                  <td data-label={words.compare.after}>
                    <Bar value={load?.after.utilisation ?? null} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Bar({ value }: { value: number | null }) {
  if (value === null) return <span className={sheet.quiet}>{words.compare.unknown}</span>;
  const tone = value > 1 ? style.over : value > TIGHT ? style.tight : style.fine;
  return (
    <span className={style.load}>
      <span className={style.track} aria-hidden="true">
        <span
          className={joined(style.fill, tone)}
          style={{ inlineSize: `${(Math.min(value, SCALE) / SCALE) * 100}%` }}
        />
        <span className={style.limit} style={{ insetInlineStart: `${100 / SCALE}%` }} />
      </span>
      <span className={style.percent}>{share(value)}</span>
    </span>
  );
}

export function Freed({ freed }: { freed: Comparison["freed"] }) {
  const { freed_time_use } = useFacts();
  const { hours_per_month: hours, full_time_equivalents: people, expected_hours_per_month: rework } = freed;
  return (
    <section className={sheet.card}>
      <h2 className={sheet.title}>{words.compare.freed}</h2>
      {hours == null ? (
        <p>{words.compare.unknown}</p>
      ) : (
        <p className={style.freed}>
          <strong>{words.compare.freedHours(count(hours, 0))}</strong>
          {people == null ? null : <span>{words.compare.freedPeople(count(people, 1))}</span>}
          {rework == null ? null : (
            <span className={sheet.quiet}>{words.compare.freedWith(count(rework, 0))}</span>
          )}
        </p>
      )}
      <p className={sheet.quiet}>
        {words.compare.freedUse}: {freed_time_use || words.plan.toAgree}
      </p>
    </section>
  );
}
