// Five whys: answers hang on a problem or on another answer; a root cause gets a countermeasure that becomes more.
import { PITCH } from "../../model/geometry";
import type { Note, Why } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import { planAction } from "./actions";

export function whysOf(board: LiveBoard, problem: string): readonly Why[] {
  const all = board.ids("why").flatMap((id) => board.get("why", id) ?? []);
  return all.filter((why) => why.problem === problem);
}

/** An answer to “why?”: on the problem itself (parent null) or on another answer. Gives its id. */
export function addWhy(board: LiveBoard, problem: string, parent: string | null, text = ""): string {
  const id = board.newId("w");
  board.change([{ op: "create", record: "why", id, fields: { problem, parent, text } }], { label: "addWhy" });
  return id;
}

/** What follows from the answer goes with it. */
export function removeWhy(board: LiveBoard, id: string): void {
  board.change([{ op: "delete", record: "why", id }], { label: "removeWhy" });
}

export function setRoot(board: LiveBoard, id: string, is_root: boolean): void {
  board.change([{ op: "update", record: "why", id, fields: { is_root } }], { label: "setFields" });
}

/** The countermeasure goes on the plan. Throws ApiProblem. */
export async function actFrom(board: LiveBoard, why: Why): Promise<void> {
  await planAction(board, { text: why.countermeasure, source: why.id });
}

/** The countermeasure becomes an idea sticky under the problem. */
export function ideaFrom(board: LiveBoard, why: Why, problem: Note): void {
  const { state, variant, lane, x, y } = problem;
  const about = problem.about ?? problem.id;
  const fields = { state, lane, x, y: y + PITCH.y, kind: "idea", text: why.countermeasure, about };
  const here = variant === null ? fields : { ...fields, variant };
  board.change([{ op: "create", record: "note", id: board.newId("n"), fields: here }], {
    label: "countermeasure",
  });
}

/** Whether an idea with the countermeasure's words hangs on the wall already. */
export function hasIdea(board: LiveBoard, why: Why, problem: Note): boolean {
  const about = problem.about ?? problem.id;
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  return notes.some(
    (note) => note.kind === "idea" && note.about === about && note.text === why.countermeasure,
  );
}
