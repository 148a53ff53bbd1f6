// The face of a sticky: head with number and value, the text, and badges for what was measured.
import { Check, Combine, EyeOff, Link2, MoveRight, Settings2, Share, Sparkles, Trash2 } from "lucide-react";
import { memo } from "react";
import { words } from "../i18n";
import { paperOf } from "../model/paper";
import { plain } from "../model/plain";
import type { Calendar, Decision, Note } from "../model/records";
import { joined } from "../ui/joined";
import { KindIcon, ValueMark, WorkIcon } from "../ui/marks";
import { share, time } from "../ui/values";
import { useSceneValue } from "./context";
import { fitText, shownText } from "./fit-text";
import { Burst } from "./NoteMarks";
import style from "./note.module.css";
import { NOTE_TEXT } from "./note-text";

export interface NoteCardProps {
  readonly note: Note;
  readonly number: number | undefined;
  readonly calendar: Calendar;
  readonly width: number;
  readonly height: number;
  /** Another number when texts have to be fitted again. */
  readonly measures: number;
  readonly editor?: React.ReactNode;
}

export const NoteCard = memo(function NoteCard(props: NoteCardProps) {
  const { note, number, calendar, width, height, editor } = props;
  const step = note.kind === "step";
  const value = step && note.work !== "wait" ? note.value : null;
  return (
    <div
      className={joined(
        style.card,
        style[paperOf(note)],
        value && style[value.toLowerCase()],
        style[note.kind],
      )}
      data-work={note.work}
    >
      <div className={style.head}>
        {step ? <StepHead note={note} number={number} /> : <OtherHead note={note} />}
      </div>
      {editor ?? <NoteWords note={note} width={width} height={height} />}
      {step ? <Badges note={note} calendar={calendar} /> : null}
    </div>
  );
});

/** A note in a collapsed lane: its number and its words in one line. */
export function FoldedCard({ note, number }: { note: Note; number: number | undefined }) {
  return (
    <div className={joined(style.card, style.folded, style[paperOf(note)])}>
      {number === undefined ? null : <span className={style.number}>{String(number).padStart(2, "0")}</span>}
      <span className={style.foldedText} dir="auto">
        {plain(note.text) || words.note.untitled}
      </span>
    </div>
  );
}

function StepHead({ note, number }: { note: Note; number: number | undefined }) {
  return (
    <>
      {number === undefined ? null : <span className={style.number}>{String(number).padStart(2, "0")}</span>}
      {note.work === "work" ? null : (
        <span className={joined(style.work, style[note.work])}>
          <WorkIcon work={note.work} size={13} />
          {words.work[note.work]}
        </span>
      )}
      <span className={style.space} />
      {note.hidden ? <HiddenMark /> : null}
      {note.state === "current" && note.decision && note.decision !== "keep" ? (
        <DecisionMark decision={note.decision} />
      ) : null}
      {note.work === "wait" ? null : <ValueMark value={note.value} />}
    </>
  );
}

function OtherHead({ note }: { note: Note }) {
  const label = useSceneValue((scene) => scene.burstOf(note.id));
  if (note.kind === "text") return note.hidden ? <HiddenMark /> : null;
  return (
    <>
      <span className={style.kindName}>
        <KindIcon kind={note.kind} size={16} />
        {words.kind[note.kind]}
      </span>
      {note.hidden ? <HiddenMark /> : null}
      <span className={style.space} />
      {label ? <Burst label={label} /> : null}
    </>
  );
}

function HiddenMark() {
  return (
    <span className={style.hiddenMark} title={words.workshop.hiddenNote}>
      <EyeOff size={15} strokeWidth={2.2} role="img" aria-label={words.workshop.hiddenNote} />
    </span>
  );
}

const DECISION_ICONS = {
  keep: Check,
  eliminate: Trash2,
  combine: Combine,
  rearrange: MoveRight,
  simplify: Sparkles,
  automate: Settings2,
  outsource: Share,
} as const satisfies Record<Decision, unknown>;

export function DecisionMark({ decision }: { decision: Decision }) {
  const Icon = DECISION_ICONS[decision];
  return (
    <span
      className={joined(style.decision, decision === "eliminate" && style.eliminate)}
      title={words.decision[decision]}
    >
      <Icon size={12} strokeWidth={2.4} aria-hidden="true" />
    </span>
  );
}

function NoteWords({ note, width, height }: { note: Note; width: number; height: number }) {
  const around = NOTE_TEXT.head + (note.kind === "step" ? NOTE_TEXT.foot : NOTE_TEXT.textFoot);
  const room = width - 2 * NOTE_TEXT.side;
  const text = plain(note.text);
  const fit = fitText(text, room, height - around);
  if (note.text === "")
    return <p className={joined(style.words, style.blank)}>{words.note.placeholders[note.kind]}</p>;
  return (
    <p
      className={joined(style.words, fit.height > height - around && style.clipped)}
      dir="auto"
      style={{ fontSize: fit.size }}
    >
      {shownText(text, fit.size, room)}
    </p>
  );
}

function Badges({ note, calendar }: { note: Note; calendar: Calendar }) {
  const lowQuality = note.complete_accurate !== null && note.complete_accurate < 0.8;
  return (
    <div className={style.badges}>
      {note.process_time === null || note.work === "wait" ? null : (
        <span className={joined(style.badge, style.took)} title={words.figures.process_time}>
          {time(note.process_time, calendar)}
        </span>
      )}
      {note.wait_time ? (
        <span className={joined(style.badge, style.wait, style.waited)} title={words.figures.wait_time}>
          {time(note.wait_time, calendar)}
        </span>
      ) : null}
      {note.complete_accurate === null ? null : (
        <span className={joined(style.badge, lowQuality && style.low)} title="%C&A">
          {share(note.complete_accurate)}
        </span>
      )}
      <span className={style.space} />
      {note.instructions_url ? <HowTo address={note.instructions_url} /> : null}
    </div>
  );
}

/** Opens the instructions; the note's own focus reaches it with the command of that name. */
function HowTo({ address }: { address: string }) {
  return (
    <a
      className={`${style.howTo} nodrag nopan`}
      href={address}
      target="_blank"
      rel="noreferrer noopener"
      tabIndex={-1}
      title={`${words.note.ends}: ${address}`}
      aria-label={words.note.ends}
      onClick={(event) => event.stopPropagation()}
    >
      <Link2 size={13} strokeWidth={2.4} aria-hidden="true" />
    </a>
  );
}
