// Light, dark, or as the system has it; remembered in this browser.
import { useSyncExternalStore } from "react";
import { recall, remember } from "./remembered";

export type Theme = "auto" | "light" | "dark";

const KEY = "leanwall.theme";
const watchers = new Set<() => void>();
const darkSystem = () => matchMedia("(prefers-color-scheme: dark)");
const ROOM_KEY = "leanwall.room";
let theme: Theme = "auto";
let isDarkRoom = false;
let isShowingRoom = false;

/** Puts the remembered choice on the page; call before the first component draws. */
export function startTheme(): void {
  const stored = recall(KEY);
  theme = stored === "light" || stored === "dark" ? stored : "auto";
  isDarkRoom = recall(ROOM_KEY) === "dark";
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
  return useSyncExternalStore(subscribe, () => theme);
}

/** Black around the map for a dark room; only the big screen wears it. */
export function darken(on: boolean): void {
  isDarkRoom = on;
  remember(ROOM_KEY, on ? "dark" : "");
  apply();
  for (const watch of watchers) watch();
}

export function useDarkRoom(): boolean {
  return useSyncExternalStore(subscribe, () => isDarkRoom);
}

/** On a big screen the room decides, elsewhere the theme. */
export function showRoom(on: boolean): void {
  isShowingRoom = on;
  apply();
}

function subscribe(watch: () => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}

function apply(): void {
  const dark = theme === "dark" || (theme === "auto" && darkSystem().matches);
  const page = document.documentElement;
  const black = isShowingRoom && isDarkRoom;
  page.dataset.theme = dark || black ? "dark" : "light";
  if (black) page.dataset.room = "dark";
  else delete page.dataset.room;
}
