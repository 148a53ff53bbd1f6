// Keeping what was tried: the figures go to the future state, which is started when there is none.
import type { Overrides } from "../../api/boards";
import type { Note } from "../../model/records";
import type { Op } from "../../sync/messages";
import type { CommandContext } from "../command";
import { bridgeOps } from "./bridge";
import { bringFuture, hasFuture } from "./future";
import { futureVariant } from "./variants";

/** Demand and people hold for both states and stay as they are; steps left out go, the others take the new figures;
 * a step that holds others as well stays for those. */
export async function keepAsFuture(context: CommandContext, overrides: Overrides): Promise<void> {
  const { board, view } = context;
  if (view.get().state === "current" && futureVariant(context) === null && !hasFuture(context, null)) {
    await bringFuture(context);
  }
  const ops: Op[] = [];
  const gone = new Set<string>();
  for (const [id, fields] of Object.entries(overrides)) {
    for (const note of futureOf(context, id)) {
      if (fields === null) {
        const origins = note.id === id ? [] : note.origins.filter((one) => overrides[one] !== null);
        if (origins.length === 0) gone.add(note.id);
        else ops.push({ op: "update", record: "note", id: note.id, fields: { origins } });
      } else ops.push({ op: "update", record: "note", id: note.id, fields });
    }
  }
  ops.push(...bridgeOps(board, [...gone]));
  ops.push(...[...gone].map((id): Op => ({ op: "delete", record: "note", id })));
  if (ops.length > 0) board.change(ops, { label: "keepTrial" });
  view.show("future");
}

/** The future note itself, or those of the future last looked at that came from this current one. */
function futureOf(context: CommandContext, id: string): Note[] {
  const { board } = context;
  const note = board.get("note", id);
  const variant = futureVariant(context);
  if (note?.state === "future") return [note];
  const all = board.ids("note").flatMap((one) => board.get("note", one) ?? []);
  return all.filter((one) => one.state === "future" && one.variant === variant && one.origins.includes(id));
}
