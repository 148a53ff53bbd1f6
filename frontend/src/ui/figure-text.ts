// A figure as people read it: days, per cent, money, a count.
import type { Figure } from "../model/figures";
import type { Facts } from "../model/records";
import { count, money, share, time } from "./values";

/** Undefined when the figure cannot be said. */
export function shownFigure({ value, unit }: Figure, { calendar, currency }: Facts): string | undefined {
  if (value === null) return undefined;
  if (unit === "s") return time(value, calendar);
  if (unit === "share") return share(value);
  if (unit === "currency") return money(value, currency);
  return count(value, unit === "count" ? 0 : 1);
}
