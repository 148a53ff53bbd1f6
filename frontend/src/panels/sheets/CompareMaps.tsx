// Both states as maps of lanes and steps on one scale: under each other, or one over the other with ghosts.
import type { ComparedStep } from "../../api/improving";
import { lanesOf } from "../../commands/verbs/lanes";
import { words } from "../../i18n";
import type { Leg } from "../../model/figures";
import { type Mark, overlaid, type Placed } from "../../model/overlay";
import type { Note, State } from "../../model/records";
import { joined } from "../../ui/joined";
import { useFacts, useFigures, useIds, useWall } from "../../ui/live";
import { ValueMark } from "../../ui/marks";
import { time } from "../../ui/values";
import style from "./compare.module.css";
import sheet from "./sheet.module.css";

interface MapsProps {
  readonly today: readonly Note[];
  readonly future: readonly Note[];
  readonly steps: readonly ComparedStep[];
}

export function SideBySide({ today, future, steps }: MapsProps) {
  const columns = Math.max(today.length, future.length);
  const gone = new Set(steps.filter(({ status }) => status === "gone").map(({ note }) => note));
  const marks = marksOf(steps);
  const before = today.map((note, column): Placed => {
    return { note, column, mark: gone.has(note.id) ? "gone" : "kept", ghost: false };
  });
  const after = future.map((note, column): Placed => {
    return { note, column, mark: marks.get(note.id) ?? "new", ghost: false };
  });
  return (
    <Maps>
      <h3 className={style.state}>{words.compare.before}</h3>
      <MapGrid columns={columns} placed={before} label={words.state.currentLong} />
      <TimeBar state="current" />
      <h3 className={style.state}>{words.compare.after}</h3>
      <MapGrid columns={columns} placed={after} label={words.state.futureLong} />
      <TimeBar state="future" />
      <Scale />
    </Maps>
  );
}

export function Overlay({ today, future, steps }: MapsProps) {
  const { columns, placed } = overlaid(today, future, marksOf(steps));
  return (
    <Maps>
      <MapGrid columns={columns} placed={placed} label={words.compare.overlay} />
      <TimeBar state="current" />
      <TimeBar state="future" />
      <Scale />
    </Maps>
  );
}

/** Both maps go sideways together; lanes and times stay where they are seen. */
function Maps({ children }: { children: React.ReactNode }) {
  return (
    <div className={joined(sheet.scroll, style.scroll)}>
      <div className={style.maps}>{children}</div>
    </div>
  );
}

function marksOf(steps: readonly ComparedStep[]): ReadonlyMap<string, Mark> {
  return new Map(steps.map(({ note, status }) => [note, status]));
}

interface MapGridProps {
  readonly columns: number;
  readonly placed: readonly Placed[];
  readonly label: string;
}

function MapGrid({ columns, placed, label }: MapGridProps) {
  const { board } = useWall();
  useIds("lane");
  const used = new Set(placed.map(({ note }) => note.lane));
  const lanes = lanesOf(board).filter(({ id }) => used.has(id));
  const rows = [...lanes.map(({ id, name }) => ({ id, name: name || words.lane.unnamed }))];
  const known = new Set(rows.map(({ id }) => id));
  const stray = placed.some(({ note }) => note.lane === null || !known.has(note.lane));
  const all = stray ? [...rows, { id: null, name: words.wall.unassigned }] : rows;
  const rowOf = (note: Note) => {
    const at = all.findIndex(({ id }) => id === note.lane);
    return at < 0 ? all.length - 1 : at;
  };
  return (
    <section
      className={style.map}
      aria-label={label}
      style={{ gridTemplateColumns: `var(--lane-width) repeat(${columns}, minmax(6.25rem, 1fr))` }}
    >
      {all.map((lane, at) => (
        <span key={lane.id ?? ""} className={style.lane} style={{ gridRow: at + 1 }}>
          {lane.name}
        </span>
      ))}
      {placed.map((each) => (
        <Card key={each.note.id} placed={each} row={rowOf(each.note)} />
      ))}
    </section>
  );
}

function Card({ placed: { note, column, mark, ghost }, row }: { placed: Placed; row: number }) {
  const { calendar } = useFacts();
  const { board } = useWall();
  const was = note.origins.map((id) => board.get("note", id)).find((origin) => origin !== undefined);
  const text = note.text || words.note.untitled;
  return (
    // biome-ignore lint/a11y/useSemanticElements: one card on a picture of the map
    <div
      role="group"
      aria-label={ghost ? words.compare.goneGhost(text, note.decision_reason) : text}
      className={joined(style.card, ghost && style.ghost, style[mark])}
      style={{ gridRow: row + 1, gridColumn: column + 2 }}
      title={text}
    >
      <span className={style.head}>
        {note.value && !ghost ? <ValueMark value={note.value} /> : null}
        {mark === "kept" ? null : <span className={style.mark}>{words.compare.status[mark]}</span>}
      </span>
      {ghost || mark === "gone" ? (
        <s className={style.text}>{text}</s>
      ) : (
        <span className={style.text}>{text}</span>
      )}
      {ghost ? (
        <span className={style.times}>{note.decision_reason}</span>
      ) : (
        <span className={style.times}>
          {note.process_time === null ? "–" : time(note.process_time, calendar)}
          {was?.process_time != null && was.process_time !== note.process_time ? (
            <del className={style.was}>{time(was.process_time, calendar)}</del>
          ) : null}
        </span>
      )}
    </div>
  );
}

/** Waiting and work of a state, true to scale: the longer one of both fills the width. */
function TimeBar({ state }: { state: State }) {
  const measured = useFigures(state);
  const whole = useLongest();
  const { calendar } = useFacts();
  const lead = measured?.figures.lead_time?.value;
  if (!whole || lead == null) return null;
  return (
    <div className={style.time}>
      <span className={style.total}>
        {state === "current" ? words.compare.before : words.compare.after} {time(lead, calendar)}
      </span>
      <span className={style.bar} aria-hidden="true">
        {(measured?.timeline ?? []).flatMap((leg) => pieces(leg, whole))}
      </span>
    </div>
  );
}

function pieces({ note, wait, duration, work, share }: Leg, whole: number): React.ReactNode[] {
  const part = (seconds: number | null) => ({ inlineSize: `${(100 * share * (seconds ?? 0)) / whole}%` });
  return [
    <span key={`${note} wait`} className={style.wait} style={part(wait)} />,
    <span key={`${note} work`} className={style.work} style={part(duration ?? work)} />,
  ];
}

function Scale() {
  const whole = useLongest();
  const { calendar } = useFacts();
  if (!whole) return null;
  return (
    <p className={style.legend}>
      <span className={joined(style.key, style.wait)} aria-hidden="true" /> {words.compare.waiting}
      <span className={joined(style.key, style.work)} aria-hidden="true" /> {words.compare.working}
      <span>{words.compare.scale(time(whole, calendar))}</span>
    </p>
  );
}

function useLongest(): number {
  const [before, after] = [useFigures("current"), useFigures("future")];
  return Math.max(before?.figures.lead_time?.value ?? 0, after?.figures.lead_time?.value ?? 0);
}
