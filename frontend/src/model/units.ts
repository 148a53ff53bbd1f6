// Times and shares as people write them: text in, seconds and 0..1 out, and back again.
// The twin of core/units.py; tests/vectors/units.json holds both to the same answers.
import type { Calendar } from "./records";

/** A time or share that cannot be read; the message is a sentence for the person who typed it. */
export class NotReadable extends Error {}

export type Unit = "s" | "min" | "h" | "d" | "wk" | "mo" | "yr";

const MAX_SECONDS = 1e10;
const MAX_LENGTH = 80;

const WORDS: Readonly<Record<Unit, string>> = {
  s: "s sec secs second seconds sek sekunde sekunden",
  min: "m min mins minute minutes minuten",
  h: "h hr hrs hour hours std stunde stunden",
  d: "d day days tg tag tage tagen",
  wk: "w wk wks week weeks wo woche wochen",
  mo: "mo mos mon month months monat monate monaten",
  yr: "y yr yrs year years jahr jahre jahren",
};
const UNIT_OF = new Map<string, Unit>(
  (Object.keys(WORDS) as Unit[]).flatMap((unit) =>
    WORDS[unit].split(" ").map((word) => [word, unit] as const),
  ),
);
const FRACTIONS = { "½": "5", "¼": "25", "¾": "75" };
const EXAMPLE = { time: "12 min", share: "85 %" };

const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;
const NUMBER = "[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+";
const PART = new RegExp(
  `(?<number>${NUMBER}) ?(?<word>[a-zäöü]+)\\.?(?:(?: ?(?:,|\\+|and|und))? |(?=[0-9.])|$)`,
  "y",
);
const ONE_NUMBER = new RegExp(`^(?:${NUMBER})$`);
const CLOCK = /^([0-9]+):([0-5][0-9]) ?(?:h|hr|hrs|hours?|std\.?|stunden?)$/;
const HOURS_AND_MINUTES = /^([0-9]+) ?h ?([0-5][0-9])$/;
const SHARE = new RegExp(`^(?<number>${NUMBER}) ?(?<percent>%|percent|per cent|prozent|pct)?$`);

/** Seconds of working time in one unit, by the board's calendar. */
export function secondsOf(unit: Unit, calendar: Calendar): number {
  const day = calendar.hours_per_day * 3600;
  const sizes: Record<Unit, number> = {
    s: 1,
    min: 60,
    h: 3600,
    d: day,
    wk: day * calendar.days_per_week,
    mo: day * calendar.days_per_month,
    yr: day * calendar.days_per_month * 12,
  };
  return sizes[unit];
}

/** Seconds of working time. A number is seconds; text needs its unit: “12 min”, “2h 30m”, “1 wk 2 d”. Throws NotReadable. */
export function parseTime(value: string | number, calendar: Calendar): number {
  return inRange(typeof value === "string" ? timeOf(value, calendar) : value, value);
}

/** A share 0..1 from 0.85, “0.85”, “85 %” or “85,5 %”. Throws NotReadable. */
export function parseShare(value: string | number): number {
  return shareInRange(typeof value === "string" ? shareOf(value) : value, value);
}

function timeOf(text: string, calendar: Calendar): number {
  const plain = plainText(text, "time");
  const clock = CLOCK.exec(plain) ?? HOURS_AND_MINUTES.exec(plain);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60;
  const used = new Set<Unit>();
  let total = 0;
  for (let at = 0; at < plain.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const { number = "", word = "" } = PART.exec(plain)?.groups ?? {};
    const unit = UNIT_OF.get(word);
    if (!unit) throw unreadable(text, plain, word);
    if (used.has(unit)) {
      throw new NotReadable(
        `“${short(text)}” names the same unit twice; write each unit once, such as 2h 30m.`,
      );
    }
    used.add(unit);
    total += numberOf(number, text) * secondsOf(unit, calendar);
  }
  return total;
}

function shareOf(text: string): number {
  const groups = SHARE.exec(plainText(text, "share"))?.groups;
  if (!groups) throw new NotReadable(`“${short(text)}” is not a share; write it like 85 % or 0.85.`);
  const number = numberOf(groups.number ?? "", text);
  return groups.percent ? number / 100 : number;
}

function plainText(text: string, what: "time" | "share"): string {
  if (Array.from(text).length > MAX_LENGTH) {
    throw new NotReadable(`This ${what} is too long to read; write it like ${EXAMPLE[what]}.`);
  }
  let plain = text.replace(SPACES, " ").trim().toLowerCase();
  for (const [sign, digits] of Object.entries(FRACTIONS)) {
    const whole = new RegExp(`([0-9]*) ?${sign}`, "g");
    plain = plain.replace(whole, (_, number: string) => `${number || "0"}.${digits}`);
  }
  if (/^[-−–] ?[0-9.,]/.test(plain)) throw new NotReadable(`A ${what} cannot be negative: “${short(text)}”.`);
  if (plain === "") throw new NotReadable(`Write a ${what}, such as ${EXAMPLE[what]}.`);
  return what === "time" && plain === "0" ? "0 s" : plain;
}

