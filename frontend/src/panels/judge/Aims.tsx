// What a decision asks for: the step it goes into, a new place, a lane, the figures that the future step is to reach.
import { useId } from "react";
import { language, words } from "../../i18n";
import type { Decision, Note } from "../../model/records";
import { formatShare, spellTime } from "../../model/units";
import { useFacts, useWall } from "../../ui/live";
import { stepsOf } from "../../ui/today";
import fields from "../fields/fields.module.css";
import { LaneOptions } from "../fields/LaneOptions";
import style from "./judge.module.css";

/** Where it is. */
export const ANYWHERE = " ";

export interface Aim {
  readonly into?: string;
  readonly after?: string;
  readonly lane?: string;
  readonly process_time?: string;
  readonly wait_time?: string;
  readonly complete_accurate?: string;
}

type Field = keyof Aim;

const ASKED: Readonly<Record<Decision, readonly Field[]>> = {
  keep: ["process_time", "wait_time", "complete_accurate"],
  eliminate: [],
  combine: ["into", "process_time"],
  rearrange: ["after", "lane", "wait_time"],
  simplify: ["process_time", "wait_time", "complete_accurate"],
  automate: ["process_time", "wait_time", "complete_accurate"],
  outsource: ["lane", "process_time", "wait_time"],
};

/** What is sent of it: nothing that was left as it is. */
export function targetsOf(decision: Decision, aim: Aim, future: boolean) {
  const asked = ASKED[decision];
  const said = (name: Field) => (asked.includes(name) ? (aim[name] ?? "").trim() : "");
  const numbers = (["process_time", "wait_time", "complete_accurate"] as const).flatMap((name) =>
    said(name) ? [[name, said(name)] as const] : [],
  );
  const lane = said("lane");
  const targets = Object.fromEntries(lane ? [...numbers, ["lane", lane] as const] : numbers);
  const place = asked.includes("after") && aim.after !== ANYWHERE ? { after: aim.after ?? null } : {};
  return {
    into: decision === "combine" ? aim.into || null : null,
    ...(future ? { targets, ...place } : {}),
  };
}

interface AimsProps {
  readonly note: Note;
  readonly decision: Decision;
  readonly future: boolean;
  readonly aim: Aim;
  readonly set: (aim: Aim) => void;
}

export function Aims({ note, decision, future, aim, set }: AimsProps) {
  const asked = ASKED[decision].filter((name) => future || name === "into");
  const numbers = asked.filter((name): name is keyof typeof NUMBERS => name in NUMBERS);
  const change = (name: Field) => (value: string) => set({ ...aim, [name]: value });
  if (asked.length === 0) return null;
  return (
    <div className={style.aims}>
      {asked.includes("into") ? <IntoField note={note} value={aim.into ?? ""} set={change("into")} /> : null}
      {asked.includes("after") ? (
        <AfterField note={note} value={aim.after ?? ANYWHERE} set={change("after")} />
      ) : null}
      {asked.includes("lane") ? <LaneField note={note} value={aim.lane ?? ""} set={change("lane")} /> : null}
      {numbers.length > 0 ? <p className={style.label}>{words.judge.newFigures}</p> : null}
      <div className={fields.pair}>
        {numbers.map((name) => (
          <NumberField
            key={name}
            name={name}
            label={decision === "combine" ? words.judge.combinedTime : NUMBERS[name]()}
            note={note}
            value={aim[name] ?? ""}
            set={change(name)}
          />
        ))}
      </div>
    </div>
  );
}

const NUMBERS = {
  process_time: () => words.outline.work,
  wait_time: () => words.outline.wait,
  complete_accurate: () => words.outline.right,
} as const;

interface FieldProps {
  readonly note: Note;
  readonly value: string;
  readonly set: (value: string) => void;
}

function NumberField({
  name,
  label,
  note,
  value,
  set,
}: FieldProps & { name: keyof typeof NUMBERS; label: string }) {
  const id = useId();
  const { calendar } = useFacts();
  const today = note[name];
  const shown =
    today === null
      ? ""
      : name === "complete_accurate"
        ? formatShare(today, language)
        : spellTime(today, calendar, language);
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={fields.input}
        value={value}
        autoComplete="off"
        maxLength={80}
        placeholder={shown ? words.judge.today(shown) : ""}
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </div>
  );
}

function IntoField({ note, value, set }: FieldProps) {
  return (
    <Select label={words.judge.into} value={value} set={set}>
      <option value="">{words.judge.intoNone}</option>
      <OtherSteps note={note} />
    </Select>
  );
}

function AfterField({ note, value, set }: FieldProps) {
  return (
    <Select label={words.judge.after} value={value} set={set}>
      <option value={ANYWHERE}>{words.judge.afterSame}</option>
      <option value="">{words.judge.afterStart}</option>
      <OtherSteps note={note} />
    </Select>
  );
}

function OtherSteps({ note }: { note: Note }) {
  const { board } = useWall();
  return stepsOf(board, "current", null)
    .filter(({ id, decision }) => id !== note.id && decision !== "eliminate")
    .map((step) => (
      <option key={step.id} value={step.id}>
        {step.text || words.note.untitled}
      </option>
    ));
}

function LaneField({ value, set }: FieldProps) {
  return (
    <Select label={words.judge.lane} value={value} set={set}>
      <option value="">{words.judge.afterSame}</option>
      <LaneOptions />
    </Select>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly children: React.ReactNode;
}

function Select({ label, value, set, children }: SelectProps) {
  const id = useId();
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={fields.input}
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={(event) => event.stopPropagation()}
      >
        {children}
      </select>
    </div>
  );
}
