// What a browser gives a live board: its socket and its storage.
import type { Socket } from "./connection";
import { type KeptBoard, Storage } from "./storage";

/** Waiting longer for a database that does not open would keep people from their board. */
const PATIENCE_MS = 5_000;

let opened: Promise<Storage | undefined> | undefined;

export function boardSocket(boardId: string): Socket {
  const url = new URL(`/api/boards/${encodeURIComponent(boardId)}/live`, globalThis.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url);
}

/** The language of the page, in which the server tells its findings. */
export function pageLanguage(): "en" | "de" {
  return globalThis.document?.documentElement.lang === "de" ? "de" : "en";
}

/** The one store of this tab; undefined where the browser has none to give (private windows, full disks). */
export function browserStorage(): Promise<Storage | undefined> {
  opened ??= Promise.race([Storage.open(), late()]).catch(() => undefined);
  return opened;
}

/** The boards of this person that open without a server. */
export async function keptBoards(person: string): Promise<readonly KeptBoard[]> {
  const storage = await browserStorage();
  return (await storage?.kept(person)) ?? [];
}

/** The boards of whoever uses this browser that hold changes which no server has. */
export async function unsentBoards(): Promise<readonly KeptBoard[]> {
  const storage = await browserStorage();
  return ((await storage?.kept()) ?? []).filter(({ waiting }) => waiting > 0);
}

/** Removes every board from this browser: on signing out. */
export async function forgetBoards(): Promise<void> {
  const storage = await browserStorage();
  await storage?.wipe();
}

/** Calls `wake` when the network or the person comes back, `rest` when the page may go. Returns how to stop. */
export function watchPage(wake: () => void, rest: () => void): () => void {
  const seen = () => document.visibilityState === "visible" && wake();
  const watched = [
    [globalThis.window, "online", wake],
    [globalThis.window, "offline", wake],
    [globalThis.window, "pagehide", rest],
    [globalThis.document, "visibilitychange", seen],
  ] as const;
  for (const [target, name, act] of watched) target?.addEventListener(name, act);
  return () => {
    for (const [target, name, act] of watched) target?.removeEventListener(name, act);
  };
}

function late(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
}
