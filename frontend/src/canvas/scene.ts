// The map as React Flow wants it: geometry only. Follows the live board, other people's drags and this
// screen's selection; a node keeps its identity until its place, size or selection changes.
import { applyNodeChanges, type Edge, type EdgeChange, type Node, type NodeChange } from "@xyflow/react";
import { shownVariant } from "../commands/verbs/variants";
import type { WallView } from "../commands/view";
import { type Bursts, burstsOf, isBurst } from "../model/bursts";
import { restsOf } from "../model/choices";
import { NOTE } from "../model/geometry";
import { isLockedField } from "../model/locking";
import { byLane, stepsInOrder } from "../model/order";
import { isShownTo, type Lane, type Link, type Note, type State } from "../model/records";
import { unchanged } from "../model/unchanged";
import type { LiveBoard } from "../sync/live-board";
import type { PersonHere } from "../sync/messages";
import type { Changes } from "../sync/view";
import { forgetMeasures } from "./fit-text";
import { edgeOf, fresh, kept } from "./flow-nodes";
import {
  type Band,
  bandsOf,
  foldedRect,
  forgetSizes,
  noteSize,
  type Place,
  placeAround,
  type Rect,
} from "./geometry";
import { ghostsOf } from "./ghosts";
import { type Shifts, visits } from "./visits";
import {
  type Room,
  unwrapped,
  unwrappedRect,
  type Wrapping,
  wrapped,
  wrappedRect,
  wrappingFor,
} from "./wrapping";

/** How long the numbers of the steps may lag behind moves, so that many a second are counted seldom. */
const COUNT_MS = 120;
const ONE_ROW: readonly number[] = Object.freeze([0]);
const NO_LABELS: readonly string[] = Object.freeze([]);

export class Scene {
  #nodes: Node[] = [];
  #edges: Edge[] = [];
  #bands: readonly Band[] = [];
  #notes: readonly Note[] = [];
  #rects = new Map<string, Rect>();
  #numbers = new Map<string, number>();
  /** The notes that are on this map, ghosts too, as they were when they were last laid out. */
  #laid = new Map<string, Note>();
  #counting: ReturnType<typeof setTimeout> | undefined;
  #folded: ReadonlySet<string | null> = new Set();
  #rests: ReadonlyMap<string, number> = new Map();
  #bursts: Bursts = { on: new Map(), of: new Map() };
  /** Where the pointer is on the screen, while it is over the wall. */
  pointer: readonly [x: number, y: number] | null = null;
  #dragged = new Set<string>();
  #shifted: Shifts = new Map();
  #visitors: ReadonlyMap<string, PersonHere> = new Map();
  #focus: string | null = null;
  #steps = 0;
  #room: Room | undefined;
  #wrapping: Wrapping | undefined;
  #rows: readonly number[] = ONE_ROW;
  #measures = 0;
  #state: State;
  #variant: string | null;
  #locked: boolean;
  readonly #watchers = new Set<() => void>();
  readonly #leave: (() => void)[];

