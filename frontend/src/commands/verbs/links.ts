// What can be done with links; each is one change on the board.
import { stepsInOrder } from "../../model/order";
import type { Fields, Lane, Link, Note, State } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

/** A state, or one variant of the future. */
type MapOf = Pick<Note, "state" | "variant">;

/** Connects two notes and gives the link's id; nothing happens when they are connected already. */
export function connect(board: LiveBoard, state: State, source: string, target: string): string | undefined {
  const ops = connectOps(board, state, source, target);
  if (ops.length === 0) return undefined;
  board.change(ops, { label: "connect" });
  const last = ops.at(-1);
  return last && "id" in last ? last.id : undefined;
}

/**
 * The ops of a new link. The first link of a state writes the order implied so far as links, so that no step
 * falls out of the figures. A link back to an earlier step is rework; its share is for the people to say.
 */
export function connectOps(board: LiveBoard, state: State, source: string, target: string): Op[] {
  const map: MapOf = { state, variant: board.get("note", source)?.variant ?? null };
  const links = linksOf(board, map);
  if (links.some((link) => link.source === source && link.target === target)) return [];
  const implied = links.some((link) => link.kind === "flow") ? [] : impliedLinks(board, map, links, target);
  const order = steps(board, map, links).map((step) => step.id);
  const back = source === target || (order.includes(target) && order.indexOf(target) < order.indexOf(source));
  const kind = bothSteps(board, source, target) ? (back ? "rework" : "flow") : "information";
  const known = implied.some(
    (op) => op.op === "create" && op.fields.source === source && op.fields.target === target,
  );
  return known ? implied : [...implied, created(board, map, source, target, kind)];
}

function bothSteps(board: LiveBoard, source: string, target: string): boolean {
  // A target that is created in the same change is a step.
  return board.get("note", source)?.kind === "step" && (board.get("note", target)?.kind ?? "step") === "step";
}

function impliedLinks(board: LiveBoard, map: MapOf, links: readonly Link[], fresh: string): Op[] {
  const order = steps(board, map, links).filter((step) => step.id !== fresh || board.get("note", fresh));
  return order.slice(1).map((step, at) => created(board, map, order[at]?.id ?? "", step.id, "flow"));
}

function created(board: LiveBoard, map: MapOf, source: string, target: string, kind: Link["kind"]): Op {
  const { state, variant } = map;
  const fields = { state, ...(variant === null ? {} : { variant }), source, target, kind };
  return { op: "create", record: "link", id: board.newId("l"), fields };
}

function steps(board: LiveBoard, map: MapOf, links: readonly Link[]): Note[] {
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const lanes: Lane[] = board.ids("lane").flatMap((id) => board.get("lane", id) ?? []);
  return stepsInOrder(
    notes.filter((note) => isOn(map, note)),
    links,
    lanes,
  );
}

function linksOf(board: LiveBoard, map: MapOf): Link[] {
  const all = board.ids("link").flatMap((id) => board.get("link", id) ?? []);
  return all.filter((link) => isOn(map, link));
}

function isOn(map: MapOf, { state, variant }: MapOf): boolean {
  return state === map.state && variant === map.variant;
}

export function setLink(board: LiveBoard, id: string, fields: Fields): void {
  board.change([{ op: "update", record: "link", id, fields }], { label: "setLink" });
}

/** The link goes the other way. */
export function turnLink(board: LiveBoard, id: string): void {
  const link = board.get("link", id);
  if (link) setLink(board, id, { source: link.target, target: link.source });
}
