// What a browser gives a live board: its socket and its storage.
import type { Socket } from "./connection";
import { Storage } from "./storage";

/** Waiting longer for a database that does not open would keep people from their board. */
const PATIENCE_MS = 5_000;

let opened: Promise<Storage | undefined> | undefined;

export function boardSocket(boardId: string): Socket {
  const url = new URL(`/api/boards/${encodeURIComponent(boardId)}/live`, globalThis.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url);
}

/** The one store of this tab; undefined where the browser has none to give (private windows, full disks). */
export function browserStorage(): Promise<Storage | undefined> {
  opened ??= Promise.race([Storage.open(), late()]).catch(() => undefined);
  return opened;
}

/** Removes every board from this browser: on signing out. */
export async function forgetBoards(): Promise<void> {
  const storage = await browserStorage();
  await storage?.wipe();
}

function late(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
}
