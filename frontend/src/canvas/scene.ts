// The map as it is drawn: what lies where, which notes and links there are, and what is told of them. Follows the live
// board, other people's drags and this screen's selection; every answer stays the same object until it is another one.
import type { Node, NodeChange } from "@xyflow/react";
import { shownVariant } from "../commands/verbs/variants";
import type { WallView } from "../commands/view";
import { type Bursts, burstsOf, isBurst } from "../model/bursts";
import { restsOf } from "../model/choices";
import { isLockedField } from "../model/locking";
import { byLane } from "../model/order";
import { isShownTo, type Lane, type Link, type Note, type State } from "../model/records";
import { unchanged } from "../model/unchanged";
import type { LiveBoard } from "../sync/live-board";
import type { PersonHere } from "../sync/messages";
import type { Changes } from "../sync/view";
import { forgetMeasures } from "./fit-text";
import { type Band, forgetSizes, noteSize, type Place, placeAround, type Rect } from "./geometry";
import { ghostsOf } from "./ghosts";
import { Ground } from "./ground";
import { type Laid, laidOut, NOTHING_LAID, rectIn, sameBands } from "./laying";
import { NodeList } from "./node-list";
import { Numbering } from "./numbering";
import { sameVisitors, visits } from "./visits";
import { type Way, Ways } from "./ways";
import { type Room, unwrapped, unwrappedRect, type Wrapping, wrapped } from "./wrapping";

const NO_LABELS: readonly string[] = Object.freeze([]);

export class Scene {
  #notes: readonly Note[] = [];
  #links: readonly Link[] = [];
  #laid: Laid = NOTHING_LAID;
  readonly #ground = new Ground();
  readonly #nodes = new NodeList();
  readonly #numbers = new Numbering();
  readonly #ways: Ways;
  /** The notes that are on this map, ghosts too, as they were when they were last laid out. */
  #known = new Map<string, Note>();
  #ghosts = 0;
  #rests: ReadonlyMap<string, number> = new Map();
  #bursts: Bursts = { on: new Map(), of: new Map() };
  #visitors: ReadonlyMap<string, PersonHere> = new Map();
  #focus: string | null = null;
  #room: Room | undefined;
  #measures = 0;
  #state: State;
  #variant: string | null;
  #locked: boolean;
  /** Where the pointer is on the screen, while it is over the wall. */
  pointer: readonly [x: number, y: number] | null = null;
  readonly #watchers = new Set<() => void>();
  readonly #leave: (() => void)[];

