// What is told of notes beside their own words: dots from closed votes, comments that name this person and are new to
// them. Worked out once for the board, and only where votes or comments changed.
import { useSyncExternalStore } from "react";
import type { RecordName, RecordOf } from "../model/records";
import { dotsOnNotes } from "../model/workshop";
import type { LiveBoard } from "../sync/live-board";
import { useWall } from "./live";
import { recall, remember } from "./remembered";

type Comment = RecordOf<"comment">;

interface Marks {
  readonly dots: ReadonlyMap<string, number>;
  /** Open comments that name this person and that they have not seen, oldest first. */
  readonly named: readonly Comment[];
}

interface Store {
  marks: Marks;
  readonly watchers: Set<() => void>;
  readonly subscribe: (watch: () => void) => () => void;
}

const stores = new WeakMap<LiveBoard, Store>();

function storeOf(board: LiveBoard): Store {
  let store = stores.get(board);
  if (!store) {
    const watchers = new Set<() => void>();
    const subscribe = (watch: () => void) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    };
    const made: Store = { marks: work(board), watchers, subscribe };
    stores.set(board, made);
    store = made;
    board.subscribeChanges((changes) => {
      if (["poll", "vote", "comment"].some((record) => changes.has(record as RecordName))) renew(board, made);
    });
    board.subscribePeople(() => made.marks.named.length === 0 && renew(board, made));
  }
  return store;
}

function renew(board: LiveBoard, store: Store): void {
  const marks = work(board);
  if (same(marks, store.marks)) return;
  store.marks = marks;
  for (const watch of [...store.watchers]) watch();
}

function same(one: Marks, other: Marks): boolean {
  const key = ({ dots, named }: Marks) => JSON.stringify([[...dots], named.map(({ id }) => id)]);
  return key(one) === key(other);
}

function work(board: LiveBoard): Marks {
  const seen = new Set(seenOn(board));
  const you = board.you()?.id ?? "";
  const named = every(board, "comment").filter(
    ({ id, author, mentions, resolved }) =>
      !resolved && author !== you && mentions.includes(you) && !seen.has(id),
  );
  return { dots: dotsOnNotes(every(board, "poll"), every(board, "vote")), named };
}

function useMarks<T>(choose: (marks: Marks) => T): T {
  const { board } = useWall();
  const store = storeOf(board);
  return useSyncExternalStore(store.subscribe, () => choose(store.marks));
}

/** The dots that closed votes put on a note. */
export const useDots = (note: string): number => useMarks(({ dots }) => dots.get(note) ?? 0);

/** Whether this person was named at a note and has not looked yet. */
export const useNamedAt = (note: string): boolean =>
  useMarks(({ named }) => named.some(({ about }) => about === note));

/** The comments that name this person and are new to them. */
export const useNamed = (): readonly Comment[] => useMarks(({ named }) => named);

/** These comments are on the screen; for this browser they are no news any more, also after a reload. */
export function markSeen(board: LiveBoard, comments: readonly string[]): void {
  const before = seenOn(board);
  const more = comments.filter((id) => !before.includes(id));
  if (more.length === 0) return;
  const standing = new Set(board.ids("comment"));
  remember(keyOf(board), JSON.stringify([...before, ...more].filter((id) => standing.has(id))));
  renew(board, storeOf(board));
}

function seenOn(board: LiveBoard): readonly string[] {
  try {
    const kept: unknown = JSON.parse(recall(keyOf(board)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function keyOf(board: LiveBoard): string {
  return `leanwall.seen.${board.boardId}.${board.you()?.id ?? ""}`;
}

function every<R extends RecordName>(board: LiveBoard, record: R): RecordOf<R>[] {
  return board.ids(record).flatMap((id) => board.get(record, id) ?? []);
}