  constructor(
    readonly board: LiveBoard,
    readonly view: WallView,
  ) {
    this.#state = view.get().state;
    this.#variant = shownVariant(this);
    this.#locked = board.facts().locked_states.includes(this.#state);
    this.#leave = [
      board.subscribeChanges((changes) => this.#follow(changes)),
      board.subscribePeople(() => this.#followPeople()),
      view.subscribe(() => this.#followView()),
    ];
    this.rebuild();
    this.#followPeople();
  }

  readonly subscribe = (watch: () => void): (() => void) => {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  };

  readonly nodes = (): Node[] => this.#nodes;
  readonly edges = (): Edge[] => this.#edges;
  readonly bands = (): readonly Band[] => this.#bands;
  /** The notes on this map in reading order: lane by lane, from left to right. */
  readonly notes = (): readonly Note[] => this.#notes;
  readonly steps = (): number => this.#steps;
  /** Counts how often texts had to be measured anew. */
  readonly measures = (): number => this.#measures;
  /** Whether a note lies in a collapsed lane and is drawn as one line. */
  readonly isFolded = (note: Pick<Note, "lane">): boolean => this.#folded.has(note.lane);
  /** The share left over for the one link of a choice that names none. */
  readonly restOf = (id: string): number | undefined => this.#rests.get(id);
  /** The labels of the bursts on a step. */
  readonly burstsOn = (id: string): readonly string[] => this.#bursts.on.get(id) ?? NO_LABELS;
  /** The label that a problem or idea carries. */
  readonly burstOf = (id: string): string | undefined => this.#bursts.of.get(id);
  readonly numberOf = (id: string): number | undefined => this.#numbers.get(id);
  readonly visitorAt = (id: string): PersonHere | undefined => this.#visitors.get(id);
  /** The one note that the Tab key reaches. */
  readonly focus = (): string | null => this.#focus;
  readonly rect = (id: string): Rect | undefined => this.#rects.get(id);
  /** Where a note is drawn now: under the hand while it is dragged. */
  readonly drawn = (id: string): Rect | undefined => {
    const rect = this.#rects.get(id);
    if (!rect || (!this.#dragged.has(id) && !this.#shifted.has(id))) return rect;
    const node = this.#nodes.find((one) => one.id === id);
    return node ? { ...rect, ...node.position } : rect;
  };
  /** Where each row of the map begins: one, unless it is wrapped. */
  readonly rows = (): readonly number[] => this.#rows;
  readonly wrapping = (): Wrapping | undefined => this.#wrapping;
  /** The place on the map under a point of what is drawn. */
  readonly placeAt = (x: number, y: number): Place =>
    placeAround(this.#bands, ...unwrapped([x, y], this.#wrapping));
  /** A drawn box as it lies on the map. */
  readonly onMap = (rect: Rect): Rect => unwrappedRect(rect, this.#wrapping);
  /** A point of the map as it is drawn, and back. */
  readonly drawnAt = (point: readonly [number, number]) => wrapped(point, this.#wrapping);
  readonly mapAt = (point: readonly [number, number]) => unwrapped(point, this.#wrapping);
  readonly rects = (): ReadonlyMap<string, Rect> => this.#rects;

  dispose(): void {
    clearTimeout(this.#counting);
    for (const leave of this.#leave) leave();
  }

  /** Links that React Flow selects or lets go: a click on a note lets a selected link go. */
  changeLinks(changes: readonly EdgeChange[]): void {
    const selection = new Set(this.view.get().selection);
    for (const change of changes) {
      if (change.type !== "select") continue;
      if (change.selected) selection.add(change.id);
      else selection.delete(change.id);
    }
    this.view.select([...selection]);
  }

  /** What React Flow did: drags stay here until they are dropped, selection goes to the view. */
  change(changes: NodeChange[]): void {
    const selection = new Set(this.view.get().selection);
    let selected = false;
    for (const change of changes) {
      if (change.type === "select") {
        selected = true;
        if (change.selected) selection.add(change.id);
        else selection.delete(change.id);
      } else if (change.type === "position" && change.dragging) this.#dragged.add(change.id);
    }
    const moves = changes.filter((change) => change.type === "position");
    if (moves.length > 0) {
      this.#nodes = applyNodeChanges(moves, this.#nodes);
      this.#tell();
    }
    if (selected) this.view.select([...selection]);
  }

  /** The drag is over: `drop` puts the new places on the board, and from there they come again. */
  release(drop: () => void): void {
    this.#dragged.clear();
    drop();
    this.rebuild();
  }

  /** The page's own font has come: every text is fitted again. */
  remeasure(): void {
    forgetMeasures();
    forgetSizes();
    this.#measures += 1;
    this.rebuild();
  }

  /** Lays the map out in rows that fill the room, or in one where there is none; whether anything is different. */
  wrap(room: Room | undefined): boolean {
    if (room === undefined && this.#room === undefined) return false;
    this.#room = room;
    this.rebuild();
    return true;
  }

  rebuild(): void {
    const { board } = this;
    const lanes = records<Lane>(board, "lane");
    const you = board.you()?.id;
    const all = records<Note>(board, "note").filter((note) => isShownTo(note, you) && this.#isOnMap(note));
    const notes = all.filter((note) => note.state === this.#state);
    const links = this.#links();
    const ghosts = this.#state === "future" ? ghostsOf(all) : [];
    this.#bursts = burstsOf(notes);
    this.#bands = unchanged(this.#bands, bandsOf(lanes, [...notes, ...ghosts]), sameBand);
    this.#wrapping = this.#room && wrappingFor(this.#bands, rightOf([...notes, ...ghosts]), this.#room);
    this.#rows = unchanged(this.#rows, rowsOf(this.#wrapping));
    this.#notes = notes.sort(byLane(lanes));
    this.#measure(this.#notes, ghosts);
    this.#number(stepsInOrder(notes, links, lanes));
    clearTimeout(this.#counting);
    this.#counting = undefined;
    this.#nodes = unchanged(this.#nodes, this.#built(ghosts));
    this.#rests = restsOf(links);
    this.#edges = unchanged(this.#edges, this.#linked(links));
    this.#chooseFocus();
    this.#tell();
  }

  #measure(notes: readonly Note[], ghosts: readonly Note[]): void {
    const bands = new Map(this.#bands.map((band) => [band.id, band]));
    this.#rects = new Map();
    this.#laid = new Map();
    for (const note of [...notes, ...ghosts]) {
      const band = bands.get(note.lane) ?? bands.get(null);
      const rect = band?.collapsed ? foldedRect(band, note) : placedRect(note, band);
      this.#rects.set(note.id, wrappedRect(rect, this.#wrapping));
      this.#laid.set(note.id, note);
    }
  }

  /**
   * Notes that were moved and are otherwise as they were, on a map of thousands ten times a frame: nothing else is
   * laid out again. False when it has to be after all.
   */
  #move(ids: readonly string[]): boolean {
    if (this.#wrapping) return false;
    const moved = new Map(ids.map((id) => [id, this.board.get("note", id)]));
    for (const [id, note] of moved) if (!note || !this.#isOnlyMoved(id, note)) return false;
    const lanes = records<Lane>(this.board, "lane");
    const notes = this.#notes.map((note) => moved.get(note.id) ?? note).sort(byLane(lanes));
    const bands = unchanged(this.#bands, bandsOf(lanes, notes), sameBand);
    if (bands !== this.#bands) return false;
    this.#notes = notes;
    const old = new Map<string, Node>();
    const byId = new Map(bands.map((band) => [band.id, band]));
    this.#rects = new Map(this.#rects);
    for (const [id, note] of moved) {
      if (!note) continue;
      this.#rects.set(id, placedRect(note, byId.get(note.lane) ?? byId.get(null)));
      this.#laid.set(id, note);
    }
    this.#nodes = this.#nodes.map((node) => {
      if (!moved.has(node.id)) return node;
      old.set(node.id, node);
      return this.#node(node.id, "note", old, node.selected ?? false);
    });
    this.#countSoon();
    this.#tell();
    return true;
  }

  #isOnlyMoved(id: string, note: Note): boolean {
    const before = this.#laid.get(id);
    if (!before || before.state !== this.#state || this.#state === "future" || this.#folded.size > 0)
      return false;
    return (
      shapeKey(before) === shapeKey(note) && this.#isOnMap(note) && isShownTo(note, this.board.you()?.id)
    );
  }

  /** The steps' numbers follow a move a moment later. */
  #countSoon(): void {
    this.#counting ??= setTimeout(() => {
      this.#counting = undefined;
      this.#number(stepsInOrder(this.#notes, this.#links(), records<Lane>(this.board, "lane")));
      this.#tell();
    }, COUNT_MS);
  }

  #links(): Link[] {
    return records<Link>(this.board, "link").filter(
      (link) => link.state === this.#state && this.#isOnMap(link),
    );
  }

  #number(steps: readonly Note[]): void {
    const counted = steps.filter((step) => step.work !== "wait");
    this.#steps = counted.length;
    this.#numbers = new Map(counted.map((step, at) => [step.id, at + 1]));
  }

  #built(ghosts: readonly Note[]): Node[] {
    const old = new Map(this.#nodes.map((node) => [node.id, node]));
    const selection = new Set(this.view.get().selection);
    const shown = this.#uncovered();
    const nodes = this.#notes
      .filter(shown)
      .map((note) => this.#node(note.id, "note", old, selection.has(note.id)));
    return nodes.concat(ghosts.filter(shown).map((note) => this.#node(note.id, "ghost", old, false)));
  }

  /** Of the notes that lie on one another in a collapsed lane the first is drawn, steps before others. */
  #uncovered(): (note: Note) => boolean {
    const collapsed = new Set(this.#bands.filter((band) => band.collapsed).map((band) => band.id));
    const ends = new Map<string | null, number>();
    const covered = new Set<string>();
    for (const note of this.#notes.filter(({ lane }) => collapsed.has(lane)).sort(stepsFirst)) {
      if (note.kind !== "step" || note.x < (ends.get(note.lane) ?? Number.NEGATIVE_INFINITY))
        covered.add(note.id);
      else ends.set(note.lane, note.x + NOTE.width);
    }
    this.#folded = collapsed;
    return (note) => !covered.has(note.id) && (note.state === this.#state || !collapsed.has(note.lane));
  }

  #node(id: string, type: string, old: ReadonlyMap<string, Node>, selected: boolean): Node {
    const before = old.get(id);
    if (before && this.#dragged.has(id)) return before;
    const rect = this.#rects.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [dx, dy] = this.#shifted.get(id) ?? [0, 0];
    const drawn = { ...rect, x: rect.x + dx, y: rect.y + dy };
    return (
      kept(before, type, drawn, selected) ?? fresh(id, type, drawn, { selected, movable: this.#mayMove(id) })
    );
  }

  #linked(links: readonly Link[]): Edge[] {
    const old = new Map(this.#edges.map((edge) => [edge.id, edge]));
    const selection = new Set(this.view.get().selection);
    const drawn = new Set(this.#nodes.map((node) => node.id));
    return links
      .filter((link) => drawn.has(link.source) && drawn.has(link.target))
      .map((link) => edgeOf(link, old.get(link.id), selection.has(link.id)));
  }

  #follow(changes: Changes): void {
    if (changes.has("board")) this.#followLocks();
    if (changes.has("board") || changes.has("variant")) this.#followView();
    const ids = [...(changes.get("note") ?? [])].filter((id) => this.#matters(id));
    const isMore =
      changes.has("lane") || changes.has("link") || changes.has("board") || changes.has("variant");
    if (
      isMore
        ? ids.length > 0 || changes.has("lane") || changes.has("link")
        : ids.length > 0 && !this.#move(ids)
    )
      this.rebuild();
  }

  /** Text that does not make its note taller, and data, change no geometry. */
  #matters(id: string): boolean {
    const note = this.board.get("note", id);
    const before = this.#laid.get(id);
    if (!note) return before !== undefined;
    const shown = note.state === this.#state && isShownTo(note, this.board.you()?.id) && this.#isOnMap(note);
    if (this.#state === "future" && note.state === "current") return true;
    if (!shown || !before) return shown || before !== undefined;
    return before.x !== note.x || before.y !== note.y || shapeKey(before) !== shapeKey(note);
  }

  /** What belongs to an accepted state stays where it is. */
  #mayMove(id: string): boolean {
    const note = this.board.get("note", id);
    return note === undefined || !isLockedField(this.board.facts(), note, "x");
  }

  /** Of several futures one is shown; what belongs to today belongs to all of them. */
  #isOnMap({ state, variant }: Pick<Note, "state" | "variant">): boolean {
    return variant === (state === "future" ? this.#variant : null);
  }

  #followLocks(): void {
    const locked = this.board.facts().locked_states.includes(this.#state);
    if (locked === this.#locked) return;
    this.#locked = locked;
    this.#nodes = [];
    this.rebuild();
  }

  #followView(): void {
    const { state, selection } = this.view.get();
    const variant = shownVariant(this);
    if (state !== this.#state || variant !== this.#variant) {
      this.#state = state;
      this.#variant = variant;
      this.#locked = this.board.facts().locked_states.includes(state);
      this.#dragged.clear();
      this.rebuild();
      return;
    }
    const chosen = new Set(selection);
    const nodes = this.#nodes.map((node) =>
      (node.selected ?? false) === chosen.has(node.id) ? node : { ...node, selected: chosen.has(node.id) },
    );
    if (nodes.some((node, at) => node !== this.#nodes[at])) this.#nodes = nodes;
    this.#edges = this.#edges.map((edge) =>
      (edge.selected ?? false) === chosen.has(edge.id) ? edge : { ...edge, selected: chosen.has(edge.id) },
    );
    this.#chooseFocus();
    this.#tell();
  }

  #followPeople(): void {
    const { at, shifted } = visits(this.board.people(), this.#state);
    this.#visitors = at;
    this.#shift(shifted);
    this.#tell();
  }

  #shift(shifted: Shifts): void {
    if (shifted.size === 0 && this.#shifted.size === 0) return;
    const touched = new Set([...shifted.keys(), ...this.#shifted.keys()]);
    this.#shifted = shifted;
    const old = new Map(this.#nodes.map((node) => [node.id, node]));
    this.#nodes = this.#nodes.map((node) =>
      touched.has(node.id) && node.type === "note"
        ? this.#node(node.id, "note", old, node.selected ?? false)
        : node,
    );
  }

  #chooseFocus(): void {
    const { selection } = this.view.get();
    const selected = selection.find((id) => this.#rects.has(id));
    if (selected) this.#focus = selected;
    else if (this.#focus === null || !this.#rects.has(this.#focus)) this.#focus = this.#notes[0]?.id ?? null;
  }

  #tell(): void {
    for (const watch of [...this.#watchers]) watch();
  }
}

function sameBand(a: Band, b: Band): boolean {
  return (
    a.id === b.id &&
    a.top === b.top &&
    a.height === b.height &&
    a.collapsed === b.collapsed &&
    a.color === b.color
  );
}

function placedRect(note: Note, band: Band | undefined): Rect {
  const [width, height] = noteSize(note);
  return { x: note.x, y: (band?.top ?? 0) + note.y, width, height };
}

function rightOf(notes: readonly Note[]): number {
  return notes.reduce((right, note) => Math.max(right, note.x + noteSize(note)[0]), 0);
}

function rowsOf(wrapping: Wrapping | undefined): readonly number[] {
  return wrapping ? Array.from({ length: wrapping.rows }, (_, row) => row * wrapping.height) : ONE_ROW;
}

/** From left to right; of two at one place the upper one. */
function stepsFirst(a: Note, b: Note): number {
  return a.x - b.x || a.y - b.y;
}

/** What else than its place has a say in where things lie. */
function shapeKey(note: Note): string {
  const [width, height] = noteSize(note);
  return `${note.lane} ${width} ${height} ${note.kind} ${note.work} ${note.hidden} ${isBurst(note) ? note.about : ""}`;
}

function records<T>(board: LiveBoard, kind: "lane" | "note" | "link"): T[] {
  return board.ids(kind).flatMap((id) => (board.get(kind, id) as T | undefined) ?? []);
}
