// The words of the page in the reader's language. Components read them from here and hold no text themselves.
import { type Catalogue, en } from "./en";

export type { Catalogue };
export { en };

export let words: Catalogue = en;
export let locale = "en";

/** Chooses the language for the whole page; call before the first component draws. */
export function speak(language: string, catalogue: Catalogue): void {
  locale = language;
  words = catalogue;
}
