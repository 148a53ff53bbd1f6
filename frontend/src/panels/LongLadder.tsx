// A timeline of hundreds of steps: one drawing instead of hundreds of buttons; a press goes to the step under it.
import { useMemo } from "react";
import { words } from "../i18n";
import type { Leg } from "../model/figures";
import { useWall } from "../ui/live";
import style from "./ladder.module.css";
import { grow, type Widths } from "./ladder-widths";

const HIGH = 34;
const KINDS = ["VA", "NNVA", "NVA", "none"] as const;

interface Span {
  readonly note: string;
  readonly from: number;
  readonly work: number;
  readonly to: number;
}

export function LongLadder({ legs, widths }: { legs: readonly Leg[]; widths: Widths }) {
  const { board, view } = useWall();
  const { spans, length } = useMemo(() => laidOut(legs, widths), [legs, widths]);
  const paths = KINDS.map((kind) => {
    const own = spans.filter(({ note }) => (board.get("note", note)?.value ?? "none") === kind);
    return [kind, own.map(({ work, to }) => `M${work} ${HIGH}H${to}`).join("")] as const;
  });
  const goTo = (event: React.MouseEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = ((event.clientX - left) / width) * length;
    const span = spans.find(({ to }) => at <= to);
    if (!span) return;
    view.select([span.note]);
    view.reveal(span.note, false);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the outline and the findings lead to every step by keyboard
    <svg
      className={style.long}
      viewBox={`0 0 ${length} ${HIGH + 6}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.ladder.long(legs.length)}
      onClick={goTo}
    >
      <path
        className={style.longWait}
        d={spans.map(({ from, work }) => `M${from} ${HIGH}V4H${work}V${HIGH}`).join("")}
      />
      {paths.map(([kind, path]) => (
        <path key={kind} className={style.longWork} data-value={kind} d={path} />
      ))}
    </svg>
  );
}

function laidOut(legs: readonly Leg[], widths: Widths): { spans: Span[]; length: number } {
  let at = 0;
  const spans = legs.map((leg) => {
    const from = at;
    const work = from + (leg.wait === 0 ? 0 : grow(leg.wait, widths));
    at = work + grow(leg.duration, widths);
    return { note: leg.note, from, work, to: at };
  });
  return { spans, length: Math.max(at, 1) };
}
