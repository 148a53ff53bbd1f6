// The data of what is selected: only the fields that make sense for it.
import { useId } from "react";
import { moveToLanes } from "../commands/verbs/notes";
import { words } from "../i18n";
import { isLockedField } from "../model/locking";
import type { Lane, Link, Note } from "../model/records";
import { useFacts, useRecord, useView, useWall } from "../ui/live";
import { time } from "../ui/values";
import style from "./details.module.css";
import { AboutField } from "./fields/AboutField";
import { DecisionField } from "./fields/DecisionField";
import { LaneListField } from "./fields/LaneListField";
import { LaneOptions } from "./fields/LaneOptions";
import { ownKeys } from "./fields/own-keys";
import { RecordField } from "./fields/RecordFields";
import { useShared } from "./fields/use-shared";
import { ValueField } from "./fields/ValueField";
import { Thread } from "./workshop/Comments";

export function DetailsPanel() {
  const { board } = useWall();
  const selection = useView((view) => view.selection);
  const first = selection[0] ?? "";
  const link = useRecord("link", first);
  const lane = useRecord("lane", first);
  const note = useRecord("note", first);
  if (link) return <LinkDetails key={link.id} link={link} />;
  if (lane) return <LaneDetails key={lane.id} lane={lane} />;
  const ids = selection.filter((id) => board.get("note", id));
  if (note && ids.length === 1) return <NoteDetails key={note.id} note={note} ids={ids} />;
  if (note) return <NotesDetails ids={ids} />;
  return <p className={style.none}>{words.details.none}</p>;
}

function NoteDetails({ note, ids }: { note: Note; ids: readonly string[] }) {
  const step = note.kind === "step";
  return (
    <div className={style.panel}>
      <RecordField record="note" ids={ids} name="text" />
      <LaneOfNote ids={ids} />
      {step ? <StepDetails note={note} ids={ids} /> : <AboutField note={note} />}
      <Group title={words.workshop.comments}>
        <Thread about={note.id} />
      </Group>
    </div>
  );
}

function StepDetails({ note, ids }: { note: Note; ids: readonly string[] }) {
  const waiting = note.work === "wait";
  return (
    <>
      <Group title={words.details.numbers}>
        <RecordField record="note" ids={ids} name="work" />
        <StepTimes note={note} ids={ids} />
        {waiting ? null : (
          <div className={style.pair}>
            <RecordField record="note" ids={ids} name="complete_accurate" />
            <RecordField record="note" ids={ids} name="people" />
          </div>
        )}
        <div className={style.pair}>
          <RecordField record="note" ids={ids} name="items_waiting" />
          <RecordField record="note" ids={ids} name="confidence" />
        </div>
        <LeadTime note={note} />
        {note.state === "current" ? <RecordField record="note" ids={ids} name="instructions_url" /> : null}
      </Group>
      {waiting ? null : (
        <Group title={words.details.judge}>
          <ValueField ids={ids} />
          {note.value === "NNVA" ? <RecordField record="note" ids={ids} name="value_reason" /> : null}
          <RecordField record="note" ids={ids} name="wastes" />
        </Group>
      )}
      {note.state === "current" ? <BecomesOf ids={ids} /> : <FutureDetails note={note} ids={ids} />}
    </>
  );
}

/** A duration shorter than the work in it is refused in words before it reaches the board. */
function StepTimes({ note, ids }: { note: Note; ids: readonly string[] }) {
  const { calendar } = useFacts();
  const tooShort = (duration: unknown, work: unknown) =>
    typeof duration === "number" && typeof work === "number" && duration < work
      ? words.details.shorterThanWork(time(duration, calendar), time(work, calendar))
      : undefined;
  if (note.work === "wait") return <RecordField record="note" ids={ids} name="wait_time" />;
  return (
    <>
      <div className={style.pair}>
        <RecordField
          record="note"
          ids={ids}
          name="process_time"
          check={(work) => tooShort(note.duration, work)}
        />
        <RecordField record="note" ids={ids} name="wait_time" />
      </div>
      <RecordField
        record="note"
        ids={ids}
        name="duration"
        check={(duration) => tooShort(duration, note.process_time)}
      />
    </>
  );
}

function LeadTime({ note }: { note: Note }) {
  const { calendar } = useFacts();
  const duration = note.duration ?? note.process_time;
  if (note.wait_time === null || duration === null) return null;
  return <p className={style.sum}>{words.details.leadTimeOf(time(note.wait_time + duration, calendar))}</p>;
}

function BecomesOf({ ids }: { ids: readonly string[] }) {
  return (
    <Group title={words.details.future}>
      <DecisionField ids={ids} />
      <RecordField record="note" ids={ids} name="decision_reason" />
    </Group>
  );
}

