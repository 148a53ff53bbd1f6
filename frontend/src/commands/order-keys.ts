// Keys that sort between two others, so that moving one lane touches no other. Base 62, read as fractions.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A key after `before` and ahead of `after`; null is the open end. `before` must sort ahead of `after`. */
export function keyBetween(before: string | null, after: string | null): string {
  const low = before ?? "";
  let at = 0;
  while (after !== null && (low[at] ?? DIGITS[0]) === after[at]) at++;
  const shared = after?.slice(0, at) ?? "";
  return shared + between(low.slice(at), after?.slice(at) ?? null);
}

/** No first digit is shared: a digit between, or the lower one and more room behind it. */
function between(low: string, high: string | null): string {
  const lower = low === "" ? 0 : DIGITS.indexOf(low[0] as string);
  const upper = high === null ? DIGITS.length : DIGITS.indexOf(high[0] as string);
  if (upper - lower > 1) return DIGITS[Math.floor((lower + upper) / 2)] as string;
  if (high !== null && high.length > 1) return high[0] as string;
  return (DIGITS[lower] as string) + between(low.slice(1), null);
}

/** So many keys in order between two others. */
export function keysBetween(before: string | null, after: string | null, count: number): string[] {
  const keys: string[] = [];
  for (let at = 0; at < count; at++) keys.push(keyBetween(keys.at(-1) ?? before, after));
  return keys;
}
