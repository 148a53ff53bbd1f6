// Commands on notes: add, edit, remove, duplicate, move, and go to a neighbour along the links.
import { words } from "../i18n";
import { GRID, PITCH } from "../model/geometry";
import { byLane, orderedLanes } from "../model/order";
import type { Note, NoteKind } from "../model/records";
import {
  always,
  type Command,
  type CommandContext,
  canEdit,
  hasNotes,
  hasOneNote,
  selectedIds,
  selectedNote,
  selectedNotes,
} from "./command";
import { addBurst } from "./verbs/bursts";
import { lanesOf } from "./verbs/lanes";
import { notesOn, shownMap } from "./verbs/maps";
import { addNextStep, addNote, duplicateNotes, moveNotes, moveToLanes, removeRecords } from "./verbs/notes";
import { freeRow, placeAtEnd } from "./verbs/places";
import { tidyMap } from "./verbs/tidy";

export const noteCommands: readonly Command[] = [
  { id: "addStep", group: "notes", keys: ["Insert", "N"], enabled: canEdit, run: add("step") },
  ...(["problem", "idea", "question", "text"] as const).map(
    (kind): Command => ({ id: `add.${kind}`, group: "notes", keys: [], enabled: canEdit, run: add(kind) }),
  ),
  {
    id: "addNextStep",
    group: "notes",
    keys: ["Mod+Enter"],
    whileTyping: true,
    enabled: hasOneNote,
    run: nextStep,
  },
  { id: "editNote", group: "notes", keys: ["Enter", "F2"], enabled: hasOneNote, run: editNote },
  { id: "remove", group: "notes", keys: ["Delete", "Backspace"], enabled: canRemove, run: removeSelected },
  { id: "duplicate", group: "notes", keys: ["Mod+D"], enabled: hasNotes, run: duplicate },
  {
    id: "addMany",
    group: "notes",
    keys: ["M"],
    enabled: canEdit,
    run: ({ view }) => view.set({ dialog: "capture" }),
  },
  { id: "addBurst", group: "notes", keys: ["Shift+P"], enabled: hasCurrentStep, run: addBurst },
  { id: "openHowTo", group: "notes", keys: ["Shift+O"], enabled: hasHowTo, run: openHowTo },
  {
    id: "replace",
    group: "edit",
    keys: ["Mod+Shift+H"],
    whileTyping: true,
    enabled: canEdit,
    run: ({ view }) => view.set({ dialog: "replace" }),
  },
  { id: "tidy", group: "edit", keys: ["Shift+T"], enabled: canEdit, run: tidy },
  { id: "selectAll", group: "edit", keys: ["Mod+A"], enabled: always, run: selectAll },
  move("moveLeft", "Shift+ArrowLeft", -GRID, 0),
  move("moveRight", "Shift+ArrowRight", GRID, 0),
  move("moveUp", "Shift+ArrowUp", 0, -PITCH.y),
  move("moveDown", "Shift+ArrowDown", 0, PITCH.y),
  toLane("moveToLaneAbove", "Mod+Shift+ArrowUp", -1),
  toLane("moveToLaneBelow", "Mod+Shift+ArrowDown", 1),
  follow("goToNext", ["Alt+ArrowRight", "Mod+ArrowRight"], nextNotes),
  follow("goToPrevious", ["Alt+ArrowLeft", "Mod+ArrowLeft"], previousNotes),
  follow("goToLaneAbove", ["Alt+ArrowUp", "Mod+ArrowUp"], (context, note) =>
    connectedInLanes(context, note, -1),
  ),
  follow("goToLaneBelow", ["Alt+ArrowDown", "Mod+ArrowDown"], (context, note) =>
    connectedInLanes(context, note, 1),
  ),
];

/** In the middle of what is seen, or below what lies there; without a map behind the last note. */
function add(kind: NoteKind): Command["run"] {
  return (context) => {
    const { board, view } = context;
    const map = shownMap(context);
    const middle = view.surface?.middle();
    const lane = (selectedNote(context) ?? { lane: lanesOf(board)[0]?.id ?? null }).lane;
    const id = addNote(context, middle ? freeRow(board, map, middle) : placeAtEnd(board, lane, map), {
      kind,
    });
    view.set({ selection: [id], editing: id });
    view.reveal(id);
  };
}

function nextStep(context: CommandContext): void {
  const from = selectedNote(context);
  if (!from) return;
  const id = addNextStep(context.board, from);
  context.view.set({ selection: [id], editing: id });
  context.view.reveal(id);
}

function editNote(context: CommandContext): void {
  context.view.set({ editing: selectedNote(context)?.id ?? null });
}

function canRemove({ board, view }: CommandContext): boolean {
  return board.canEdit() && view.get().selection.some((id) => board.get("note", id) || board.get("link", id));
}

