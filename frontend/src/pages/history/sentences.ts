// A line of the history and a value, as people say them.
import { words } from "../../i18n";
import type { Act, Gesture, Verb } from "../../model/history";
import { type Calendar, FIELDS, type Field } from "../../model/records";
import { fieldWords } from "../../panels/fields/field-words";
import { count, share, time } from "../../ui/values";

const SAID = 3;
/** What is left out of a line first stands last. */
const WEIGHT: readonly Verb[] = [
  "deleted",
  "added",
  "moved",
  "renamed",
  "wrote",
  "set",
  "disconnected",
  "connected",
  "arranged",
];
const PLACES: ReadonlySet<string> = new Set(["x", "y", "size", "order", "height", "collapsed"]);
const STATES = () => ({ current: words.state.currentLong, future: words.state.futureLong });

export function lineOf(gesture: Gesture, who: string, calendar: Calendar): string {
  if (gesture.version === 0) return words.history.made(who);
  if (gesture.restored !== undefined) return words.history.restored(who, gesture.restored);
  if (gesture.acts.length === 0) return words.history.quiet(who);
  const parts = weightiest(gesture.acts).map((act) => clauseOf(act, calendar));
  return words.history.line(who, parts, gesture.acts.length - parts.length);
}

/** In the order in which they were done, as many as a line can say. */
function weightiest(acts: readonly Act[]): Act[] {
  const ranked = acts.toSorted((a, b) => WEIGHT.indexOf(a.verb) - WEIGHT.indexOf(b.verb));
  const kept = new Set(ranked.slice(0, SAID));
  return acts.filter((act) => kept.has(act));
}

export function clauseOf(act: Act, calendar: Calendar): string {
  const { verbs, things: said, unassigned } = words.history;
  const names = act.things.map(({ name }) => name);
  const things = said(act.record, names, act.count);
  const lane = act.to ? `“${act.to}”` : unassigned;
  switch (act.verb) {
    case "added":
      return act.to ? verbs.addedTo(things, lane) : verbs.added(things);
    case "moved":
      return verbs.moved(things, lane);
    case "connected":
    case "disconnected":
      return verbs[act.verb](quoted(act.from), quoted(act.to));
    case "set":
      return setClause(act, things, calendar);
    default:
      return verbs[act.verb](things);
  }
}

function quoted(name: string | null | undefined): string {
  return name ? `“${name}”` : words.history.noName(words.history.kinds.note ?? "");
}

function setClause(act: Act, things: string, calendar: Calendar): string {
  const fields = Object.entries(act.fields ?? {});
  const titles = fields.map(([name]) => titleOf(act.record, name));
  const [only] = fields;
  if (fields.length === 1 && only && only[1] !== null) {
    const value = saidValue(act.record, only[0], only[1], calendar, {});
    return words.history.verbs.setTo(words.history.listed(titles), things, value);
  }
  return words.history.verbs.set(words.history.listed(titles), things);
}

export function isPlace(record: string, field: string): boolean {
  return record !== "board" && PLACES.has(field);
}

export function titleOf(record: string, name: string): string {
  const [of, field, info] = described(record, name);
  return info ? fieldWords(of, field).title : name;
}

/** A value in people's units; ids by their names. */
export function saidValue(
  record: string,
  name: string,
  value: unknown,
  calendar: Calendar,
  names: Readonly<Record<string, string>>,
): string {
  const [of, field, info] = described(record, name);
  if (value === null || value === undefined || value === "") return words.history.nothing;
  if (Array.isArray(value)) {
    const each = value.map((one) => saidValue(of, field, one, calendar, names));
    return each.length > 0 ? each.join(", ") : words.history.nothing;
  }
  if (typeof value === "boolean") return value ? words.history.yes : words.history.no;
  if (typeof value === "number") {
    if (info?.unit === "s") return time(value, calendar);
    return info?.unit === "share" ? share(value) : count(value, 2);
  }
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (info?.ref) return names[text] || text;
  if (field === "state") return STATES()[text as "current" | "future"] ?? text;
  return info ? fieldWords(of, field).choice(text) : text;
}

/** Where a field is declared: “calendar.hours_per_day” of the board is `hours_per_day` of the calendar. */
function described(record: string, name: string): [of: string, field: string, info: Field | undefined] {
  const [part, inner] = name.split(".");
  const of = inner === undefined ? record : (part ?? record);
  const field = inner ?? name;
  const fields = (FIELDS as Readonly<Record<string, Readonly<Record<string, Field>>>>)[of];
  return [of, field, fields?.[field]];
}
