// Equality of JSON values, so that a snapshot that changes nothing redraws nothing.

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, theirs] = [Object.entries(a), b as Record<string, unknown>];
  return (
    mine.length === Object.keys(b).length &&
    mine.every(([name, value]) => name in b && sameValue(value, theirs[name]))
  );
}
