// What somebody shows without changing the board: a raised hand, a reaction, a laser pointer, light on a lane.
import type { LiveBoard } from "../sync/live-board";
import type { Reaction } from "../sync/messages";

export interface Signals {
  readonly hand: boolean;
  readonly laser: boolean;
  readonly spotlight: string | null;
  /** Of this screen alone: others' pointers are not drawn. */
  readonly hidesCursors: boolean;
}

const NONE: Signals = Object.freeze({ hand: false, laser: false, spotlight: null, hidesCursors: false });
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
  const { hand, laser, spotlight } = own.signals;
  board.sendPresence({ hand, laser, spotlight });
  for (const watch of [...own.watchers]) watch();
}

/** Shown to the others for some seconds. */
export function react(board: LiveBoard, reaction: Reaction): void {
  const own = of(board);
  clearTimeout(own.calm);
  board.sendPresence({ reaction });
  own.calm = setTimeout(() => board.sendPresence({ reaction: null }), REACTS_FOR);
}
