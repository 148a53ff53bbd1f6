// A burst: a problem that speaks of the selected step, written on a sticky below it.
import { NOTE, PITCH } from "../../model/geometry";
import type { Note } from "../../model/records";
import { type CommandContext, selectedNote } from "../command";

/** Adds the problem and types into it. */
export function addBurst({ board, view }: CommandContext): void {
  const step = selectedNote({ board, view });
  if (step?.kind !== "step") return;
  const id = board.newId("n");
  const { lane, x } = step;
  const place = {
    lane,
    x,
    y: freeBelow(
      step,
      board.ids("note").flatMap((one) => board.get("note", one) ?? []),
    ),
  };
  const fields = {
    state: step.state,
    variant: step.variant,
    kind: "problem",
    about: step.id,
    text: "",
    ...place,
  };
  board.change([{ op: "create", record: "note", id, fields }], { label: "addBurst" });
  view.set({ selection: [id], editing: id });
}

function freeBelow(step: Note, notes: readonly Note[]): number {
  const beside = notes.filter(
    (note) => note.state === step.state && note.lane === step.lane && Math.abs(note.x - step.x) < NOTE.width,
  );
  let y = step.y + PITCH.y;
  while (beside.some((note) => Math.abs(note.y - y) < NOTE.height)) y += PITCH.y;
  return y;
}
