// Times, shares and counts as this reader reads them.
import { language, locale } from "../i18n";
import type { Calendar } from "../model/records";
import { formatShare, formatTime, readingUnit, secondsOf } from "../model/units";

export function time(seconds: number, calendar: Calendar): string {
  return formatTime(seconds, calendar, language);
}

const SAID = {
  s: "second",
  min: "minute",
  h: "hour",
  d: "day",
  wk: "week",
  mo: "month",
  yr: "year",
} as const;
const spelling = new Map<string, Intl.NumberFormat>();

/** As it is said aloud: “2 days”. */
export function timeSaid(seconds: number, calendar: Calendar): string {
  const unit = readingUnit(seconds, calendar);
  const amount = Number((seconds / secondsOf(unit, calendar)).toFixed(1));
  const key = `${locale} ${unit}`;
  let format = spelling.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: "unit", unit: SAID[unit], unitDisplay: "long" });
    spelling.set(key, format);
  }
  return amount === 0 && seconds > 0 ? time(seconds, calendar) : format.format(amount);
}

export function share(value: number): string {
  return formatShare(value, language);
}

export function count(value: number, digits = 1): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

export function money(value: number, currency: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(value);
  } catch {
    return `${count(value, 2)} ${currency}`;
  }
}

/** The day of a moment, “29 Nov 2026”, with the time of day when it is within two days. */
export function day(moment: string, now = Date.now()): string {
  const at = new Date(moment);
  const soon = Math.abs(at.getTime() - now) < 2 * 86_400_000;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...(soon && { timeStyle: "short" }) }).format(
    at,
  );
}

export function ago(moment: string, now: number): string {
  const seconds = Math.round((Date.parse(moment) - now) / 1000);
  const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["week", 604_800],
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(0, "second");
}
