// The action plan: what is to be done, by whom and by when, and how decisions and countermeasures get onto it.
import { type NewAction, planActions } from "../../api/improving";
import { words } from "../../i18n";
import type { Action, Fields, Note, Why } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";

export function actionsOf(board: LiveBoard): readonly Action[] {
  return board.ids("action").flatMap((id) => board.get("action", id) ?? []);
}

export function addAction(board: LiveBoard, fields: Fields = {}): string {
  const id = board.newId("a");
  board.change([{ op: "create", record: "action", id, fields: { text: "", ...fields } }], {
    label: "addAction",
  });
  return id;
}

export function removeAction(board: LiveBoard, id: string): void {
  board.change([{ op: "delete", record: "action", id }], { label: "removeAction" });
}

export function setAction(board: LiveBoard, id: string, fields: Fields): void {
  board.change([{ op: "update", record: "action", id, fields }], { label: "setFields" });
}

/** One action for each decision and countermeasure that has none yet; gives how many came. Throws ApiProblem. */
export async function collectActions(board: LiveBoard): Promise<number> {
  const known = new Set(actionsOf(board).map(({ source }) => source));
  const fresh = [...fromDecisions(board), ...fromCauses(board)].filter(({ source }) => !known.has(source));
  return fresh.length === 0 ? 0 : await plan(board, fresh, "collectActions");
}

/** The action for a step or a cause, unless there is one. Throws ApiProblem. */
export async function planAction(board: LiveBoard, action: NewAction): Promise<void> {
  await plan(board, [action], "addAction");
}

/** The server sees to it that several people who press at once get each action once. */
async function plan(board: LiveBoard, actions: readonly NewAction[], label: string): Promise<number> {
  const { change, added } = await planActions(board.boardId, actions);
  board.adopt(change, label);
  return added;
}

/** To keep a step nobody has to do anything. */
function fromDecisions(board: LiveBoard): NewAction[] {
  const notes = board.ids("note").flatMap((id) => board.get("note", id) ?? []);
  const decided = notes.filter(
    ({ state, kind, decision }) =>
      state === "current" && kind === "step" && decision !== null && decision !== "keep",
  );
  return decided.map((note) => ({ text: actionText(note), effect: note.decision_effect, source: note.id }));
}

function actionText({ decision, text, decision_reason }: Note): string {
  const what = words.plan.decision(words.decision[decision ?? "keep"], text || words.note.untitled);
  return decision_reason ? `${what} (${decision_reason})` : what;
}

function fromCauses(board: LiveBoard): NewAction[] {
  const whys: Why[] = board.ids("why").flatMap((id) => board.get("why", id) ?? []);
  return whys
    .filter(({ countermeasure }) => countermeasure.trim() !== "")
    .map(({ id, countermeasure }) => ({ text: countermeasure, effect: "", source: id }));
}
