// The command for letting people in.
import { mayHost } from "../model/roles";
import type { Command } from "./command";

export const hostingCommands: readonly Command[] = [
  {
    id: "share",
    group: "board",
    keys: [],
    enabled: ({ board }) => mayHost(board.you()?.role),
    run: ({ view }) => view.set({ dialog: "share" }),
  },
];
