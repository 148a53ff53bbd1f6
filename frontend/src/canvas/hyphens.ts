// Places where a word that is wider than its note may break with a hyphen, in any language with letters.
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{6,}/gu;
const SYLLABLE =
  /(?<=[\p{L}]{3})(?=[^aeiouyäöüáéíóúàèìòùâêîôûåæøœаеиоуыэюяёіїєαεηιουω][aeiouyäöüáéíóúàèìòùâêîôûåæøœаеиоуыэюяёіїєαεηιουω]\p{L})/giu;
const SOFT = "\u00ad";

/** The text with soft hyphens in the words for which `isWide` holds; addresses and numbers stay as they are. */
export function hyphenated(text: string, isWide: (word: string) => boolean): string {
  return text
    .split(/(\s+)/u)
    .map((word) => (/[/@\\\d]/.test(word) || !isWide(word) ? word : word.replace(WORD, inSyllables)))
    .join("");
}

/** Before a consonant with a vowel after it; never a syllable of fewer than three letters at the start. */
function inSyllables(word: string): string {
  return word.replace(SYLLABLE, SOFT);
}
