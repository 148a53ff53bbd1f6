// Keeping what was tried: the figures go to the future state, which is started when there is none.
import type { Overrides } from "../../api/boards";
import type { Note } from "../../model/records";
import type { Op } from "../../sync/messages";
import type { CommandContext } from "../command";
import { bridgeOps } from "./bridge";
import { bringFuture, hasFuture } from "./future";

/** Demand and people hold for both states and stay as they are; steps left out go, the others take the new figures. */
export async function keepAsFuture(context: CommandContext, overrides: Overrides): Promise<void> {
  const { board, view } = context;
  if (view.get().state === "current" && !hasFuture(context)) {
    await bringFuture(context);
  }
  const ops: Op[] = [];
  const gone: string[] = [];
  for (const [id, fields] of Object.entries(overrides)) {
    for (const note of futureOf(context, id)) {
      if (fields === null) gone.push(note.id);
      else ops.push({ op: "update", record: "note", id: note.id, fields });
    }
  }
  ops.push(...bridgeOps(board, gone), ...gone.map((id): Op => ({ op: "delete", record: "note", id })));
  if (ops.length > 0) board.change(ops, { label: "keepTrial" });
  view.show("future");
}

/** The future note itself, or those that came from this current one. */
function futureOf({ board }: CommandContext, id: string): Note[] {
  const note = board.get("note", id);
  if (note?.state === "future") return [note];
  const all = board.ids("note").flatMap((one) => board.get("note", one) ?? []);
  return all.filter((one) => one.state === "future" && one.origins.includes(id));
}
