/** One person at one screen: works at random, has bad luck with the network, closes the tab and comes back. */

import { type Note, RECORD_NAMES } from "../../frontend/src/model/records";
import type { Socket } from "../../frontend/src/sync/connection";
import { LiveBoard } from "../../frontend/src/sync/live-board";
import type { Op, ServerMessage } from "../../frontend/src/sync/messages";
import { Storage } from "../../frontend/src/sync/storage";
import type { Chance } from "./chance";
import { BrowserLocks } from "./locks";
import { CALM, Relay, type Weather } from "./relay";
import type { Guest, Served } from "./served";

const FAST = { firstPause: 15, longestPause: 150, askAfter: 300, answerWithin: 500 };
const MOST_NOTES = 12;

interface Typed {
  readonly change: string;
  readonly note: string;
  readonly text: string;
  /** The letters left and right of it, empty at the ends. */
  readonly between: readonly [left: string, right: string];
}

export class Worker {
  /** Changes that were made here, in order. */
  readonly made: string[] = [];
  readonly typed: Typed[] = [];
  /** Changes that the server refused on any socket of this person. */
  readonly refused = new Set<string>();
  board: LiveBoard;
  private readonly storage: Promise<Storage>;
  private readonly told = new Set<string>();
  private isCalm = false;
  private isAway = false;
  private gesture = 0;

  private constructor(
    private readonly served: Served,
    private readonly guest: Guest,
    private readonly boardId: string,
    private readonly chance: Chance,
    private readonly letters: Generator<string, never>,
    private readonly relay: Relay,
  ) {
    this.storage = Storage.open(new BrowserLocks().tab());
    this.board = this.opensTheBoard();
  }

  static async at(
    served: Served,
    guest: Guest,
    board: string,
    chance: Chance,
    letters: Generator<string, never>,
  ): Promise<Worker> {
    let weather = (): Weather => CALM;
    const relay = await Relay.to(served.port, () => weather());
    const worker = new Worker(served, guest, board, chance, letters, relay);
    weather = () => worker.weather();
    return worker;
  }

  doesSomething(): void {
    const acts = [
      this.adds,
      this.types,
      this.types,
      this.types,
      this.erases,
      this.moves,
      this.moves,
      this.links,
    ];
    const rare = [this.removes, this.undoes, this.redoes, this.movesSeveral, this.renamesTheBoard];
    const act = this.chance.often(0.7) ? this.chance.one(acts) : this.chance.one(rare);
    if (this.board.status().waiting < 12) act?.call(this);
  }

  async hasBadLuck(): Promise<void> {
    if (this.chance.often(0.7)) this.relay.cut();
    else {
      await this.board.close();
      this.board = this.opensTheBoard();
    }
  }

  /** Has no network at all until it gets a good one. */
  goesAway(): void {
    this.isAway = true;
    this.relay.cut();
  }

  getsGoodNetwork(): void {
    this.isCalm = true;
    this.isAway = false;
    this.relay.cut();
    this.board.retry();
  }

  /** What is on the screen, in the form of `recordsOf`. */
  screen(): Record<string, unknown> {
    return recordsOf(this.board);
  }

  /** Refusals that ought to have been said and were not. */
  untold(): string[] {
    return [...this.refused].filter((id) => !this.told.has(id));
  }

  says(): unknown {
    return { name: this.guest.name, version: this.board.version(), ...this.board.status() };
  }

  async close(): Promise<void> {
    await this.board.close("remove");
    await this.relay.close();
  }

  private weather(): Weather {
    if (this.isAway) return { delay: () => 0, cutAfter: 0 };
    if (this.isCalm) return CALM;
    const slow = this.chance.below(25);
    const delay = () => (this.chance.often(0.5) ? 0 : this.chance.below(slow + 1));
    const bytes = 500 + this.chance.below(20_000);
    if (this.chance.often(0.5)) return { delay, cutAfter: bytes };
    return this.chance.often(0.2) ? { delay, silentAfter: bytes } : { delay };
  }

  private opensTheBoard(): LiveBoard {
    const board = new LiveBoard({
      boardId: this.boardId,
      person: this.guest.person,
      openSocket: () => this.socket(),
      storage: this.storage,
      pace: FAST,
    });
    board.subscribeNotices(() => {
      for (const { id } of board.notices()) this.told.add(id);
    });
    return board;
  }

