// A live board as the page sees it: what to show, what to do with it, and how it stands with the server.

import type { Measured } from "../model/figures";
import type { State } from "../model/records";
import { mayEdit } from "../model/roles";
import { boardSocket, browserStorage, watchPage } from "./browser";
import type { Pace, Socket } from "./connection";
import { difference, wellFormed } from "./differences";
import { isIdle, textOf } from "./effects";
import { followed } from "./figures";
import { folded } from "./folding";
import { newId } from "./ids";
import { Listeners, type Unsubscribe } from "./listeners";
import type { EditOp, Op, OpTarget, Person, PersonHere, Presence, ServerMessage } from "./messages";
import { Orphans } from "./orphans";
import { BOARD_KEY, keyOf } from "./picture";
import { OwnPresence, People } from "./presence";
import { Reading } from "./reading";
import { sameValue } from "./same-value";
import { Session } from "./session";
import { type Notice, noticeOf, type Status } from "./status";
import type { Storage } from "./storage";
import type { StoredSet } from "./stored-set";
import { newestAlive, type UndoState, undoState } from "./undoing";

export interface LiveBoardOptions {
  readonly boardId: string;
  /** Whose board this is in the browser's storage: the signed-in person's id. */
  readonly person: string;
  readonly openSocket?: () => Socket;
  /** Where boards are kept; it may resolve to undefined: then nothing is. */
  readonly storage?: Promise<Storage | undefined>;
  readonly pace?: Pace;
  /** How often sets that closed tabs left behind are looked for, in milliseconds. */
  readonly orphansEvery?: number;
  /** The set of a closed tab: what waits in it is sent, nothing else is done. */
  readonly set?: StoredSet;
}

export interface ChangeOptions {
  /** Changes of one gesture are one step of undo. */
  readonly gesture?: string | undefined;
  /** What was done, for “Undo …”. */
  readonly label?: string | undefined;
}

/** A frame may hold 256 KB; a change leaves some room for its envelope. */
const MOST_BYTES = 250_000;

type Topic = "status" | "notices" | "people" | "figures" | "undo";

export function openLiveBoard(options: LiveBoardOptions): LiveBoard {
  return new LiveBoard(options);
}

export class LiveBoard {
  readonly boardId: string;
  private readonly session: Session;
  private readonly reading = new Reading();
  private readonly listeners = new Listeners<Topic>();
  private readonly others = new People();
  private readonly presence = new OwnPresence(
    (presence) => this.session.send({ type: "presence", ...presence }),
    () => this.others.all.length === 0,
  );
  private measured: ReadonlyMap<string, Measured> = new Map();
  private readonly undoStates = new Map<"undo" | "redo", UndoState>();
  private noticeList: readonly Notice[] = [];
  private current: Status = Object.freeze({
    phase: "opening",
    loaded: false,
    waiting: 0,
    saved: true,
    stored: true,
  });
  private banner: { readonly code: string; readonly message: string } | undefined;
  private orphans: Orphans | undefined;
  private leavePage: () => void = () => undefined;

  readonly get = this.reading.get;
  readonly ids = this.reading.ids;
  readonly facts = this.reading.facts;
  readonly subscribe = this.reading.subscribe;
  readonly subscribeIds = this.reading.subscribeIds;
  readonly subscribeFacts = this.reading.subscribeFacts;
  readonly subscribeChanges = this.reading.subscribeChanges;

  constructor(private readonly options: LiveBoardOptions) {
    this.boardId = options.boardId;
    this.session = new Session(
      {
        boardId: options.boardId,
        person: options.person,
        openSocket: options.openSocket ?? (() => boardSocket(options.boardId)),
        storage: options.storage ?? browserStorage(),
        pace: options.pace,
        set: options.set,
      },
      {
        opened: (storage) => this.openedFrom(storage),
        drawn: (keys) => this.drawn(keys),
        told: (message) => this.told(message),
        refused: (refusal, change) => {
          if (refusal.silent !== true) this.say(noticeOf(refusal, change, Date.now()));
        },
        restated: () => this.restate(),
      },
    );
  }

  // What stands around the records

  /** The last confirmed version; subscribe by `subscribeStatus` or `subscribeChanges`. */
  readonly version = (): number | undefined => this.session.replica.version;
  readonly status = (): Status => this.current;
  readonly notices = (): readonly Notice[] => this.noticeList;
  readonly you = (): Person | undefined => this.session.replica.you;
  /** The others who are here now. */
  readonly people = (): readonly PersonHere[] => this.others.all;
  /** What `leanwall measure` says about a state, as the server last computed it; undefined until it has. */
  readonly figures = (state: State | (string & {})): Measured | undefined => this.measured.get(state);