function FutureDetails({ note, ids }: { note: Note; ids: readonly string[] }) {
  return (
    <>
      <Group title={words.details.origins}>
        <Origins note={note} />
      </Group>
      <Group title={words.details.checklist}>
        <RecordField record="note" ids={ids} name="quality_check" />
        <RecordField record="note" ids={ids} name="instructions_url" />
        <RecordField record="note" ids={ids} name="final_check" />
        <LaneListField ids={ids} name="accountable" />
        <LaneListField ids={ids} name="consulted" />
        <LaneListField ids={ids} name="informed" />
      </Group>
    </>
  );
}

function Origins({ note }: { note: Note }) {
  const { board, view } = useWall();
  if (note.origins.length === 0) return <p className={style.hint}>{words.details.noOrigins}</p>;
  return (
    <ul className={style.origins}>
      {note.origins.map((id) => (
        <li key={id}>
          <button
            type="button"
            className={style.origin}
            onClick={() => {
              view.show("current");
              view.select([id]);
              requestAnimationFrame(() => view.reveal(id));
            }}
          >
            {board.get("note", id)?.text || words.note.untitled}
          </button>
        </li>
      ))}
    </ul>
  );
}

function NotesDetails({ ids }: { ids: readonly string[] }) {
  const { board } = useWall();
  const steps = ids.every((id) => board.get("note", id)?.kind === "step");
  return (
    <div className={style.panel}>
      <p className={style.several}>{words.details.several(ids.length)}</p>
      <p className={style.hint}>{words.details.severalHint}</p>
      <LaneOfNote ids={ids} />
      {steps ? (
        <>
          <RecordField record="note" ids={ids} name="work" />
          <div className={style.pair}>
            <RecordField record="note" ids={ids} name="process_time" />
            <RecordField record="note" ids={ids} name="wait_time" />
          </div>
          <RecordField record="note" ids={ids} name="complete_accurate" />
          <RecordField record="note" ids={ids} name="confidence" />
          <ValueField ids={ids} />
          <RecordField record="note" ids={ids} name="wastes" />
        </>
      ) : null}
    </div>
  );
}

/** What a list shows while the notes lie in different lanes. */
const MIXED = "mixed";

function LaneOfNote({ ids }: { ids: readonly string[] }) {
  const { board } = useWall();
  const id = useId();
  const lane = useShared("note", ids, "lane") as string | null | undefined;
  const facts = useFacts();
  const note = board.get("note", ids[0] ?? "");
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id}>
        {words.details.laneField}
      </label>
      <select
        id={id}
        className={style.select}
        value={lane === undefined ? MIXED : (lane ?? "")}
        disabled={!board.canEdit() || (note !== undefined && isLockedField(facts, note, "lane"))}
        onKeyDown={ownKeys}
        onChange={({ currentTarget: { value } }) => {
          const to = value || null;
          moveToLanes(
            board,
            ids.map((one) => ({ id: one, lane: to })),
          );
        }}
      >
        {lane === undefined ? (
          <option value={MIXED} disabled>
            {words.details.mixed}
          </option>
        ) : null}
        <option value="">{words.details.noLane}</option>
        <LaneOptions />
      </select>
    </div>
  );
}

function LinkDetails({ link }: { link: Link }) {
  const { board } = useWall();
  const ids = [link.id];
  return (
    <div className={style.panel}>
      <p className={style.hint}>
        {words.link.describe(
          words.link[link.kind],
          nameOf(board.get("note", link.source)),
          nameOf(board.get("note", link.target)),
        )}
      </p>
      <RecordField record="link" ids={ids} name="kind" />
      {link.kind === "information" ? null : <RecordField record="link" ids={ids} name="probability" />}
      <RecordField record="link" ids={ids} name="text" />
    </div>
  );
}

function nameOf(note: Note | undefined): string {
  return note?.text || words.note.untitled;
}

function LaneDetails({ lane }: { lane: Lane }) {
  const ids = [lane.id];
  return (
    <div className={style.panel} key={lane.id}>
      <RecordField record="lane" ids={ids} name="name" />
      <RecordField record="lane" ids={ids} name="outside" />
      {lane.outside ? null : (
        <div className={style.pair}>
          <RecordField record="lane" ids={ids} name="people" />
          <RecordField record="lane" ids={ids} name="share" />
        </div>
      )}
      <RecordField record="lane" ids={ids} name="cost_per_hour" />
    </div>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className={style.group}>
      <legend className={style.groupTitle}>{title}</legend>
      {children}
    </fieldset>
  );
}