  private socket(): Socket {
    const socket = this.served.socket(this.guest, this.boardId, this.relay.port);
    socket.on("message", (data) => {
      const message: ServerMessage = JSON.parse(String(data));
      if (message.type !== "refused" || message.id === null) return;
      this.refused.add(message.id);
      if (message.silent) this.told.add(message.id);
    });
    return socket as unknown as Socket;
  }

  private did(change: string | undefined): string | undefined {
    if (change !== undefined && !this.made.includes(change)) this.made.push(change);
    return change;
  }

  private notes(): Note[] {
    return this.board.ids("note").flatMap((id) => this.board.get("note", id) ?? []);
  }

  private adds(): void {
    const notes = this.notes();
    if (notes.length >= MOST_NOTES) return;
    const id = this.board.newId("n");
    const ops: Op[] = [
      { op: "create", record: "note", id, fields: { lane: "clerk", x: 10 * notes.length, text: "" } },
    ];
    const before = this.chance.one(notes);
    if (before && this.chance.often(0.5)) ops.push(this.link(before.id, id));
    this.did(this.board.change(ops));
  }

  /** Some letters at one place, often several times in one gesture. */
  private types(): void {
    const note = this.chance.one(this.notes());
    if (!note) return;
    if (this.chance.often(0.4)) this.gesture++;
    const text = Array.from({ length: 1 + this.chance.below(3) }, () => this.letters.next().value).join("");
    const letters = Array.from(note.text);
    const at = this.chance.below(letters.length + 1);
    const between = [letters[at - 1] ?? "", letters[at] ?? ""] as const;
    letters.splice(at, 0, text);
    const change = this.did(
      this.board.editText("note", note.id, "text", letters.join(""), this.gestureOf(note)),
    );
    if (change !== undefined) this.typed.push({ change, note: note.id, text, between });
  }

  private gestureOf(note: Note) {
    return { gesture: `${note.id}/${this.gesture}`, label: "editText" };
  }

  private erases(): void {
    const note = this.chance.one(this.notes().filter(({ text }) => text !== ""));
    if (!note) return;
    const letters = Array.from(note.text);
    letters.splice(this.chance.below(letters.length), 1 + this.chance.below(3));
    this.did(this.board.editText("note", note.id, "text", letters.join("")));
  }

  private moves(): void {
    const note = this.chance.one(this.notes());
    const fields = { x: this.chance.below(2_000), lane: this.chance.one(["clerk", "boss", null]) ?? null };
    if (note) this.did(this.board.change([{ op: "update", record: "note", id: note.id, fields }]));
  }

  private movesSeveral(): void {
    const moved = this.notes().filter(() => this.chance.often(0.4));
    this.did(
      this.board.change(
        moved.map(
          ({ id }): Op => ({ op: "update", record: "note", id, fields: { y: this.chance.below(500) } }),
        ),
      ),
    );
  }

  private links(): void {
    const [source, target] = [this.chance.one(this.notes()), this.chance.one(this.notes())];
    if (source && target) this.did(this.board.change([this.link(source.id, target.id)]));
  }

  private link(source: string, target: string): Op {
    return { op: "create", record: "link", id: this.board.newId("l"), fields: { source, target } };
  }

  private removes(): void {
    const links = this.board.ids("link");
    const link = this.chance.one(links);
    const note = this.chance.one(this.notes());
    if (link && links.length > 6) this.did(this.board.change([{ op: "delete", record: "link", id: link }]));
    else if (note) this.did(this.board.change([{ op: "delete", record: "note", id: note.id }]));
  }

  private renamesTheBoard(): void {
    this.did(
      this.board.editText(
        "board",
        "board",
        "purpose",
        `${this.board.facts().purpose}${this.letters.next().value}`,
      ),
    );
  }

  private undoes(): void {
    this.did(this.board.undo());
  }

  private redoes(): void {
    this.did(this.board.redo());
  }
}

/** All that a screen shows, by id; null and absent mean the same. */
function recordsOf(board: LiveBoard): Record<string, unknown> {
  const found: Record<string, unknown> = { board: board.facts() };
  for (const record of RECORD_NAMES) for (const id of board.ids(record)) found[id] = board.get(record, id);
  return found;
}
