// Notes that say the same in other words: by the words they share, and by their letters where they are short.
import type { Note } from "./records";

/** From here on two notes are offered as one; a person decides. */
const ALIKE = 0.6;
/** Comparing everything with everything is for what a group writes in one go, not for a whole archive. */
export const MOST_COMPARED = 400;
const MOST_NOTES_OF_A_WORD = 40;
/** Words that carry no meaning here, in the product's languages. */
const FILLERS = new Set(
  "a an and are at be by do for from has have in is it its of on or our that the this to too we with der die das den dem des ein eine einen einer eines und oder ist sind im in am an auf für mit von zu zum zur wir es nicht not no".split(
    " ",
  ),
);

export interface Said {
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** “The forms are missing!” → form, miss: case, accents, endings and fillers are left out. */
export function said(text: string): Said {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLocaleLowerCase()
    .replace(/ß/g, "ss");
  const all = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = all.filter((word) => !FILLERS.has(word));
  const words = new Set((kept.length > 0 ? kept : all).map(stem));
  return { words, pairs: pairsOf([...words].join(" ")) };
}

/** 0: nothing in common, 1: the same words. */
export function likeness(one: Said, other: Said): number {
  return Math.max(dice(one.words, other.words), dice(one.pairs, other.pairs) - 0.1);
}

/** Groups of notes that say the same; the longest text first in each, groups in the order of the notes. */
export function duplicatesAmong(notes: readonly Pick<Note, "id" | "text" | "kind" | "state">[]): string[][] {
  const told = notes
    .slice(-MOST_COMPARED) // what was written last: it is being talked about
    .filter(({ text }) => text.trim() !== "")
    .map((note) => ({ note, said: said(note.text) }));
  const group = new Map(told.map(({ note }) => [note.id, [note.id]]));
  for (const [first, second] of near(told)) {
    const [one, other] = [told[first], told[second]];
    if (!one || !other || likeness(one.said, other.said) < ALIKE) continue;
    const [into, from] = [group.get(one.note.id) ?? [], group.get(other.note.id) ?? []];
    if (into === from) continue;
    into.push(...from);
    for (const id of from) group.set(id, into);
  }
  const length = new Map(told.map(({ note }) => [note.id, note.text.length]));
  return [...new Set(group.values())]
    .filter((ids) => ids.length > 1)
    .map((ids) => ids.sort((a, b) => (length.get(b) ?? 0) - (length.get(a) ?? 0)));
}

/** Which are worth comparing: of one kind and map, with a word or a beginning in common. */
function* near(
  told: readonly { note: Pick<Note, "kind" | "state">; said: Said }[],
): Generator<[number, number]> {
  const seen = new Set<number>();
  const by = new Map<string, number[]>();
  for (const [at, { note, said }] of told.entries()) {
    seen.clear();
    for (const key of [...said.words].map((word) => `${note.state} ${note.kind} ${word.slice(0, 4)}`)) {
      const others = by.get(key) ?? [];
      for (const other of others) {
        if (!seen.has(other)) yield [other, at];
        seen.add(other);
      }
      if (others.length < MOST_NOTES_OF_A_WORD) by.set(key, [...others, at]);
    }
  }
}

/** Without the endings that words take on; rough, and the same for both texts. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ings?|ed|es|en|er|e|s|n)$/u, "") : word;
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = Array.from(text);
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const each of one) if (other.has(each)) shared++;
  return (2 * shared) / (one.size + other.size);
}
