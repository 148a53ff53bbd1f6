// Words that were typed in a change that was refused come back to the wall.
import type { Op } from "../../sync/messages";
import type { Notice, TypedText } from "../../sync/status";
import type { CommandContext } from "../command";
import { placedOn, shownMap } from "./maps";
import { freeRow } from "./places";

/** Behind the text they were meant for where it still stands, else on a new note in the middle of the screen. */
export function putBack(context: CommandContext, notice: Notice): void {
  const { board } = context;
  const homeless = notice.texts.filter((typed) => !putBehind(context, typed)).map(({ text }) => text.trim());
  if (homeless.length > 0) board.change([noteWith(context, homeless.join("\n"))], { label: "addNote" });
  board.dismissNotice(notice.id);
}

function putBehind({ board }: CommandContext, { record, id, field, text }: TypedText): boolean {
  const standing: object | undefined = record === "board" ? board.facts() : board.get(record, id);
  if (!standing) return false;
  const before = String((standing as Record<string, unknown>)[field] ?? "");
  const space = before === "" || /\s$/.test(before) || /^\s/.test(text) ? "" : " ";
  board.editText(record, id, field, before + space + text, { label: "editText" });
  return true;
}

function noteWith(context: CommandContext, text: string): Op {
  const { board, view } = context;
  const map = shownMap(context);
  const place = freeRow(board, map, view.surface?.middle() ?? { lane: null, x: 0, y: 24 });
  const fields = { ...placedOn(map), kind: "text", ...place, text };
  return { op: "create", record: "note", id: board.newId("n"), fields };
}
