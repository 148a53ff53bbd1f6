// The table of figures: before, after, relative change, and percentage points for shares.
import type { FigureChange } from "../../api/improving";
import { words } from "../../i18n";
import { LESS_IS_BETTER } from "../../model/figures";
import type { Facts } from "../../model/records";
import { shownFigure } from "../../ui/figure-text";
import { joined } from "../../ui/joined";
import { useFacts } from "../../ui/live";
import { count } from "../../ui/values";
import sheet from "./sheet.module.css";

/** The order in which people ask. */
const ROWS = [
  "steps",
  "handoffs",
  "approvals",
  "duplicate_approvals",
  "lead_time",
  "process_time",
  "wait_time",
  "waste_time",
  "activity_ratio",
  "value_added_share",
  "right_first_time",
  "expected_lead_time",
  "expected_process_time",
  "work_in_progress",
  "cost_per_item",
  "expected_cost_per_item",
  "full_time_equivalents",
  "expected_full_time_equivalents",
] as const;

const LESS: ReadonlySet<string> = new Set([
  ...LESS_IS_BETTER,
  "duplicate_approvals",
  "waste_time",
  "expected_lead_time",
  "expected_process_time",
  "expected_cost_per_item",
  "expected_full_time_equivalents",
]);

export function CompareFigures({ figures }: { figures: Readonly<Record<string, FigureChange>> }) {
  const facts = useFacts();
  return (
    <section className={sheet.card}>
      <h2 className={sheet.title}>{words.compare.figures}</h2>
      <div className={sheet.scroll}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">{words.compare.figure}</th>
              <th scope="col" className={sheet.number}>
                {words.compare.before}
              </th>
              <th scope="col" className={sheet.number}>
                {words.compare.after}
              </th>
              <th scope="col" className={sheet.number}>
                {words.compare.change}
              </th>
              <th scope="col" className={joined(sheet.number, sheet.wide)}>
                {words.compare.points}
              </th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map((name) => {
              const figure = figures[name];
              return figure ? <Row key={name} name={name} figure={figure} facts={facts} /> : null;
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ name, figure, facts }: { name: (typeof ROWS)[number]; figure: FigureChange; facts: Facts }) {
  const { before, after, change, points, unit } = figure;
  const said = (value: number | null) =>
    shownFigure({ value, unit, missing: [] }, facts) ?? words.compare.unknown;
  const tone = toneOf(name, before, after);
  const pp = points === null ? "" : words.compare.pp(signed(points, "", 1));
  return (
    <tr data-figure={name}>
      <th scope="row">{words.compare.names[name]}</th>
      <td className={sheet.number}>{said(before)}</td>
      <td className={sheet.number}>
        <strong>{said(after)}</strong>
      </td>
      <td className={joined(sheet.number, tone)}>
        {change === null ? "" : signed(change * 100, " %", 0)}
        {pp ? <span className={sheet.narrow}>{pp}</span> : null}
      </td>
      <td className={joined(sheet.number, sheet.wide, tone)}>{pp}</td>
    </tr>
  );
}

function toneOf(name: string, before: number | null, after: number | null): string | undefined {
  if (before === null || after === null || Math.abs(after - before) < 1e-9) return undefined;
  return after < before === LESS.has(name) ? sheet.better : sheet.worse;
}

/** “−88 %”, “+3.7”, “0 %”; the minus is a real one. */
export function signed(value: number, unit: string, digits: number): string {
  const text = count(Math.abs(value), digits);
  const sign = /[1-9]/.test(text) ? (value < 0 ? "−" : "+") : "";
  return `${sign}${text}${unit}`;
}
