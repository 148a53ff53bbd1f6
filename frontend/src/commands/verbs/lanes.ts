// What can be done with lanes; each is one change on the board.
import { LANE, PITCH } from "../../model/geometry";
import { orderedLanes } from "../../model/order";
import type { Lane } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";
import { keyBetween, keysBetween } from "../order-keys";

export function lanesOf(board: LiveBoard): Lane[] {
  return orderedLanes(board.ids("lane").flatMap((id) => board.get("lane", id) ?? []));
}

/** Adds a lane below all others and gives its id. */
export function addLane(board: LiveBoard, name: string): string {
  return insertLane(board, lanesOf(board).length, name);
}

export function addLaneBeside(board: LiveBoard, beside: string, side: "above" | "below", name = ""): string {
  const at = lanesOf(board).findIndex((lane) => lane.id === beside);
  return insertLane(board, side === "above" ? at : at + 1, name);
}

function insertLane(board: LiveBoard, at: number, name: string): string {
  const id = board.newId("lane");
  const [keys, fixes] = keyed(lanesOf(board));
  const order = keyBetween(keys[at - 1] ?? null, keys[at] ?? null);
  board.change([...fixes, { op: "create", record: "lane", id, fields: { name, order } }], {
    label: "addLane",
  });
  return id;
}

/** The ids of new lanes below all others, and the ops that make them. */
export function newLanes(board: LiveBoard, names: readonly string[]): [ids: string[], ops: Op[]] {
  const [keys, fixes] = keyed(lanesOf(board));
  const fresh = keysBetween(keys.at(-1) ?? null, null, names.length);
  const ids = names.map(() => board.newId("lane"));
  const ops = names.map((name, at): Op => {
    const fields = { name, order: fresh[at] ?? null };
    return { op: "create", record: "lane", id: ids[at] ?? "", fields };
  });
  return [ids, names.length > 0 ? [...fixes, ...ops] : []];
}

/** Moves a lane past its neighbour: -1 up, 1 down. Nothing happens at the edge. */
export function moveLane(board: LiveBoard, id: string, by: -1 | 1): void {
  moveLaneTo(board, id, lanesOf(board).findIndex((lane) => lane.id === id) + by);
}

/** Makes a lane the one at that place, counted from 0. Nothing happens beyond the edge. */
export function moveLaneTo(board: LiveBoard, id: string, to: number): void {
  const lanes = lanesOf(board);
  const from = lanes.findIndex((lane) => lane.id === id);
  if (from < 0 || to < 0 || to >= lanes.length || to === from) return;
  const [keys, fixes] = keyed(lanes);
  const others = keys.filter((_, at) => at !== from);
  const order = keyBetween(others[to - 1] ?? null, others[to] ?? null);
  board.change([...fixes, { op: "update", record: "lane", id, fields: { order } }], { label: "moveLane" });
}

/** Lanes from a file may lack an order key, or share one: then all get fresh ones in the same change. */
function keyed(lanes: readonly Lane[]): [readonly string[], Op[]] {
  const own = lanes.map((lane) => lane.order ?? "");
  const sound = own.every((key, at) => key !== "" && (at === 0 || (own[at - 1] ?? "") < key));
  if (sound) return [own, []];
  const keys = keysBetween(null, null, lanes.length);
  const fixes = lanes.map(
    (lane, at): Op => ({ op: "update", record: "lane", id: lane.id, fields: { order: keys[at] ?? null } }),
  );
  return [keys, fixes];
}

export function renameLane(board: LiveBoard, id: string, name: string): void {
  board.editText("lane", id, "name", name, { label: "renameLane" });
}

const SNAP = 20;

/** The height snaps to whole rows of notes; where `free` or far from one, to what was asked for. */
export function resizeLane(board: LiveBoard, id: string, height: number, free = false): void {
  const rows = Math.max(1, Math.round((height - LANE.pad) / PITCH.y));
  const snapped = LANE.pad + rows * PITCH.y;
  const near = !free && Math.abs(snapped - height) <= SNAP;
  const least = LANE.height / 2;
  const fields = { height: near ? snapped : Math.max(least, Math.round(height)) };
  board.change([{ op: "update", record: "lane", id, fields }], { label: "resizeLane" });
}

/** Folds a lane to one line, or opens it again. */
export function collapseLane(board: LiveBoard, id: string, collapsed: boolean): void {
  board.change([{ op: "update", record: "lane", id, fields: { collapsed } }], { label: "collapseLane" });
}

/** A colour of the paper's palette; null is the usual one. */
export function colorLane(board: LiveBoard, id: string, color: string | null): void {
  board.change([{ op: "update", record: "lane", id, fields: { color } }], { label: "colorLane" });
}

/** The lane goes, its notes stay on the wall without one. */
export function removeLane(board: LiveBoard, id: string): void {
  board.change([{ op: "delete", record: "lane", id }], { label: "removeLane" });
}
