// Times, shares and counts as this reader reads them.
import { language, locale } from "../i18n";
import type { Calendar } from "../model/records";
import { formatShare, formatTime } from "../model/units";

export function time(seconds: number, calendar: Calendar): string {
  return formatTime(seconds, calendar, language);
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
