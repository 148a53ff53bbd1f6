// When a change is looked at again; the server plans the first three by the same rule (core/reviews.py).

/** A day like 2026-12-01, so many days on. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first Monday of the first month that begins after this day's month. */
export function firstMondayAfter(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month, 1));
  return addDays(first.toISOString().slice(0, 10), (8 - first.getUTCDay()) % 7);
}

/** Today by this screen's clock. */
export function todayHere(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A day that has passed while there was still something to do. */
export function isOverdue(due: string | null, status: string, today: string): boolean {
  return due !== null && due < today && (status === "open" || status === "doing");
}
