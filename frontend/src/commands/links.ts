// Commands on links: connect, disconnect, kind and direction of the selected one.
import type { Link, LinkKind } from "../model/records";
import { type Command, type CommandContext, hasOneNote, selectedNote, selectedNotes } from "./command";
import { connectSaying, setLinkKind, turnLink } from "./verbs/links";
import { removeRecords } from "./verbs/notes";

export const linkCommands: readonly Command[] = [
  { id: "connectTo", group: "links", keys: ["C"], enabled: hasOneNote, run: connectTo },
  { id: "connect", group: "links", keys: ["Mod+L"], enabled: hasTwoNotes, run: connectSelected },
  { id: "disconnect", group: "links", keys: ["Mod+Shift+L"], enabled: hasLinksBetween, run: disconnect },
  { id: "turnLink", group: "links", keys: ["R"], enabled: hasLink, run: turn },
  kind("flow"),
  kind("rework"),
  kind("information"),
];

/** The next note that is chosen is the link's target. */
function connectTo(context: CommandContext): void {
  context.view.set({ connectingFrom: selectedNote(context)?.id ?? null });
}

/** In the order in which they were selected. */
function connectSelected(context: CommandContext): void {
  const [source, target] = selectedNotes(context);
  if (source && target) connectSaying(context, source.id, target.id);
}

function hasTwoNotes(context: CommandContext): boolean {
  const [first, second, third] = selectedNotes(context);
  return (
    context.board.canEdit() && first?.state === second?.state && second !== undefined && third === undefined
  );
}

function disconnect(context: CommandContext): void {
  removeRecords(
    context.board,
    linksBetween(context).map(({ id }) => id),
  );
}

function hasLinksBetween(context: CommandContext): boolean {
  return context.board.canEdit() && linksBetween(context).length > 0;
}

function linksBetween(context: CommandContext): Link[] {
  const chosen = new Set(selectedNotes(context).map(({ id }) => id));
  const links = context.board.ids("link").flatMap((id) => context.board.get("link", id) ?? []);
  return links.filter(({ source, target }) => chosen.has(source) && chosen.has(target));
}

function selectedLink({ board, view }: CommandContext): Link | undefined {
  const [id, more] = view.get().selection;
  return id !== undefined && more === undefined ? board.get("link", id) : undefined;
}

function hasLink(context: CommandContext): boolean {
  return context.board.canEdit() && selectedLink(context) !== undefined;
}

function turn(context: CommandContext): void {
  const link = selectedLink(context);
  if (link) turnLink(context.board, link.id);
}

function kind(name: LinkKind): Command {
  const run = (context: CommandContext) => {
    const link = selectedLink(context);
    if (link) setLinkKind(context.board, link.id, name);
  };
  const enabled = (context: CommandContext) => hasLink(context) && selectedLink(context)?.kind !== name;
  return { id: `link.${name}`, group: "links", keys: [], enabled, run };
}
