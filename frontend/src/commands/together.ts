// Looking together: who follows whom, “follow me”, “everyone come here”, going to a person.
import { mayHost } from "../model/roles";
import type { PersonHere } from "../sync/messages";
import type { Command, CommandContext } from "./command";

const mayLead = ({ board }: CommandContext) => mayHost(board.you()?.role);

export const togetherCommands: readonly Command[] = [
  {
    id: "followMe",
    group: "board",
    keys: [],
    enabled: mayLead,
    run: (wall) => lead(wall, !wall.view.get().leading),
  },
  { id: "bringEveryone", group: "board", keys: [], enabled: mayLead, run: bringEveryone },
  {
    id: "stopFollowing",
    group: "board",
    keys: [],
    enabled: ({ view }) => view.get().following !== null,
    run: ({ view }) => view.set({ following: null }),
  },
];

/** Everybody's screen follows this one until they move by themselves, or this ends it. */
export function lead({ board, view }: CommandContext, leading: boolean): void {
  view.set({ leading, ...(leading && { following: null }) });
  board.sendPresence({ lead: leading });
}

/** Everybody's screen comes here, once. Each call has another number. */
export function bringEveryone({ board }: CommandContext): void {
  board.sendPresence({ call: Math.round(Date.now() / 100) % 1e9 });
}

/** Shows what this person looks at, else the note they are at. */
export function goTo({ board, view }: CommandContext, person: PersonHere): void {
  view.set({ sheet: null });
  if (person.state) view.show(person.state);
  const at = person.editing ?? person.selection?.find((id) => board.get("note", id));
  requestAnimationFrame(() => {
    if (view.surface && person.viewport) view.surface.show(person.viewport);
    else if (at) view.select([at]);
    if (at && !person.viewport) view.reveal(at, false);
  });
}
