// One figure to try: a slider for the hand, a field for the exact value, and what the board says.
import { RotateCcw } from "lucide-react";
import { useId } from "react";
import { words } from "../i18n";
import { FIELDS } from "../model/records";
import { IconButton } from "../ui/Button";
import { useFacts } from "../ui/live";
import { count, share, time } from "../ui/values";
import { fieldWords } from "./fields/field-words";
import { QuantityField } from "./fields/QuantityField";
import { useOverride, useTrial } from "./trial";
import style from "./whatif.module.css";

export interface TriedFieldProps {
  readonly id: string;
  readonly record: "note" | "lane" | "demand";
  readonly name: string;
  readonly title: string;
  readonly value: number | null;
}

export function TriedField({ id, record, name, title, value }: TriedFieldProps) {
  const trial = useTrial();
  const overrides = useOverride(id);
  const { calendar, demand } = useFacts();
  const key = useId();
  const field = FIELDS[record][name];
  if (!field) return null;
  const part = record === "demand";
  const override = overrides?.[part ? "demand" : name];
  const tried = part
    ? (override as { quantity?: number | null } | undefined)?.quantity
    : (override as number | null | undefined);
  const now = tried === undefined ? value : tried;
  const set = (next: unknown) => {
    const same = next === value;
    trial.try(id, part ? "demand" : name, same ? undefined : part ? { ...demand, quantity: next } : next);
    return undefined;
  };
  const most = mostOf(field.type, value);
  return (
    <div className={style.tried} data-tried={tried !== undefined}>
      <QuantityField
        id={key}
        field={field}
        texts={{ ...fieldWords(record, name), title }}
        value={now}
        calendar={calendar}
        disabled={false}
        set={set}
      />
      <input
        type="range"
        className={style.slider}
        aria-label={title}
        min={0}
        max={most}
        step={most / 100}
        value={now ?? 0}
        onChange={(event) => set(rounded(Number(event.currentTarget.value), field.type))}
      />
      {tried === undefined ? null : (
        <span className={style.was}>
          {words.whatif.was(value === null ? words.ladder.unknown : shown(value, field.type, calendar))}
          <IconButton
            size="s"
            label={words.whatif.reset}
            icon={<RotateCcw size={13} />}
            onPress={() => trial.try(id, part ? "demand" : name, undefined)}
          />
        </span>
      )}
    </div>
  );
}

/** The slider ends at twice the board's value, shares at 100 %. */
function mostOf(type: string, value: number | null): number {
  if (type === "share") return 1;
  if (value) return value * 2;
  return type === "seconds" ? 28_800 : 10;
}

function rounded(value: number, type: string): number {
  if (type === "seconds") return value > 7200 ? Math.round(value / 900) * 900 : Math.round(value / 30) * 30;
  if (type === "share") return Math.round(value * 100) / 100;
  return value > 20 ? Math.round(value) : Math.round(value * 4) / 4;
}

function shown(value: number, type: string, calendar: Parameters<typeof time>[1]): string {
  if (type === "seconds") return time(value, calendar);
  return type === "share" ? share(value) : count(value);
}
