// Ids that nobody else makes: for records and changes.

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 14;

/** A new id such as “n-4k1c…”: 14 random letters and digits after the prefix, about 72 bits. */
export function newId(prefix: string): string {
  const random = crypto.getRandomValues(new Uint8Array(LENGTH));
  return `${prefix}-${Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join("")}`;
}
