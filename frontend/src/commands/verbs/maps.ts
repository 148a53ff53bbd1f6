// A map: today's, or one of several futures. What lies on it, and which one this screen shows.
import type { Link, Note } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { CommandContext } from "../command";
import { shownVariant } from "./variants";

/** A state, or one variant of the future. */
export type MapOf = Pick<Note, "state" | "variant">;

export function isOn(map: MapOf, { state, variant }: MapOf): boolean {
  return state === map.state && variant === map.variant;
}

export function shownMap(context: CommandContext): MapOf {
  return { state: context.view.get().state, variant: shownVariant(context) };
}

export function notesOn(board: LiveBoard, map: MapOf): Note[] {
  return board
    .ids("note")
    .flatMap((id) => board.get("note", id) ?? [])
    .filter((note) => isOn(map, note));
}

export function linksOn(board: LiveBoard, map: MapOf): Link[] {
  return board
    .ids("link")
    .flatMap((id) => board.get("link", id) ?? [])
    .filter((link) => isOn(map, link));
}

/** The fields that put a new record on the map: what belongs to no variant says nothing of one. */
export function placedOn({ state, variant }: MapOf): { state: Note["state"]; variant?: string } {
  return variant === null ? { state } : { state, variant };
}
