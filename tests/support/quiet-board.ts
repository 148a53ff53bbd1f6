/** A live board without a server: it is welcomed with a board file, and its changes wait for ever. */
import type { Socket } from "../../frontend/src/sync/connection";
import { LiveBoard } from "../../frontend/src/sync/live-board";
import type { ChangeMessage, Op, Welcome } from "../../frontend/src/sync/messages";

export interface QuietBoard {
  readonly board: LiveBoard;
  /** The ops of every change so far. */
  readonly changes: (readonly Op[])[];
}

export async function aQuietBoard(file: object, role = "edit"): Promise<QuietBoard> {
  const changes: (readonly Op[])[] = [];
  const board = new LiveBoard({
    boardId: "b-quiet",
    person: "p-anna",
    storage: Promise.resolve(undefined),
    openSocket: () => new QuietSocket({ file, role, changes }),
  });
  await new Promise<void>((resolve) => {
    const done = board.subscribeStatus(() => {
      if (board.status().phase !== "live") return;
      done();
      resolve();
    });
  });
  return { board, changes };
}

class QuietSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  onerror: Socket["onerror"] = null;

  constructor(private readonly told: { file: object; role: string; changes: (readonly Op[])[] }) {
    queueMicrotask(() => this.onopen?.({} as never));
  }

  send(text: string): void {
    const message = JSON.parse(text);
    if (message.type === "hello")
      queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(this.welcome()) } as never));
    if (message.type === "change") this.told.changes.push((message as ChangeMessage).ops);
  }

  close(): void {}

  private welcome(): Welcome {
    const you = { id: "p-anna", name: "Anna", color: "#204060", role: this.told.role };
    return {
      type: "welcome",
      version: 1,
      mark: "m1",
      acked: {},
      you,
      people: [],
      board: { ...this.told.file },
    };
  }
}
