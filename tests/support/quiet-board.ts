/** A live board without a server: it is welcomed with a board file, and its changes wait for ever. */
import type { Socket } from "../../frontend/src/sync/connection";
import { LiveBoard } from "../../frontend/src/sync/live-board";
import type { ClientMessage, Hello, Op, ServerMessage, Welcome } from "../../frontend/src/sync/messages";

export interface QuietBoard {
  readonly board: LiveBoard;
  /** The ops of every change so far. */
  readonly changes: (readonly Op[])[];
  /** Every hello so far, one for each socket. */
  readonly hellos: Hello[];
  /** Lets the server say something on the newest socket. */
  say(message: ServerMessage): void;
}

export async function aQuietBoard(file: object, role = "edit"): Promise<QuietBoard> {
  const changes: (readonly Op[])[] = [];
  const hellos: Hello[] = [];
  let newest: QuietSocket | undefined;
  const board = new LiveBoard({
    boardId: "b-quiet",
    person: "p-anna",
    storage: Promise.resolve(undefined),
    openSocket: () => {
      newest = new QuietSocket({ file, role, changes, hellos });
      return newest;
    },
  });
  await new Promise<void>((resolve) => {
    const done = board.subscribeStatus(() => {
      if (board.status().phase !== "live") return;
      done();
      resolve();
    });
  });
  return { board, changes, hellos, say: (message) => newest?.say(message) };
}

class QuietSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  onerror: Socket["onerror"] = null;

  constructor(
    private readonly told: { file: object; role: string; changes: (readonly Op[])[]; hellos: Hello[] },
  ) {
    queueMicrotask(() => this.onopen?.({} as never));
  }

  say(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) } as never);
  }

  send(text: string): void {
    const message: ClientMessage = JSON.parse(text);
    if (message.type === "change") this.told.changes.push(message.ops);
    if (message.type !== "hello") return;
    this.told.hellos.push(message);
    queueMicrotask(() => this.say(this.welcome(message)));
  }

  close(): void {}

  /** The whole board to who holds none, nothing new to the others. */
  private welcome({ since, mark }: Hello): Welcome {
    const you = { id: "p-anna", name: "Anna", color: "#204060", role: this.told.role };
    const news = since === undefined ? { board: { ...this.told.file } } : { changes: [] };
    return { type: "welcome", version: since ?? 1, mark: mark ?? "m1", acked: {}, you, people: [], ...news };
  }
}
