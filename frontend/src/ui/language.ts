// The language of the page: the reader's choice if there is one, else what the browser asks for.
import { useSyncExternalStore } from "react";
import { isLanguage, LANGUAGES, type Language, language, preferred, speak } from "../i18n";
import { recall, remember } from "./remembered";

/** Every language that the page speaks, with its own name for itself. */
export const NAMED_LANGUAGES = Object.entries(LANGUAGES) as [Language, string][];

const KEY = "leanwall.language";
const watchers = new Set<() => void>();

/** Call before the first component draws. */
export async function startLanguage(): Promise<void> {
  const stored = recall(KEY);
  await change(isLanguage(stored) ? stored : preferred(navigator.languages));
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  await change(chosen);
  remember(KEY, chosen);
  for (const watch of watchers) watch();
}

/** The language spoken now; who draws words that are kept has to draw them anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => language,
  );
}

async function change(chosen: Language): Promise<void> {
  await speak(chosen, navigator.languages);
  document.documentElement.lang = chosen;
}