  readonly subscribeStatus = (listener: () => void): Unsubscribe => this.listeners.add("status", listener);
  readonly subscribeNotices = (listener: () => void): Unsubscribe => this.listeners.add("notices", listener);
  readonly subscribePeople = (listener: () => void): Unsubscribe => this.listeners.add("people", listener);
  readonly subscribeFigures = (listener: () => void): Unsubscribe => this.listeners.add("figures", listener);
  readonly subscribeUndo = (listener: () => void): Unsubscribe => this.listeners.add("undo", listener);

  /** Tells the others where this person is; merges into what was told before, at most 20 times a second. */
  readonly sendPresence = (part: Presence): void => this.presence.set(part);

  readonly dismissNotice = (id: string): void => {
    this.noticeList = Object.freeze(this.noticeList.filter((notice) => notice.id !== id));
    this.listeners.tell("notices");
  };

  // What may be done, and doing it

  readonly newId = newId;

  /** Whether this person may change the map now. A commenter may not, yet comments go by `change` too. */
  readonly canEdit = (): boolean => this.mayChange() && mayEdit(this.you()?.role);

  /** Does the ops as one change. Its id; undefined when it may not be done or would change nothing. */
  readonly change = (ops: readonly Op[], options: ChangeOptions = {}): string | undefined => {
    const change = { id: newId("c"), ops: folded(ops), ...options };
    if (ops.length === 0 || !this.mayChange() || !this.fitsAFrame(change)) return undefined;
    const effects = this.session.replica.act(change);
    if (effects.every(isIdle)) {
      this.session.replica.takeBack(change.id);
      return undefined;
    }
    this.session.history.did(change.id, options.label, options.gesture);
    this.acted(effects.map(({ op }) => keyOf(op)));
    return change.id;
  };

  /** Makes a text what was typed, by splices; typing of one gesture goes out together while it has to wait. */
  readonly editText = (
    record: OpTarget,
    id: string,
    field: string,
    text: string,
    options: ChangeOptions = {},
  ): string | undefined => {
    const held = this.session.replica.picture.get(record === "board" ? BOARD_KEY : id);
    if (held?.record !== record) return undefined;
    const splices = difference(textOf(held.fields, field), wellFormed(text));
    if (splices.length === 0) return undefined;
    const edit: EditOp = { op: "edit", record, id, field, splices };
    return this.extended(edit, options) ?? this.change([edit], options);
  };

  /** What a verb of the server did for this person can be undone like what was done here. */
  readonly adopt = (change: string | null, label: string): void => {
    if (change === null) return;
    this.session.history.did(change, label);
    this.session.acted();
    this.undoChanged();
  };

  readonly canUndo = (): UndoState => this.undoStateOf("undo");
  readonly canRedo = (): UndoState => this.undoStateOf("redo");

  /** Takes back one's own newest step that can be; the change's id, or undefined when there is none. */
  readonly undo = (): string | undefined => this.reverse("undo");
  readonly redo = (): string | undefined => this.reverse("redo");

  /** Tries to connect now instead of after the pause. */
  readonly retry = (): void => this.session.wake();

  /** Lets the board go. What still waits is kept for the next time it is opened in this browser. */
  readonly close = async (fate: "free" | "remove" = "free"): Promise<void> => {
    this.leavePage();
    this.presence.stop();
    await this.orphans?.stop();
    await this.session.close(fate);
  };

  private openedFrom(storage: Storage | undefined): void {
    this.leavePage = watchPage(this.session.wake, this.session.rest);
    this.drawn(undefined);
    if (!storage || this.options.set) return;
    const { boardId, person, orphansEvery } = this.options;
    this.orphans = new Orphans(storage, boardId, person, (set) => this.drain(set), orphansEvery);
  }

  /** A client of its own for what a closed tab left; its refusals are said here. */
  private drain(set: StoredSet): LiveBoard {
    const client = new LiveBoard({ ...this.options, set });
    client.subscribeNotices(() => {
      for (const notice of client
        .notices()
        .filter(({ id }) => this.noticeList.every((known) => known.id !== id))) {
        this.say(notice);
      }
    });
    return client;
  }

