// What else moves while something is tried: staff, cost, load and the rest that the bar along the bottom has no room for.
import { lanesOf } from "../commands/verbs/lanes";
import { words } from "../i18n";
import type { Facts } from "../model/records";
import { shownFigure } from "../ui/figure-text";
import { useFacts, useFigures, useView, useWall } from "../ui/live";
import { share } from "../ui/values";
import { useTrialState } from "./trial";
import style from "./whatif.module.css";

const MORE = [
  "expected_lead_time",
  "full_time_equivalents",
  "work_in_progress",
  "takt_time",
  "cost_per_item",
] as const;

interface Move {
  readonly key: string;
  readonly name: string;
  readonly was: string | undefined;
  readonly now: string | undefined;
}

export function TrialMoves() {
  const moves = useMoves().filter(({ was, now }) => was !== now);
  if (moves.length === 0) return null;
  return (
    <dl className={style.moves}>
      {moves.map(({ key, name, was, now }) => (
        <div key={key} className={style.move}>
          <dt>{name}</dt>
          <dd>
            <s>{was ?? words.ladder.unknown}</s> <strong>{now ?? words.ladder.unknown}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useMoves(): Move[] {
  const { board } = useWall();
  const { totals: measured } = useTrialState();
  const own = useFigures(useView((view) => view.state));
  const facts: Facts = useFacts();
  if (!measured || !own) return [];
  const figures = MORE.map((name) => {
    const [was, now] = [own.figures[name], measured.figures[name]];
    return {
      key: name,
      name: words.figures[name],
      was: was && shownFigure(was, facts),
      now: now && shownFigure(now, facts),
    };
  });
  const lanes = lanesOf(board).map((lane) => {
    const [was, now] = [own, measured].map((figure) => figure.lanes[lane.id]?.utilisation ?? null);
    return {
      key: lane.id,
      name: words.whatif.loadOf(lane.name || words.lane.unnamed),
      was: was === null || was === undefined ? undefined : share(was),
      now: now === null || now === undefined ? undefined : share(now),
    };
  });
  return [...figures, ...lanes];
}
