// What catalogues are made of: counting in a language with one plural, and words that are looked up by an id.

/** “1 note”, “3 notes”. */
export const many = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`;

/** Words by id: whoever asks may have any text, whoever translates must have every id. */
export const byId = <T extends object>(words: T): T & Readonly<Record<string, T[keyof T]>> =>
  words as T & Readonly<Record<string, T[keyof T]>>;