  private drawn(keys: ReadonlySet<string> | undefined): void {
    const { picture, confirmed } = this.session.replica;
    this.reading.refresh(picture, keys, keys ? [] : [...confirmed.keys(), ...picture.own.keys()]);
    this.restate();
    this.undoChanged();
  }

  private told(message: ServerMessage): void {
    if (message.type === "welcome") {
      this.banner = undefined; // whether it is over may have been said while nobody listened
      this.restate();
      this.others.welcome(message.people, message.you);
      this.presence.repeat();
      this.listeners.tell("people");
    } else if (message.type === "presence") {
      const wasAlone = this.others.all.length === 0;
      this.others.hear(message.people, this.you());
      if (wasAlone) this.presence.repeat();
      this.listeners.tell("people");
    } else if (message.type === "figures") {
      this.measured = followed(this.measured, message);
      this.listeners.tell("figures");
    } else if (message.type === "notice") {
      this.banner = message.code === "ok" ? undefined : message;
      this.restate();
    }
  }

  private extended(edit: EditOp, { gesture, label }: ChangeOptions): string | undefined {
    if (gesture === undefined || !this.mayChange()) return undefined;
    const id = this.session.replica.outbox.extend(edit, gesture);
    if (id === undefined) return undefined;
    this.session.history.did(id, label, gesture);
    this.acted(this.session.replica.picture.own.keys());
    return id;
  }

  private reverse(which: "undo" | "redo"): string | undefined {
    const { history, replica } = this.session;
    const target = this.mayChange() ? newestAlive(history.kept[which], replica) : undefined;
    if (!target) return undefined;
    const id = newId("c");
    const ops = target.step.changes.toReversed().map((change): Op => ({ op: "undo", change }));
    const effects = replica.act({ id, ops, label: target.step.label });
    if (which === "undo") history.undid(id, target.index);
    else history.redid(id, target.index);
    this.acted(effects.map(({ op }) => keyOf(op)));
    return id;
  }

  /** Shows, keeps and sends what was just done. */
  private acted(keys: Iterable<string>): void {
    this.session.acted();
    this.reading.refresh(this.session.replica.picture, keys);
    this.restate();
    this.undoChanged();
  }

  private mayChange(): boolean {
    const role = this.you()?.role;
    return (
      this.version() !== undefined && this.session.phase !== "closed" && role !== undefined && role !== "view"
    );
  }

  private fitsAFrame(change: { id: string; ops: readonly Op[]; label?: string | undefined }): boolean {
    const text = JSON.stringify(change.ops);
    if (text.length * 3 < MOST_BYTES || new TextEncoder().encode(text).length < MOST_BYTES) return true;
    const message = "This is too much for one step. Do it in several parts.";
    this.say(noticeOf({ code: "limit", message }, change, Date.now()));
    return false;
  }

  private undoStateOf(which: "undo" | "redo"): UndoState {
    let state = this.undoStates.get(which);
    if (!state) {
      state = undoState(this.session.history.kept[which], this.session.replica, this.mayChange());
      this.undoStates.set(which, state);
    }
    return state;
  }

  /** Others' work is heard many times a second and seldom changes what can be undone here. */
  private undoChanged(): void {
    const before = new Map(this.undoStates);
    this.undoStates.clear();
    const isSame = (which: "undo" | "redo") => {
      const was = before.get(which);
      const same = was !== undefined && sameValue(was, this.undoStateOf(which));
      if (same) this.undoStates.set(which, was);
      return same;
    };
    const [undo, redo] = [isSame("undo"), isSame("redo")];
    if (!undo || !redo) this.listeners.tell("undo");
  }

  private restate(): void {
    const { phase, replica, reason, retryAt, isStored } = this.session;
    if (phase !== "live" && this.others.all.length > 0) {
      this.others.clear();
      this.listeners.tell("people");
    }
    const waiting = replica.outbox.waiting.length;
    const loaded = this.current.loaded || replica.version !== undefined;
    const said = reason ?? this.banner;
    const status: Status = {
      phase,
      loaded,
      waiting,
      saved: loaded && waiting === 0,
      stored: waiting === 0 || isStored,
      code: said?.code,
      message: said?.message || undefined,
      retryAt,
    };
    if (sameValue(status, this.current)) return;
    this.current = Object.freeze(status);
    this.listeners.tell("status");
  }

  private say(notice: Notice): void {
    this.noticeList = Object.freeze([...this.noticeList, notice]);
    this.listeners.tell("notices");
  }
}
