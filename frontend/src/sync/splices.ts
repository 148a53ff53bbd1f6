// Moving edits in a text past one another. Positions count Unicode code points; the twin of core/splices.py.

/** Characters taken out and text put in at a position of the text before, all sorted, on the original positions. */
export type Splice = readonly [position: number, removed: number, inserted: string];

export class OutOfRange extends Error {}

/** The text after the splices. Throws OutOfRange when they do not fit it. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const points = Array.from(text);
  const parts: string[] = [];
  let at = 0;
  for (const [position, removed, inserted] of splices) {
    if (position < at || removed < 0 || position + removed > points.length) throw new OutOfRange();
    parts.push(points.slice(at, position).join(""), inserted);
    at = position + removed;
  }
  return parts.join("") + points.slice(at).join("");
}

/** What takes the splices back, on the text after them. */
export function inverse(text: string, splices: readonly Splice[]): Splice[] {
  const points = Array.from(text);
  let shift = 0;
  return splices.map(([position, removed, inserted]) => {
    const back: Splice = [
      position + shift,
      count(inserted),
      points.slice(position, position + removed).join(""),
    ];
    shift += count(inserted) - removed;
    return back;
  });
}

type Run = { kind: "keep" | "put" | "take"; length: number; text: string };

/**
 * The splices `own`, made on the same text as `other`, for the text after `other`.
 * Where both put text in at one place, that of `other` stands left.
 */
export function moved(own: readonly Splice[], other: readonly Splice[]): Splice[] {
  const mine = runs(own);
  const theirs = runs(other);
  const result: OpenSplice[] = [];
  let at = 0;
  for (let x = mine[0], y = theirs[0]; x && y; x = mine[0], y = theirs[0]) {
    if (y.kind === "put") {
      at += y.length;
      theirs.shift();
      continue;
    }
    if (x.kind === "put") {
      append(result, at, 0, x.text);
      mine.shift();
      continue;
    }
    const length = Math.min(x.length, y.length);
    if (y.kind === "keep") {
      if (x.kind === "take") append(result, at, length, "");
      at += length;
    }
    shorten(mine, length);
    shorten(theirs, length);
  }
  return result;
}

export type OpenSplice = [position: number, removed: number, inserted: string];

/** Adds a splice to a list, into its last one when they touch. */
export function append(list: OpenSplice[], position: number, removed: number, inserted: string): void {
  const last = list.at(-1);
  if (last && last[0] + last[1] === position) {
    last[1] += removed;
    last[2] += inserted;
  } else list.push([position, removed, inserted]);
}

function runs(splices: readonly Splice[]): Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const [position, removed, inserted] of splices) {
    if (position > at) found.push({ kind: "keep", length: position - at, text: "" });
    if (inserted) found.push({ kind: "put", length: count(inserted), text: inserted });
    if (removed) found.push({ kind: "take", length: removed, text: "" });
    at = position + removed;
  }
  found.push({ kind: "keep", length: Number.POSITIVE_INFINITY, text: "" });
  return found;
}

function shorten(list: Run[], length: number): void {
  const first = list[0];
  if (!first) return;
  first.length -= length;
  if (!(first.length > 0)) list.shift();
}

function count(text: string): number {
  let points = 0;
  for (const _ of text) points++;
  return points;
}
