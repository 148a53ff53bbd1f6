// The steps of today in the order of work, and the future steps that came from them.
import { useRef, useSyncExternalStore } from "react";
import { futureVariant } from "../commands/verbs/variants";
import { stepsInOrder } from "../model/order";
import type { Lane, Link, Note, State } from "../model/records";
import type { LiveBoard } from "../sync/live-board";
import { useVariant, useWall } from "./live";

/** Steps that everybody sees, waits left out; renders again with every change of one. */
export function useSteps(state: State): readonly Note[] {
  const { board } = useWall();
  const variant = useVariant();
  const kept = useRef<readonly Note[]>([]);
  return useSyncExternalStore(board.subscribeChanges, () => {
    const now = stepsOf(board, state, state === "future" ? variant : null);
    const before = kept.current;
    if (now.length !== before.length || now.some((note, at) => note !== before[at])) kept.current = now;
    return kept.current;
  });
}

export function stepsOf(board: LiveBoard, state: State, variant: string | null): readonly Note[] {
  const here = <T extends Note | Link>(record: T) => record.state === state && record.variant === variant;
  const notes: Note[] = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const links: Link[] = board.ids("link").flatMap((id) => board.get("link", id) ?? []);
  const lanes: Lane[] = board.ids("lane").flatMap((id) => board.get("lane", id) ?? []);
  const steps = notes.filter((note) => here(note) && note.kind === "step" && !note.hidden);
  return stepsInOrder(steps, links.filter(here), lanes).filter(({ work }) => work !== "wait");
}

/** The future steps of the variant that is looked at. */
export function futureSteps(wall: Parameters<typeof futureVariant>[0]): readonly Note[] {
  return stepsOf(wall.board, "future", futureVariant(wall));
}
