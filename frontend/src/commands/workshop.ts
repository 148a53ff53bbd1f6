// Commands for who leads a workshop.
import { mayHost } from "../model/roles";
import { type Command, type CommandContext, canEdit } from "./command";
import { reveal, writeInPrivate } from "./verbs/workshop";

export const workshopCommands: readonly Command[] = [
  {
    id: "writeInPrivate",
    group: "board",
    keys: [],
    enabled: (context) => leads(context) && !context.board.facts().private,
    run: ({ board }) => writeInPrivate(board),
  },
  {
    id: "reveal",
    group: "board",
    keys: [],
    enabled: (context) => leads(context) && context.board.facts().private,
    run: ({ board }) => reveal(board),
  },
];

function leads(context: CommandContext): boolean {
  return canEdit(context) && mayHost(context.board.you()?.role);
}
