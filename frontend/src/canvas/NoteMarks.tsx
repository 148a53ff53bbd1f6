// What is stuck onto a note, over its edge: stamps of waste, and bursts where somebody sees something to improve.
import { words } from "../i18n";
import type { Note } from "../model/records";
import { useDots, useNamedAt } from "../ui/told";
import { WasteIcon } from "../ui/wastes";
import { useSceneValue } from "./context";
import style from "./marks.module.css";

const MOST = 4;
const STAR = star(14, 12, 9.8);

export function NoteMarks({ note }: { note: Note }) {
  const bursts = useSceneValue((scene) => scene.burstsOn(note.id));
  const dots = useDots(note.id);
  const named = useNamedAt(note.id);
  const stamps = note.kind === "step" ? note.wastes : [];
  if (stamps.length === 0 && bursts.length === 0 && dots === 0 && !named) return null;
  return (
    <div className={style.marks} aria-hidden="true">
      {named ? (
        <span className={style.named} title={words.workshop.namedHere}>
          @
        </span>
      ) : null}
      {dots > 0 ? (
        <span className={style.dots} title={words.workshop.dotsOn(dots)}>
          <i />
          {dots}
        </span>
      ) : null}
      {bursts.slice(0, MOST).map((label) => (
        <Burst key={label} label={label} />
      ))}
      {stamps.slice(0, MOST).map((waste) => (
        <span key={waste} className={style.stamp} title={words.waste[waste]}>
          <WasteIcon waste={waste} />
        </span>
      ))}
      {stamps.length > MOST ? <span className={style.stamp}>+{stamps.length - MOST}</span> : null}
    </div>
  );
}

/** A kaizen burst: a star with the number that the problem or idea carries too. */
export function Burst({ label }: { label: string }) {
  return (
    <span className={style.burst} title={words.capture.burst(label)}>
      <svg viewBox="-12 -12 24 24" width="26" height="26" aria-hidden="true">
        <path d={STAR} />
      </svg>
      <b>{label}</b>
    </span>
  );
}

function star(points: number, outer: number, inner: number): string {
  const corners = Array.from({ length: points * 2 }, (_, at) => {
    const reach = at % 2 === 0 ? outer : inner;
    const angle = (Math.PI * at) / points - Math.PI / 2;
    return `${(reach * Math.cos(angle)).toFixed(2)} ${(reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join("L")}Z`;
}
