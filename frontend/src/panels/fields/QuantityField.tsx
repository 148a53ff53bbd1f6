// A time, a share or a number as people write it: “2h 30m”, “85 %”, “400”. What cannot be read stays to be mended.
import { useEffect, useRef, useState } from "react";
import { language, locale, words } from "../../i18n";
import type { Calendar, Field } from "../../model/records";
import { formatShare, NotReadable, parseShare, parseTime, spellTime } from "../../model/units";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import type { EditorProps } from "./editor-props";
import style from "./fields.module.css";
import { ownKeys } from "./own-keys";

export function QuantityField({ id, field, texts, value, calendar, disabled, set }: EditorProps) {
  const [fault, setFault] = useState<string>();
  useToldWhenLeft(fault && `${texts.title}: ${fault}`);
  const shown = typeof value === "number" ? spelled(value, field, calendar) : "";
  const keep = (text: string) => {
    if (text.trim() === shown.trim()) return setFault(undefined);
    try {
      setFault(set(read(text, field, calendar)));
    } catch (problem) {
      if (!(problem instanceof NotReadable)) throw problem;
      setFault(words.refusals.said(problem.message));
    }
  };
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id} title={texts.help}>
        {texts.title}
      </label>
      <input
        key={shown}
        id={id}
        className={joined(style.input, fault && style.faulty)}
        defaultValue={shown}
        disabled={disabled}
        autoComplete="off"
        maxLength={80}
        placeholder={value === undefined ? words.details.mixed : placeholder(field)}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          ownKeys(event);
          if (event.key === "Enter") keep(event.currentTarget.value);
          if (event.key === "Escape") {
            event.currentTarget.value = shown;
            setFault(undefined);
          }
        }}
      />
      {fault ? (
        <p id={`${id}-fault`} className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}

function placeholder(field: Field): string {
  if (field.type === "seconds") return words.details.examples.time;
  return field.type === "share" ? words.details.examples.share : words.details.examples.number;
}

function spelled(value: number, field: Field, calendar: Calendar): string {
  if (field.type === "seconds") return spellTime(value, calendar, language);
  if (field.type === "share") return formatShare(value, language);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(value);
}

/** What could not be read goes with its field when another note is chosen: the page says so. */
function useToldWhenLeft(fault: string | undefined): void {
  const { view } = useWall();
  const last = useRef(fault);
  useEffect(() => {
    last.current = fault;
  }, [fault]);
  useEffect(
    () => () => {
      if (last.current) view.tell(last.current);
    },
    [view],
  );
}

/** Empty is unknown. Throws NotReadable with a sentence for the person. */
function read(text: string, field: Field, calendar: Calendar): number | null {
  if (text.trim() === "") return null;
  if (field.type === "seconds") return parseTime(text, calendar);
  if (field.type === "share") return parseShare(text);
  const value = Number(text.trim().replace(/\s/g, "").replace(",", "."));
  const whole = field.type !== "count" || Number.isInteger(value);
  const { min = 0, max = Number.POSITIVE_INFINITY } = field;
  if (!Number.isFinite(value) || !whole) throw new NotReadable(words.details.notUnderstood(text.trim()));
  if (value < min || value > max) throw new NotReadable(words.details.outOfRange(min, max));
  return value;
}
