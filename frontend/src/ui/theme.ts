// Light, dark, or as the system has it; remembered in this browser.
import { useSyncExternalStore } from "react";
import { recall, remember } from "./remembered";

export type Theme = "auto" | "light" | "dark";

const KEY = "leanwall.theme";
const watchers = new Set<() => void>();
const darkSystem = () => matchMedia("(prefers-color-scheme: dark)");
let theme: Theme = "auto";

/** Puts the remembered choice on the page; call before the first component draws. */
export function startTheme(): void {
  const stored = recall(KEY);
  theme = stored === "light" || stored === "dark" ? stored : "auto";
  darkSystem().addEventListener("change", apply);
  apply();
}

export function chooseTheme(chosen: Theme): void {
  theme = chosen;
  remember(KEY, chosen);
  apply();
  for (const watch of watchers) watch();
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => theme,
  );
}

function apply(): void {
  const dark = theme === "dark" || (theme === "auto" && darkSystem().matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
