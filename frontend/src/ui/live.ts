// React's view of the live board: one hook per question, each re-rendering only when its answer changed.
import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from "react";
import type { ViewState, WallView } from "../commands/view";
import type { Measured } from "../model/figures";
import type { Facts, Note, RecordName, RecordOf, State } from "../model/records";
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

/** The server's figures of a state; undefined until they have come. */
export function useFigures(state: State): Measured | undefined {
  const { board } = useWall();
  return useSyncExternalStore(board.subscribeFigures, () => board.figures(state)) as Measured | undefined;
}

/** The notes of a state that everybody sees; renders again with every change of a note, so for lists only. */
export function useBoardNotes(state: State): readonly Note[] {
  const { board } = useWall();
  const notes = useRef<readonly Note[]>([]);
  return useSyncExternalStore(board.subscribeChanges, () => {
    const now = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
    const shown = now.filter((note) => note.state === state && !note.hidden && note.variant === null);
    const before = notes.current;
    if (shown.length !== before.length || shown.some((note, at) => note !== before[at]))
      notes.current = shown;
    return notes.current;
  });
}
