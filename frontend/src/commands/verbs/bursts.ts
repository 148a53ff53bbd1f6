// A burst: a problem that speaks of the selected step, written on a sticky below it.
import { PITCH } from "../../model/geometry";
import { type CommandContext, selectedNote } from "../command";
import { placedOn } from "./maps";
import { freeRow } from "./places";

/** Adds the problem and types into it. */
export function addBurst({ board, view }: CommandContext): void {
  const step = selectedNote({ board, view });
  if (step?.kind !== "step") return;
  const id = board.newId("n");
  const { lane, x, y } = step;
  const place = freeRow(board, step, { lane, x, y: y + PITCH.y });
  const fields = { ...placedOn(step), kind: "problem", about: step.id, text: "", ...place };
  board.change([{ op: "create", record: "note", id, fields }], { label: "addBurst" });
  view.set({ selection: [id], editing: id });
}
