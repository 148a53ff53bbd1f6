// What can be done with links; each is one change on the board.
import { words } from "../../i18n";
import { stepsInOrder } from "../../model/order";
import { plain } from "../../model/plain";
import type { Fields, Lane, Link, LinkKind, Note, State } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";
import type { CommandContext } from "../command";
import { linksOn, type MapOf, notesOn, placedOn } from "./maps";

/** Connects two notes and says so. Gives the link between them, which may have been there before. */
export function connectSaying(
  { board, view }: CommandContext,
  source: string,
  target: string,
): string | undefined {
  const from = board.get("note", source);
  if (!from) return undefined;
  const ops = connectOps(board, from.state, source, target);
  board.change(ops, { label: "connect" });
  const said = (id: string) => plain(board.get("note", id)?.text ?? "") || words.note.untitled;
  const tell = ops.length > 0 ? words.wall.connected : words.wall.alreadyConnected;
  view.announce(tell(said(source), said(target)));
  return linksOn(board, from).find((link) => link.source === source && link.target === target)?.id;
}

/**
 * The ops of a new link. The first link of a state writes the order implied so far as links, so that no step
 * falls out of the figures. A link back to an earlier step is rework; its share is for the people to say.
 */
export function connectOps(board: LiveBoard, state: State, source: string, target: string): Op[] {
  const map: MapOf = { state, variant: board.get("note", source)?.variant ?? null };
  const links = linksOn(board, map);
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
  const fields = { ...placedOn(map), source, target, kind };
  return { op: "create", record: "link", id: board.newId("l"), fields };
}

function steps(board: LiveBoard, map: MapOf, links: readonly Link[]): Note[] {
  const lanes: Lane[] = board.ids("lane").flatMap((id) => board.get("lane", id) ?? []);
  return stepsInOrder(notesOn(board, map), links, lanes);
}

export function setLink(board: LiveBoard, id: string, fields: Fields): void {
  board.change([{ op: "update", record: "link", id, fields }], { label: "setLink" });
}

/** Where it leads nobody measures the share that goes; flow and rework keep theirs. */
export function setLinkKind(board: LiveBoard, id: string, kind: LinkKind): void {
  setLink(board, id, kind === "information" ? { kind, probability: null } : { kind });
}

/** The link goes the other way. */
export function turnLink(board: LiveBoard, id: string): void {
  const link = board.get("link", id);
  if (link) setLink(board, id, { source: link.target, target: link.source });
}
