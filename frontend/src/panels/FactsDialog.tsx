// The process as a whole: where it starts and ends, who owns it, how much is asked for, how long a day is.
import { useId, useRef } from "react";
import { words } from "../i18n";
import { type Facts, FIELDS } from "../model/records";
import { Dialog } from "../ui/Dialog";
import { useFacts, useWall } from "../ui/live";
import { useTyping } from "../ui/typing";
import style from "./facts.module.css";
import { fieldWords } from "./fields/field-words";
import { DemandFields, PartField } from "./fields/RecordFields";

const LINES = [
  "title",
  "purpose",
  "starts_when",
  "ends_when",
  "customer",
  "owner",
  "sponsor",
] as const satisfies readonly (keyof Facts)[];
const CALENDAR = ["hours_per_day", "productive_hours_per_day", "days_per_week", "days_per_month"] as const;

export function FactsDialog() {
  const { view } = useWall();
  return (
    <Dialog wide title={words.facts.title} onClose={() => view.set({ dialog: null })}>
      <div className={style.body}>
        <div className={style.grid}>
          {LINES.map((name) => (
            <FactField key={name} name={name} />
          ))}
        </div>
        <DemandFields />
        <fieldset className={style.group}>
          <legend className={style.legend}>{words.facts.calendar}</legend>
          <div className={style.grid}>
            {CALENDAR.map((name) => (
              <PartField key={name} part="calendar" name={name} />
            ))}
          </div>
        </fieldset>
      </div>
    </Dialog>
  );
}

function FactField({ name }: { name: (typeof LINES)[number] }) {
  const { board } = useWall();
  const facts = useFacts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyping({ record: "board", id: "board", field: name }, input);
  const field = FIELDS.board[name];
  if (!field) return null;
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id}>
        {fieldWords("board", name).title}
      </label>
      <input
        ref={input}
        id={id}
        className={style.input}
        dir="auto"
        defaultValue={facts[name]}
        disabled={!board.canEdit()}
        {...(field.max === undefined ? {} : { maxLength: field.max })}
        onInput={() => typing.later()}
        onBlur={() => typing.flush()}
      />
    </div>
  );
}
