// What can be done with links; each is one change on the board.
import { stepsInOrder } from "../../model/order";
import type { Fields, Lane, Link, Note, State } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

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
  const links = linksOf(board, state);
  if (links.some((link) => link.source === source && link.target === target)) return [];
  const implied = links.some((link) => link.kind === "flow") ? [] : impliedLinks(board, state, links, target);
  const order = steps(board, state, links).map((step) => step.id);
  const back = source === target || (order.includes(target) && order.indexOf(target) < order.indexOf(source));
  const kind = bothSteps(board, source, target) ? (back ? "rework" : "flow") : "information";
  const known = implied.some(
    (op) => op.op === "create" && op.fields.source === source && op.fields.target === target,
  );
  return known ? implied : [...implied, created(board, state, source, target, kind)];
}

function bothSteps(board: LiveBoard, source: string, target: string): boolean {
  // A target that is created in the same change is a step.
  return board.get("note", source)?.kind === "step" && (board.get("note", target)?.kind ?? "step") === "step";
}

function impliedLinks(board: LiveBoard, state: State, links: readonly Link[], fresh: string): Op[] {
  const order = steps(board, state, links).filter((step) => step.id !== fresh || board.get("note", fresh));
  return order.slice(1).map((step, at) => created(board, state, order[at]?.id ?? "", step.id, "flow"));
}

function created(board: LiveBoard, state: State, source: string, target: string, kind: Link["kind"]): Op {
  return { op: "create", record: "link", id: board.newId("l"), fields: { state, source, target, kind } };
}

function steps(board: LiveBoard, state: State, links: readonly Link[]): Note[] {
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const lanes: Lane[] = board.ids("lane").flatMap((id) => board.get("lane", id) ?? []);
  return stepsInOrder(
    notes.filter((note) => note.state === state && note.variant === null),
    links,
    lanes,
  );
}

function linksOf(board: LiveBoard, state: State): Link[] {
  const all = board.ids("link").flatMap((id) => board.get("link", id) ?? []);
  return all.filter((link) => link.state === state && link.variant === null);
}

export function setLink(board: LiveBoard, id: string, fields: Fields): void {
  board.change([{ op: "update", record: "link", id, fields }], { label: "setLink" });
}

/** The link goes the other way. */
export function turnLink(board: LiveBoard, id: string): void {
  const link = board.get("link", id);
  if (link) setLink(board, id, { source: link.target, target: link.source });
}
