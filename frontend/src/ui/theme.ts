// Light, dark, or as the system has it; remembered in this browser.
import { useSyncExternalStore } from "react";

export type Theme = "auto" | "light" | "dark";

const KEY = "leanwall.theme";
const watchers = new Set<() => void>();
const darkSystem = () => matchMedia("(prefers-color-scheme: dark)");
let theme: Theme = "auto";

/** Puts the remembered choice on the page; call before the first component draws. */
export function startTheme(): void {
  const stored = read();
  theme = stored === "light" || stored === "dark" ? stored : "auto";
  darkSystem().addEventListener("change", apply);
  apply();
}

export function chooseTheme(chosen: Theme): void {
  theme = chosen;
  write(chosen);
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

/** A browser may refuse storage altogether; then the choice lasts as long as the page. */
function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(value: Theme): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // The choice still holds for this page.
  }
}
