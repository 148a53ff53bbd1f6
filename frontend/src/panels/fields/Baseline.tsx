// Beside a target of the future what it is today: of several origins the times add up, their %C&A multiply.
import { language, words } from "../../i18n";
import type { Calendar, Note } from "../../model/records";
import { formatShare, formatTime } from "../../model/units";
import { useFacts, useRecord, useWall } from "../../ui/live";
import style from "./fields.module.css";

const NUMBERS = ["process_time", "wait_time", "duration", "complete_accurate"] as const;
type Numbered = (typeof NUMBERS)[number];

export const hasBaseline = (name: string): name is Numbered => (NUMBERS as readonly string[]).includes(name);

export function Baseline({ id, name }: { id: string; name: Numbered }) {
  const { board } = useWall();
  const { calendar } = useFacts();
  const note = useRecord("note", id);
  if (note?.state !== "future") return null;
  const origins = note.origins.flatMap((origin) => board.get("note", origin) ?? []);
  const today = baseline(origins, name);
  return today === null ? null : (
    <p className={style.help}>{words.judge.today(shown(today, name, calendar))}</p>
  );
}

/** Null when there is no origin, or one of them does not say. */
export function baseline(origins: readonly Pick<Note, Numbered>[], name: Numbered): number | null {
  const known = origins.map((origin) => origin[name]).filter((value) => value !== null);
  if (origins.length === 0 || known.length < origins.length) return null;
  const join =
    name === "complete_accurate" ? (a: number, b: number) => a * b : (a: number, b: number) => a + b;
  return known.reduce(join);
}

function shown(value: number, name: Numbered, calendar: Calendar): string {
  return name === "complete_accurate" ? formatShare(value, language) : formatTime(value, calendar, language);
}