function removeSelected({ board, view }: CommandContext): void {
  const { selection } = view.get();
  const notes = selection.filter((id) => board.get("note", id)).length;
  const next = left({ board, view }, selection);
  removeRecords(board, selection);
  view.select([]);
  view.announce(notes > 0 ? words.wall.deleted(notes) : words.capture.linkDeleted);
  if (next) view.focus(next);
}

/** Where the focus goes when notes go: to the next one in reading order, else to the one before. */
function left(context: CommandContext, gone: readonly string[]): string | undefined {
  const { board } = context;
  const order = notesOn(board, shownMap(context)).sort(byLane(lanesOf(board)));
  const last = order.findLastIndex(({ id }) => gone.includes(id));
  const stays = order.filter(({ id }, at) => at < last && !gone.includes(id));
  return last < 0 ? undefined : (order[last + 1] ?? stays.at(-1))?.id;
}

function duplicate(context: CommandContext): void {
  const copies = duplicateNotes(context.board, selectedIds(context));
  context.view.select(copies);
  context.view.announce(words.capture.duplicated(copies.length));
}

function hasCurrentStep(context: CommandContext): boolean {
  const note = selectedNote(context);
  return context.board.canEdit() && note?.kind === "step" && note.state === "current";
}

function hasHowTo(context: CommandContext): boolean {
  return Boolean(selectedNote(context)?.instructions_url);
}

function openHowTo(context: CommandContext): void {
  const address = selectedNote(context)?.instructions_url;
  if (address) window.open(address, "_blank", "noopener,noreferrer");
}

function tidy(context: CommandContext): void {
  const { view } = context;
  tidyMap(context);
  view.announce(words.capture.tidied);
  requestAnimationFrame(() => view.surface?.fit());
}

/** What is on the map that is shown, and nothing of another future. */
function selectAll(context: CommandContext): void {
  context.view.select(notesOn(context.board, shownMap(context)).map(({ id }) => id));
}

function move(id: string, key: string, dx: number, dy: number): Command {
  const run = (context: CommandContext) => {
    const moves = selectedNotes(context).map(({ id, lane, x, y }) => ({
      id,
      lane,
      x: x + dx,
      y: Math.max(0, y + dy),
    }));
    moveNotes(context.board, moves);
  };
  return { id, group: "notes", keys: [key], enabled: hasNotes, run };
}

function toLane(id: string, key: string, by: 1 | -1): Command {
  const run = (context: CommandContext) => {
    const { board, view } = context;
    const lanes = [...lanesOf(board).map((lane) => lane.id), null];
    const moves = selectedNotes(context).flatMap((note) => {
      const lane = lanes[Math.max(0, lanes.indexOf(note.lane) + by)];
      return lane === undefined ? [] : [{ id: note.id, lane }];
    });
    moveToLanes(board, moves);
    const [first] = moves;
    if (!first) return;
    view.announce(words.wall.moved(board.get("lane", first.lane ?? "")?.name || words.wall.unassigned));
    view.surface?.bring(moves.map(({ id }) => id));
  };
  return { id, group: "notes", keys: [key], enabled: hasNotes, run };
}

type Neighbours = (context: CommandContext, from: Note) => Note[];

function follow(id: string, keys: readonly string[], neighbours: Neighbours): Command {
  const target = (context: CommandContext) => {
    const from = selectedNote(context);
    return from ? neighbours(context, from)[0] : undefined;
  };
  const run = (context: CommandContext) => {
    const note = target(context);
    if (!note) return;
    context.view.select([note.id]);
    context.view.reveal(note.id);
  };
  return { id, group: "view", keys, enabled: (context) => target(context) !== undefined, run };
}

function nextNotes(context: CommandContext, from: Note): Note[] {
  return linked(context, from, "source", "target");
}

function previousNotes(context: CommandContext, from: Note): Note[] {
  return linked(context, from, "target", "source");
}

function linked(
  { board }: CommandContext,
  from: Note,
  here: "source" | "target",
  there: "source" | "target",
): Note[] {
  const links = board.ids("link").flatMap((id) => board.get("link", id) ?? []);
  return links
    .filter((link) => link[here] === from.id && link.kind === "flow")
    .flatMap((link) => board.get("note", link[there]) ?? [])
    .sort((a, b) => Math.abs(a.x - from.x) - Math.abs(b.x - from.x) || a.y - b.y);
}

/** Connected notes in lanes above (-1) or below (1), the nearest lane first. */
function connectedInLanes(context: CommandContext, from: Note, side: 1 | -1): Note[] {
  const rank = new Map<string | null, number>(
    orderedLanes(lanesOf(context.board)).map((lane, at) => [lane.id, at]),
  );
  const distance = (note: Note) =>
    side * ((rank.get(note.lane) ?? rank.size) - (rank.get(from.lane) ?? rank.size));
  return [...nextNotes(context, from), ...previousNotes(context, from)]
    .filter((note) => distance(note) > 0)
    .sort((a, b) => distance(a) - distance(b));
}
