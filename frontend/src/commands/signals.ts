// What somebody shows without changing the board: a raised hand, a reaction, a laser pointer, light on a lane.
import { mayHost } from "../model/roles";
import type { LiveBoard } from "../sync/live-board";
import type { Reaction } from "../sync/messages";

export interface Signals {
  readonly hand: boolean;
  readonly laser: boolean;
  readonly spotlight: string | null;
  /** Leads the workshop, as the others are told. */
  readonly host: boolean;
  /** Of this screen alone: others' pointers are not drawn. */
  readonly hidesCursors: boolean;
}

const NONE: Signals = Object.freeze({
  hand: false,
  laser: false,
  spotlight: null,
  host: false,
  hidesCursors: false,
});
/** How long a reaction is shown, in milliseconds. */
export const REACTS_FOR = 5_000;

interface Held {
  signals: Signals;
  readonly watchers: Set<() => void>;
  calm?: ReturnType<typeof setTimeout>;
}

const held = new WeakMap<LiveBoard, Held>();

function of(board: LiveBoard): Held {
  let found = held.get(board);
  if (!found) {
    found = { signals: NONE, watchers: new Set() };
    held.set(board, found);
  }
  return found;
}

export function signalsOf(board: LiveBoard): Signals {
  return of(board).signals;
}

export function watchSignals(board: LiveBoard, watch: () => void): () => void {
  const { watchers } = of(board);
  watchers.add(watch);
  return () => watchers.delete(watch);
}

export function signal(board: LiveBoard, change: Partial<Signals>): void {
  const own = of(board);
  own.signals = Object.freeze({ ...own.signals, ...change });
  const { hand, laser, spotlight, host } = own.signals;
  board.sendPresence({ hand, laser, spotlight, host });
  for (const watch of [...own.watchers]) watch();
}

/** Whoever may lead and does so is seen to lead, until they stop or go. */
export function leadOn(board: LiveBoard): void {
  if (mayHost(board.you()?.role) && !of(board).signals.host) signal(board, { host: true });
}

/** Shown to the others for some seconds. */
export function react(board: LiveBoard, reaction: Reaction): void {
  const own = of(board);
  clearTimeout(own.calm);
  board.sendPresence({ reaction });
  own.calm = setTimeout(() => board.sendPresence({ reaction: null }), REACTS_FOR);
}