/** One number with either decimal sign. A comma before exactly three digits is refused: 1,200 may be 1.2 or 1200. */
function numberOf(text: string, whole: string): number {
  let digits = text.replaceAll(" ", "");
  const marks = digits.match(/[.,]/g) ?? [];
  const [first = "", last = ""] = [marks[0], marks.at(-1)];
  if (first !== last && marks.filter((mark) => mark === last).length === 1) {
    digits = digits.replaceAll(first, "");
  } else if (marks.length > 1) {
    throw new NotReadable(
      `“${short(whole)}” has more than one decimal sign; write the number without separators.`,
    );
  } else if (/^[1-9][0-9]{0,2},[0-9]{3}$/.test(digits)) {
    const decimal = digits.replace(",", ".").replace(/\.?0+$/, "");
    throw new NotReadable(
      `“${short(whole)}” can be read in two ways; write ${digits.replace(",", "")} or ${decimal}.`,
    );
  }
  return Number(digits.replace(",", "."));
}

function unreadable(text: string, plain: string, word: string): NotReadable {
  if (ONE_NUMBER.test(plain) || /[0-9]$/.test(plain)) {
    return new NotReadable(`“${short(text)}” lacks its unit; write it like 12 min, 2h 30m or 3 d.`);
  }
  if (/[0-9] ?(?:-|–|to|bis) ?[0-9]/.test(plain)) {
    return new NotReadable(`“${short(text)}” is a range; write the usual time as one value, such as 12 min.`);
  }
  if (word) return new NotReadable(`“${short(word)}” is not a unit of time; use s, min, h, d, wk, mo or yr.`);
  return new NotReadable(`“${short(text)}” is not a time; write it like 12 min, 2h 30m or 3 d.`);
}

function inRange(seconds: number, value: string | number): number {
  if (Number.isNaN(seconds)) throw new NotReadable("A time is a number; this one is not (NaN).");
  if (seconds < 0) throw new NotReadable(`A time cannot be negative: ${short(String(value))}.`);
  if (seconds > MAX_SECONDS) {
    const limit = "is longer than any process (the limit is about 300 years).";
    throw new NotReadable(`“${short(String(value))}” ${limit}`);
  }
  return Math.abs(seconds);
}

function shareInRange(share: number, value: string | number): number {
  if (share > 1 && share <= 100 && typeof value === "string" && !value.includes("%")) {
    const asPerCent = `${short(value.trim())} %`;
    throw new NotReadable(`“${short(value)}” is more than 1; write ${asPerCent} if you mean per cent.`);
  }
  if (!(share >= 0 && share <= 1)) {
    throw new NotReadable(`A share lies between 0 % and 100 %, not ${short(String(value))}.`);
  }
  return Math.abs(share);
}

function short(text: string): string {
  const clean = Array.from(text.split(/\s+/).filter(Boolean).join(" "));
  return clean.length <= 40 ? clean.join("") : `${clean.slice(0, 39).join("")}…`;
}

/** A time to be read: one unit, at most one decimal. 90 → “90 s”, 9000 → “2.5 h”, 291600 → “10.1 d”. */
export function formatTime(seconds: number, calendar: Calendar, language = "en"): string {
  const unit = readingUnit(seconds, calendar);
  const amount = seconds / secondsOf(unit, calendar);
  if (amount > 0 && amount < 0.05) return `< ${decimal(0.1, language)} ${word(unit, language)}`;
  return `${decimal(amount, language)} ${word(unit, language)}`;
}

/** The unit a time is read in: seconds up to 2 minutes, minutes up to 2 hours, hours below a day, then days. */
export function readingUnit(seconds: number, calendar: Calendar): Unit {
  const day = secondsOf("d", calendar);
  if (seconds < 120) return "s";
  if (seconds <= Math.min(7200, day)) return "min";
  return seconds < day ? "h" : "d";
}

/** A time to be edited: exact to a hundredth of a second, read back by `parseTime`. 9000 → “2 h 30 min”. */
export function spellTime(seconds: number, calendar: Calendar, language = "en"): string {
  let left = hundredths(seconds);
  if (left === 0) return `0 ${word("min", language)}`;
  const parts: string[] = [];
  for (const unit of ["wk", "d", "h", "min"] as const) {
    const size = hundredths(secondsOf(unit, calendar));
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${word(unit, language)}`);
  }
  if (left > 0) parts.push(`${localized(String(left / 100), language)} ${word("s", language)}`);
  return parts.join(" ");
}

/** A share as per cent with at most one decimal: 0.4933 → “49.3 %”. */
export function formatShare(share: number, language = "en"): string {
  return `${decimal(share * 100, language)} %`;
}

/** As they stand on office forms; “Tg” and “Wo” need no plural. */
const GERMAN: Readonly<Record<Unit, string>> = {
  s: "Sek",
  min: "Min",
  h: "Std",
  d: "Tg",
  wk: "Wo",
  mo: "Mon",
  yr: "Jahre",
};

function word(unit: Unit, language: string): string {
  return language === "de" ? GERMAN[unit] : unit;
}

/** Rounded half up in decimal, as the Python side does it. */
function hundredths(seconds: number): number {
  return seconds < 1e-6 ? 0 : Math.round(Number(`${seconds}e2`));
}

function decimal(amount: number, language: string): string {
  return localized(amount.toFixed(1).replace(/\.0$/, ""), language);
}

function localized(number: string, language: string): string {
  return language === "de" ? number.replace(".", ",") : number;
}
