// The words of the page in the reader's language. Components read them from here and hold no text themselves.
import { type Catalogue, en } from "./en";

export type { Catalogue };
export { en };

/** Every language with the name it has for itself; a new one: its catalogue, a line here and one in `load`. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

export let words: Catalogue = en;
/** Whose words they are: decides how units are written. */
export let language: Language = "en";
/** How dates, numbers and money are written, “de-AT”: the reader's own region where it speaks this language. */
export let locale = "en";

export const isLanguage = (text: unknown): text is Language =>
  typeof text === "string" && Object.hasOwn(LANGUAGES, text);

/** The first of the reader's languages that the page speaks, else English. */
export function preferred(tags: readonly string[]): Language {
  return tags.map(primary).find(isLanguage) ?? "en";
}

/** Chooses the language for the whole page; what is on the screen has to be drawn anew afterwards. */
export async function speak(chosen: Language, tags: readonly string[] = []): Promise<void> {
  words = await load(chosen);
  language = chosen;
  locale = tags.find((tag) => primary(tag) === chosen) ?? chosen;
}

async function load(chosen: Language): Promise<Catalogue> {
  return chosen === "de" ? (await import("./de")).de : en;
}

const primary = (tag: string) => tag.split("-")[0]?.toLowerCase() ?? "";
