// Who else is here and where; and one's own place, told at most twenty times a second.
import type { Person, PersonHere, Presence } from "./messages";

const PAUSE = 50;
/** More selected notes than this are told as these many. */
const MOST_PICKED = 200;

/** The others on the board, as the server tells of them. */
export class People {
  private readonly byId = new Map<string, PersonHere>();
  private list: readonly PersonHere[] = [];

  get all(): readonly PersonHere[] {
    return this.list;
  }

  welcome(people: readonly PersonHere[], you: Person): void {
    this.byId.clear();
    this.hear(Object.fromEntries(people.map((person) => [person.id, person])), you);
  }

  hear(people: Readonly<Record<string, PersonHere | null>>, you: Person | undefined): void {
    for (const [id, person] of Object.entries(people)) {
      if (person === null) this.byId.delete(id);
      else if (id !== you?.id) this.byId.set(id, Object.freeze({ ...this.byId.get(id), ...person, id }));
    }
    this.list = Object.freeze([...this.byId.values()]);
  }

  /** Nobody is known to be here while the socket is down. */
  clear(): void {
    this.byId.clear();
    this.list = Object.freeze([]);
  }
}

/** Gathers what changes about one's own place and sends the latest. */
export class OwnPresence {
  private wanted: Presence = {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sentAt = 0;

  constructor(
    private readonly send: (presence: Presence) => void,
    /** Nobody else is there to be told; who comes is told by `repeat`. */
    private readonly isAlone: () => boolean = () => false,
  ) {}

  set(part: Presence): void {
    this.wanted = { ...this.wanted, ...part };
    if (this.isAlone()) return;
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.sentAt + PAUSE - Date.now()));
  }

  /** After a new welcome, and when the first other person comes, all has to be told. */
  repeat(): void {
    if (Object.keys(this.wanted).length > 0) this.set({});
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private flush(): void {
    this.timer = undefined;
    this.sentAt = Date.now();
    this.send(cut(this.wanted));
  }
}

function cut({ selection, drag, ...rest }: Presence): Presence {
  return {
    ...rest,
    ...(selection && { selection: selection.slice(0, MOST_PICKED) }),
    ...(drag !== undefined && { drag: drag && { ...drag, ids: drag.ids.slice(0, MOST_PICKED) } }),
  };
}
