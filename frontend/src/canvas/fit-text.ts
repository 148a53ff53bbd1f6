// Text fits its note: it shrinks to a floor, then the note grows. Words are measured once and remembered.
import type { NoteKind } from "../model/records";
import { hyphenated } from "./hyphens";
import { NOTE_TEXT } from "./note-text";

const BASE = 16;
const FONT = `540 ${BASE}px "Inter Wall"`;
const SIZES = [19, 17, 15, 14, 13, 12] as const;
const FLOOR = 11;
/** A text with a word that has to break is no larger than this. */
const BROKEN = 14;
/** Room that breaking at syllables leaves unused. */
const RAGGED = 1.15;
const LEADING = 1.25;
const TALLEST = 640;

export interface Fit {
  readonly size: number;
  /** Height of the text at this size. */
  readonly height: number;
}

let pen: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

/** Whether texts are measured in the page's own font already. */
export function isFontHere(): boolean {
  return document.fonts?.check(FONT) ?? true;
}

/** Forgets every measure: the page's own font has come in place of a stand-in. */
export function forgetMeasures(): void {
  widths.clear();
}

/** The largest size at which all lines fit and no word has to break, else the largest at which all lines fit. */
export function fitText(text: string, width: number, height: number): Fit {
  let fallback: Fit | undefined;
  const widest = widestWord(text);
  for (const size of SIZES) {
    const needed = lines(text, width / size) * size * LEADING;
    if (needed > height) continue;
    if ((widest * size) / BASE <= width) return { size, height: needed };
    if (size <= BROKEN) fallback ??= { size, height: needed };
  }
  return fallback ?? { size: FLOOR, height: lines(text, width / FLOOR) * FLOOR * LEADING };
}

/** The text as it is shown at that size: words that are wider than the note may break at a hyphen. */
export function shownText(text: string, size: number, width: number): string {
  const room = (width * BASE) / size;
  return widestWord(text) <= room ? text : hyphenated(text, (word) => widthOf(word) > room);
}

function widestWord(text: string): number {
  let widest = 0;
  for (const word of text.split(/\s+|(?<=-)/u)) widest = Math.max(widest, widthOf(word));
  return widest;
}

/** The height a note of usual width needs so that all its text can be read. */
export function grownHeight(text: string, kind: NoteKind): number {
  const room = NOTE_TEXT.room(kind);
  const fit = fitText(text, room.width, room.height);
  return Math.min(TALLEST, Math.ceil(room.around + fit.height));
}

/** Lines that a text takes in a column so many font sizes wide. */
function lines(text: string, columns: number): number {
  const room = columns * BASE;
  let count = 0;
  for (const line of text.split("\n")) count += wrapped(line, room);
  return count;
}

function wrapped(line: string, room: number): number {
  let count = 1;
  let used = 0;
  for (const word of line.split(/(?<=[\s-])/u)) {
    const width = widthOf(word);
    const visible = widthOf(word.trimEnd());
    if (used + visible <= room) used += width;
    else if (visible <= room) {
      count += 1;
      used = width;
    } else {
      const all = used + visible * RAGGED;
      count += Math.ceil(all / room) - 1;
      used = all % room;
    }
  }
  return count;
}

function widthOf(word: string): number {
  const known = widths.get(word);
  if (known !== undefined) return known;
  const width = measured(word);
  if (widths.size > 20_000) widths.clear();
  widths.set(word, width);
  return width;
}

function measured(word: string): number {
  if (pen === undefined) {
    pen = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
    if (pen) pen.font = FONT;
  }
  return pen ? pen.measureText(word).width : word.length * BASE * 0.56;
}
