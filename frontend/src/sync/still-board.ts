// A board that stands still: an earlier version, shown by everything that shows a live one. Nothing can be changed.
import type { Measured } from "../model/figures";
import type { State } from "../model/records";
import type { Socket } from "./connection";
import { LiveBoard } from "./live-board";
import type { ClientMessage, ServerMessage } from "./messages";

export interface StillVersion {
  readonly version: number;
  readonly file: Readonly<Record<string, unknown>>;
  readonly figures: Readonly<Record<State, Measured>>;
}

/** Nothing of it is kept in the browser, and no server is asked. */
export function openStillBoard(boardId: string, still: StillVersion): LiveBoard {
  return new LiveBoard({
    boardId,
    person: "",
    storage: Promise.resolve(undefined),
    openSocket: () => new StillSocket(still),
  });
}

/** Answers as a server would to somebody who may only look. */
class StillSocket implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;

  constructor(private readonly still: StillVersion) {
    queueMicrotask(() => this.onopen?.({} as never));
  }

  send(text: string): void {
    const message = JSON.parse(text) as ClientMessage;
    if (message.type === "hello") this.welcome();
    else if (message.type === "ping") this.tell({ type: "pong" });
  }

  close(): void {
    this.onmessage = null;
  }

  private welcome(): void {
    const { version, file, figures } = this.still;
    const you = { id: "", name: "", color: "", role: "view" as const };
    this.tell({ type: "welcome", version, mark: "still", acked: {}, you, people: [], board: file });
    this.tell({ type: "figures", version, states: figures });
  }

  private tell(message: ServerMessage): void {
    queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(message) } as never));
  }
}
