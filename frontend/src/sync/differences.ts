// What changed between two texts, as splices; joining two edits into one; where a caret goes.
import { append, type OpenSplice, type Splice } from "./splices";

// Past this much work two texts count as simply replaced: a comparison must never hold up the wall.
const MOST_DIFFERENCES = 64;
const MOST_STEPS = 20_000;

type Points = readonly string[];

/**
 * The splices that lead from one text to another: the shortest way where it is found in little time
 * (Myers, “An O(ND) difference algorithm”, 1986), else one splice over everything that differs.
 */
export function difference(before: string, after: string): Splice[] {
  if (before === after) return [];
  const old = Array.from(before);
  const now = Array.from(after);
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const a = old.slice(start, old.length - end);
  const b = now.slice(start, now.length - end);
  const found = a.length > 0 && b.length > 0 ? shortest(a, b) : undefined;
  const splices: Splice[] = found ?? [[0, a.length, b.join("")]];
  return splices.map(([position, removed, inserted]) => [start + position, removed, inserted]);
}

/** Myers' greedy walk: `far(k)` is how far into `a` the diagonal k was reached with d differences. */
function shortest(a: Points, b: Points): Splice[] | undefined {
  const far = new Map([[1, 0]]);
  const trail: ReadonlyMap<number, number>[] = [];
  let steps = 0;
  for (let d = 0; d <= MOST_DIFFERENCES && steps <= MOST_STEPS; d++) {
    trail.push(new Map(far));
    for (let k = -d; k <= d; k += 2) {
      const begun = goesDown(far, k, d) ? reached(far, k + 1) : reached(far, k - 1) + 1;
      let x = begun;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      steps += x - begun + 1;
      far.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkedBack(trail, a, b);
    }
  }
  return undefined;
}

function walkedBack(trail: readonly ReadonlyMap<number, number>[], a: Points, b: Points): Splice[] {
  const single: OpenSplice[] = [];
  let [x, y] = [a.length, b.length];
  for (const [d, far] of [...trail.entries()].slice(1).reverse()) {
    const down = goesDown(far, x - y, d);
    const k = down ? x - y + 1 : x - y - 1;
    x = reached(far, k);
    y = x - k;
    single.push(down ? [x, 0, b[y] ?? ""] : [x, 1, ""]);
  }
  const joined: OpenSplice[] = [];
  for (const [position, removed, inserted] of single.reverse()) append(joined, position, removed, inserted);
  return joined;
}

function goesDown(far: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && reached(far, k - 1) < reached(far, k + 1));
}

function reached(far: ReadonlyMap<number, number>, k: number): number {
  return far.get(k) ?? 0;
}

/** The text with “\uFFFD” in place of halves of characters, which cannot travel. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** Where a caret at `position` stands after `splices`; text put in right at the caret stands behind it. */
export function movedPosition(position: number, splices: readonly Splice[]): number {
  let shift = 0;
  for (const [at, removed, inserted] of splices) {
    if (at >= position) break;
    if (at + removed > position) return at + shift + Array.from(inserted).length;
    shift += Array.from(inserted).length - removed;
  }
  return position + shift;
}

/** One edit that does what `first` and then `second`, made on the text after `first`, do. */
export function composed(first: readonly Splice[], second: readonly Splice[]): Splice[] {
  const inner = pieces(first);
  const result = new Joiner();
  let at = 0;
  for (const [position, removed, inserted] of second) {
    result.keep(inner, position - at);
    result.put(inserted);
    result.drop(inner, removed);
    at = position + removed;
  }
  result.keep(inner, Number.POSITIVE_INFINITY);
  return result.splices.filter(([, removed, text]) => removed > 0 || text !== "");
}

/** A stretch of the text after the first edit, or characters that it took out. */
type Piece = { kept: number } | { put: string[] } | { taken: number };

function pieces(splices: readonly Splice[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const [position, removed, inserted] of splices) {
    if (position > at) found.push({ kept: position - at });
    if (removed) found.push({ taken: removed });
    if (inserted) found.push({ put: Array.from(inserted) });
    at = position + removed;
  }
  found.push({ kept: Number.POSITIVE_INFINITY });
  return found;
}

/** Writes the joint splices while it walks over the middle text. */
class Joiner {
  readonly splices: OpenSplice[] = [];
  private at = 0;

  /** Leaves the next `length` characters of the middle text as they are. */
  keep(inner: Piece[], length: number): void {
    this.walk(
      inner,
      length,
      (text) => this.put(text),
      (kept) => this.skip(kept),
    );
  }

  /** Takes the next `length` characters of the middle text out. */
  drop(inner: Piece[], length: number): void {
    this.walk(
      inner,
      length,
      () => undefined,
      (kept) => this.take(kept),
    );
  }

  put(text: string): void {
    if (text) append(this.splices, this.at, 0, text);
  }

  private walk(
    inner: Piece[],
    length: number,
    onPut: (text: string) => void,
    onKept: (count: number) => void,
  ): void {
    let left = length;
    for (let piece = inner[0]; piece && (left > 0 || "taken" in piece); piece = inner[0]) {
      if ("taken" in piece) {
        this.take(piece.taken);
        inner.shift();
      } else if ("put" in piece) {
        const part = piece.put.splice(0, left);
        onPut(part.join(""));
        left -= part.length;
        if (piece.put.length === 0) inner.shift();
      } else {
        const part = Math.min(left, piece.kept);
        onKept(part);
        left -= part;
        piece.kept -= part;
        if (!(piece.kept > 0)) inner.shift();
      }
    }
  }

  private take(count: number): void {
    append(this.splices, this.at, count, "");
    this.at += count;
  }

  private skip(count: number): void {
    this.at += count;
  }
}
