// Lists that keep their identity while nothing in them is different, so that nobody draws anew for nothing.

/** The list before where nothing in it is different, and in a new one its members that are as they were. */
export function unchanged<L extends readonly T[], T>(
  before: L,
  now: L,
  same: (a: T, b: T) => boolean = Object.is,
): L {
  const mixed = now.map((one, at) => {
    const old = before[at];
    return old !== undefined && same(old, one) ? old : one;
  });
  const isSame = mixed.length === before.length && mixed.every((one, at) => one === before[at]);
  return isSame ? before : (mixed as unknown as L);
}
