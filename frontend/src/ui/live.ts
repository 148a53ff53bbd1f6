// React's view of the live board: one hook per question, each re-rendering only when its answer changed.
import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from "react";
import type { ViewState, WallView } from "../commands/view";
import type { Measured } from "../model/figures";
import {
  type Facts,
  isShownTo,
  type Note,
  type RecordName,
  type RecordOf,
  type State,
} from "../model/records";
import type { LiveBoard } from "../sync/live-board";
import type { PersonHere } from "../sync/messages";

export interface Wall {
  readonly board: LiveBoard;
  readonly view: WallView;
}

export const WallContext = createContext<Wall | null>(null);

export function useWall(): Wall {
  const wall = useContext(WallContext);
  if (!wall) throw new Error("useWall is used outside a wall");
  return wall;
}

export function useRecord<R extends RecordName>(kind: R, id: string): RecordOf<R> | undefined {
  const { board } = useWall();
  const subscribe = useCallback((watch: () => void) => board.subscribe(id, watch), [board, id]);
  return useSyncExternalStore(subscribe, () => board.get(kind, id));
}

export const useNote = (id: string) => useRecord("note", id);

export function useIds(kind: RecordName): readonly string[] {
  const { board } = useWall();
  const subscribe = useCallback((watch: () => void) => board.subscribeIds(kind, watch), [board, kind]);
  return useSyncExternalStore(subscribe, () => board.ids(kind));
}

export function useFacts(): Facts {
  const { board } = useWall();
  return useSyncExternalStore(board.subscribeFacts, board.facts);
}

export function useStatus() {
  const { board } = useWall();
  return useSyncExternalStore(board.subscribeStatus, board.status);
}

export function usePeople(): readonly PersonHere[] {
  const { board } = useWall();
  return useSyncExternalStore(board.subscribePeople, board.people);
}

/** One answer about what this screen shows; `choose` must give the same object while nothing changed. */
export function useView<T>(choose: (state: ViewState) => T): T {
  const { view } = useWall();
  return useSyncExternalStore(view.subscribe, () => choose(view.get()));
}

/** The server's figures of a state; undefined until they have come. Of the future those of the variant shown. */
export function useFigures(state: State): Measured | undefined {
  return useMeasured(state, (measured) => measured);
}

/** One answer of the figures of a state; `choose` must give the same value while nothing about it changed. */
export function useMeasured<T>(state: State, choose: (measured: Measured | undefined) => T): T {
  const { board } = useWall();
  const key = useFiguresKey(state);
  return useSyncExternalStore(board.subscribeFigures, () => choose(board.figures(key)));
}

function useFiguresKey(state: State): string {
  const variant = useVariant();
  const { chosen_variant } = useFacts();
  return state === "current" || variant === chosen_variant ? state : `future:${variant ?? ""}`;
}

/** The future variant on this screen; null is the main one. */
export function useVariant(): string | null {
  const { board } = useWall();
  const wanted = useView((view) => view.variant);
  const { chosen_variant } = useFacts();
  const ids = useIds("variant");
  const id = wanted === undefined ? chosen_variant : wanted;
  return id !== null && ids.includes(id) && board.get("variant", id) ? id : null;
}

/** The notes of a state that this person sees; renders again with every change of a note, so for lists only. */
export function useBoardNotes(state: State): readonly Note[] {
  const { board } = useWall();
  const notes = useRef<readonly Note[]>([]);
  const variant = useVariant();
  const map = state === "future" ? variant : null;
  return useSyncExternalStore(board.subscribeChanges, () => {
    const now = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
    const you = board.you()?.id;
    const shown = now.filter((note) => note.state === state && isShownTo(note, you) && note.variant === map);
    const before = notes.current;
    if (shown.length !== before.length || shown.some((note, at) => note !== before[at]))
      notes.current = shown;
    return notes.current;
  });
}
