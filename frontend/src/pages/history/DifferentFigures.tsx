// The figures of two versions side by side, one table a state.
import type { Differences } from "../../api/history";
import { words } from "../../i18n";
import type { Facts, State } from "../../model/records";
import { shownFigure } from "../../ui/figure-text";
import style from "./history.module.css";

const SHOWN = [
  "lead_time",
  "process_time",
  "wait_time",
  "activity_ratio",
  "right_first_time",
  "steps",
  "handoffs",
  "approvals",
] as const;
const STATES: readonly State[] = ["current", "future"];

export function DifferentFigures({ found, facts }: { found: Differences; facts: Facts }) {
  return STATES.map((state) => <Table key={state} state={state} found={found} facts={facts} />);
}

function Table({ state, found, facts }: { state: State; found: Differences; facts: Facts }) {
  const figures = found.figures[state];
  if (!figures.steps?.before && !figures.steps?.after) return null;
  const title = state === "current" ? words.state.currentLong : words.state.futureLong;
  return (
    <table className={style.table}>
      <caption>{words.history.figures(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.history.figure}</th>
          <th scope="col">{words.history.old}</th>
          <th scope="col">{words.history.new}</th>
        </tr>
      </thead>
      <tbody>
        {SHOWN.flatMap((name) => {
          const pair = figures[name];
          if (!pair) return [];
          const [old, now] = [pair.before, pair.after].map(
            (value) => shownFigure({ value, unit: pair.unit, missing: [] }, facts) ?? words.history.nothing,
          );
          return (
            <tr key={name} data-different={old !== now}>
              <th scope="row">{words.figures[name]}</th>
              <td>{old}</td>
              <td>{now}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