  constructor(
    readonly board: LiveBoard,
    readonly view: WallView,
  ) {
    this.#state = view.get().state;
    this.#variant = shownVariant(this);
    this.#locked = board.facts().locked_states.includes(this.#state);
    const { drawn, rows, bands } = this;
    this.#ways = new Ways({ ground: this.#ground, drawn, rows, bands });
    this.#leave = [
      board.subscribeChanges((changes) => this.#follow(changes)),
      board.subscribePeople(() => this.#followPeople()),
      view.subscribe(() => this.#followView()),
    ];
    this.#nodes.choose(view.get().selection);
    this.rebuild();
    this.#followPeople();
  }

  readonly subscribe = (watch: () => void): (() => void) => {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  };

  readonly nodes = (): Node[] => this.#nodes.all;
  readonly node = (id: string): Node | undefined => this.#nodes.get(id);
  /** The links both of whose ends are drawn. */
  readonly links = (): readonly Link[] => this.#links;
  readonly bands = (): readonly Band[] => this.#laid.bands;
  /** The notes on this map in reading order: lane by lane, from left to right. */
  readonly notes = (): readonly Note[] => this.#notes;
  readonly steps = (): number => this.#numbers.steps;
  /** Counts how often texts had to be measured anew. */
  readonly measures = (): number => this.#measures;
  /** Whether a note lies in a collapsed lane and is drawn as one line. */
  readonly isFolded = (note: Pick<Note, "lane">): boolean => this.#laid.folded.has(note.lane);
  readonly isChosen = (id: string): boolean => this.#nodes.isChosen(id);
  /** The way of a link as it is drawn now. */
  readonly wayOf = (link: Link): Way | undefined => this.#ways.of(link);
  /** The share left over for the one link of a choice that names none. */
  readonly restOf = (id: string): number | undefined => this.#rests.get(id);
  /** The labels of the bursts on a step. */
  readonly burstsOn = (id: string): readonly string[] => this.#bursts.on.get(id) ?? NO_LABELS;
  /** The label that a problem or idea carries. */
  readonly burstOf = (id: string): string | undefined => this.#bursts.of.get(id);
  readonly numberOf = (id: string): number | undefined => this.#numbers.of(id);
  readonly visitorAt = (id: string): PersonHere | undefined => this.#visitors.get(id);
  /** The one note that the Tab key reaches. */
  readonly focus = (): string | null => this.#focus;
  readonly rect = (id: string): Rect | undefined => this.#ground.rects.get(id);
  readonly rects = (): ReadonlyMap<string, Rect> => this.#ground.rects;
  /** Where a note is drawn now: under the hand while it is dragged. */
  readonly drawn = (id: string): Rect | undefined => {
    const rect = this.rect(id);
    return rect && this.#nodes.drawn(id, rect);
  };
  /** Where each row of the map begins: one, unless it is wrapped. */
  readonly rows = (): readonly number[] => this.#laid.rows;
  readonly wrapping = (): Wrapping | undefined => this.#laid.wrapping;
  /** The place on the map under a point of what is drawn. */
  readonly placeAt = (x: number, y: number): Place => placeAround(this.bands(), ...this.mapAt([x, y]));
  /** A drawn box as it lies on the map. */
  readonly onMap = (rect: Rect): Rect => unwrappedRect(rect, this.wrapping());
  /** A point of the map as it is drawn, and back. */
  readonly drawnAt = (point: readonly [number, number]) => wrapped(point, this.wrapping());
  readonly mapAt = (point: readonly [number, number]) => unwrapped(point, this.wrapping());

  dispose(): void {
    this.#numbers.stop();
    for (const leave of this.#leave) leave();
  }

  /** What React Flow did: drags stay here until they are dropped, selection goes to the view; `adding` to what is selected. */
  change(changes: readonly NodeChange[], adding = false): void {
    const moves = changes.filter((change) => change.type === "position");
    if (moves.length > 0) {
      this.#nodes.drag(moves);
      this.#tell();
    }
    const selects = changes.filter((change) => change.type === "select");
    if (selects.length === 0) return;
    // A note that is clicked lets a selected link go.
    const { selection } = this.view.get();
    const selected = new Set(adding ? selection : selection.filter((id) => this.rect(id)));
    for (const { id, selected: on } of selects) {
      if (on) selected.add(id);
      else selected.delete(id);
    }
    this.view.select([...selected]);
  }

  /** The drag is over: `drop` puts the new places on the board, and from there they come again. */
  release(drop: () => void): void {
    this.#nodes.drop();
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
    const ghosts = this.#state === "future" ? ghostsOf(all) : [];
    const links = this.#linksOnMap();
    this.#bursts = burstsOf(notes);
    this.#rests = restsOf(links);
    this.#notes = notes.sort(byLane(lanes));
    this.#laid = laidOut(lanes, this.#notes, ghosts, this.#room, this.#laid);
    this.#numbers.count({ notes: this.#notes, links, lanes });
    this.#place(ghosts);
    this.#links = unchanged(
      this.#links,
      links.filter(({ source, target }) => this.node(source) && this.node(target)),
    );
    this.#ways.follow(this.#links);
    this.#chooseFocus();
    this.#tell();
  }

  #place(ghosts: readonly Note[]): void {
    const rectOf = rectIn(this.#laid);
    const all = [...this.#notes, ...ghosts];
    const rects = new Map(all.map((note) => [note.id, rectOf(note)]));
    this.#known = new Map(all.map((note) => [note.id, note]));
    this.#ghosts = ghosts.length;
    this.#ground.follow(rects);
    const { covered, folded } = this.#laid;
    const placed = (type: "note" | "ghost", { id }: Note) => {
      const rect = this.rect(id);
      return rect ? [{ id, type, rect, movable: this.#mayMove(id) }] : [];
    };
    this.#nodes.lay([
      ...this.#notes.filter(({ id }) => !covered.has(id)).flatMap((note) => placed("note", note)),
      ...ghosts.filter(({ lane }) => !folded.has(lane)).flatMap((note) => placed("ghost", note)),
    ]);
  }

  /**
   * Notes that were moved and are otherwise as they were, on a map of thousands ten times a frame: nothing else is
   * laid out again. False when it has to be after all.
   */
  #move(ids: readonly string[]): boolean {
    const moved = new Map<string, Note>();
    for (const id of ids) {
      const note = this.board.get("note", id);
      if (!note || !this.#isOnlyMoved(note)) return false;
      moved.set(id, note);
    }
    const lanes = records<Lane>(this.board, "lane");
    const notes = this.#notes.map((note) => moved.get(note.id) ?? note).sort(byLane(lanes));
    if (!sameBands(this.#laid, lanes, notes)) return false;
    this.#notes = notes;
    const rectOf = rectIn(this.#laid);
    const rects = new Map([...moved].map(([id, note]) => [id, rectOf(note)]));
    for (const [id, note] of moved) this.#known.set(id, note);
    for (const [id, rect] of rects) this.#ground.put(id, rect);
    this.#nodes.move(rects);
    this.#numbers.countSoon(
      () => ({ notes: this.#notes, links: this.#linksOnMap(), lanes: records<Lane>(this.board, "lane") }),
      () => this.#tell(),
    );
    this.#tell();
    return true;
  }

  #isOnlyMoved(note: Note): boolean {
    const before = this.#known.get(note.id);
    if (!before || before.state !== this.#state || this.#ghosts > 0) return false;
    if (this.#laid.wrapping || this.#laid.folded.size > 0) return false;
    return shapeKey(before) === shapeKey(note) && this.#isShown(note);
  }

  #linksOnMap(): Link[] {
    return records<Link>(this.board, "link").filter(
      (link) => link.state === this.#state && this.#isOnMap(link),
    );
  }

  #follow(changes: Changes): void {
    if (changes.has("board")) this.#followLocks();
    if (changes.has("board") || changes.has("variant")) this.#followView();
    const ids = [...(changes.get("note") ?? [])].filter((id) => this.#matters(id));
    const isOther = changes.has("lane") || changes.has("link");
    const isFramed = changes.has("board") || changes.has("variant");
    if (isOther || (ids.length > 0 && (isFramed || !this.#move(ids)))) this.rebuild();
  }

  /** Text that does not make its note taller, and data, change no geometry. */
  #matters(id: string): boolean {
    const note = this.board.get("note", id);
    const before = this.#known.get(id);
    if (!note) return before !== undefined;
    if (this.#state === "future" && note.state === "current") return true;
    const shown = note.state === this.#state && this.#isShown(note);
    if (!shown || !before) return shown || before !== undefined;
    return before.x !== note.x || before.y !== note.y || shapeKey(before) !== shapeKey(note);
  }

  #isShown(note: Note): boolean {
    return isShownTo(note, this.board.you()?.id) && this.#isOnMap(note);
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
    this.#nodes.forget();
    this.rebuild();
  }

  #followView(): void {
    const { state, selection } = this.view.get();
    const variant = shownVariant(this);
    this.#nodes.choose(selection);
    if (state !== this.#state || variant !== this.#variant) {
      this.#state = state;
      this.#variant = variant;
      this.#locked = this.board.facts().locked_states.includes(state);
      this.#nodes.drop();
      this.rebuild();
      return;
    }
    this.#chooseFocus();
    this.#tell();
  }

  #followPeople(): void {
    const { at, shifted } = visits(this.board.people(), this.#state);
    const nodes = this.#nodes.all;
    this.#nodes.shift(shifted, this.rect);
    const visitors = sameVisitors(this.#visitors, at);
    if (nodes === this.#nodes.all && visitors === this.#visitors) return;
    this.#visitors = visitors;
    this.#tell();
  }

  #chooseFocus(): void {
    const selected = this.view.get().selection.find((id) => this.rect(id));
    if (selected) this.#focus = selected;
    else if (this.#focus === null || !this.rect(this.#focus)) this.#focus = this.#notes[0]?.id ?? null;
  }

  #tell(): void {
    for (const watch of [...this.#watchers]) watch();
  }
}

/** What else than its place has a say in where things lie. */
function shapeKey(note: Note): string {
  const [width, height] = noteSize(note);
  const { lane, kind, work, hidden, origins } = note;
  return `${lane} ${width} ${height} ${kind} ${work} ${hidden} ${origins} ${isBurst(note) ? note.about : ""}`;
}

function records<T>(board: LiveBoard, kind: "lane" | "note" | "link"): T[] {
  return board.ids(kind).flatMap((id) => (board.get(kind, id) as T | undefined) ?? []);
}
