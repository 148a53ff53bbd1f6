// The socket to a board: opened, watched, and opened again after a growing pause until somebody says goodbye for good.
import type { Bye, ClientMessage, ServerMessage } from "./messages";

/** The part of a WebSocket that is used; the browser's own and Node's fit it. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface ConnectionEvents {
  /** A new socket is open: the first message, a hello, is asked for. */
  greet(): ClientMessage;
  heard(message: ServerMessage): void;
  /** The socket is gone; another try follows at `retryAt` (milliseconds since the epoch). */
  lost(retryAt: number, bye: Bye | undefined): void;
  /** No further try is made. */
  ended(bye: Bye): void;
}

export interface Pace {
  /** The first and the longest pause between two tries, in milliseconds. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** Silence after which the server is asked for a sign of life, and how long its answer may take. */
  readonly askAfter: number;
  readonly answerWithin: number;
}

export const USUAL_PACE: Pace = {
  firstPause: 300,
  longestPause: 15_000,
  askAfter: 15_000,
  answerWithin: 10_000,
};

/** A goodbye with one of these codes is final: asking again would not help. */
const FINAL = new Set([
  "not_signed_in",
  "not_found",
  "forbidden",
  "deleted",
  "removed",
  "signed_out",
  "protocol",
]);

export class Connection {
  private socket: Socket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;
  private failures = 0;
  private heardAt = 0;
  private askedAt: number | undefined;
  private bye: Bye | undefined;
  private isOpen = false;
  private stopped = false;

  constructor(
    private readonly openSocket: () => Socket,
    private readonly events: ConnectionEvents,
    private readonly pace: Pace = USUAL_PACE,
  ) {}

  /** Opens a socket now, in place of the one that may be open. */
  start(): void {
    if (this.stopped) return;
    this.drop();
    this.bye = undefined;
    const socket = this.openSocket();
    this.socket = socket;
    const mine = (act: (event: never) => void) => (event: never) => {
      if (this.socket === socket) act(event);
    };
    socket.onopen = mine(() => this.opened());
    socket.onmessage = mine((event: { data: unknown }) => this.received(event.data));
    socket.onclose = mine(() => this.closed());
    socket.onerror = mine(() => undefined);
    this.askedAt = Date.now();
    this.watch = setInterval(() => this.check(), Math.max(50, this.pace.askAfter / 5));
  }

  /** The server answered the hello: the next pause starts small again. */
  settled(): void {
    this.failures = 0;
  }

  send(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message));
  }

  /** Tries at once, for instance because the network is back; an open socket is asked for a sign of life. */
  wake(): void {
    if (this.stopped) return;
    if (!this.socket) this.start();
    else if (this.isOpen) this.ask();
  }

  /** Gives the socket up and tries again after a pause. */
  fail(): void {
    this.closed();
  }

  stop(): void {
    this.stopped = true;
    this.drop();
  }

  private opened(): void {
    this.isOpen = true;
    this.askedAt = Date.now();
    this.send(this.events.greet());
  }

  private received(data: unknown): void {
    this.heardAt = Date.now();
    this.askedAt = undefined;
    const message: ServerMessage = JSON.parse(String(data));
    if (message.type !== "bye") {
      this.events.heard(message);
      return;
    }
    this.bye = message;
    this.closed();
  }

  private closed(): void {
    const bye = this.bye;
    this.drop();
    if (this.stopped) return;
    if (bye && FINAL.has(bye.code)) {
      this.stopped = true;
      this.events.ended(bye);
      return;
    }
    const pause = this.nextPause(bye);
    this.events.lost(Date.now() + pause, bye);
    this.timer = setTimeout(() => this.start(), pause);
  }

  /** Doubles up to the longest pause; a random part keeps a thousand screens from coming back at once. */
  private nextPause(bye: Bye | undefined): number {
    const { firstPause, longestPause } = this.pace;
    const asked = (bye?.retry_after ?? 0) * 1000;
    const pause = Math.min(longestPause, firstPause * 2 ** this.failures++);
    return asked + pause * (0.5 + Math.random() / 2);
  }

  private check(): void {
    const now = Date.now();
    if (this.askedAt === undefined) {
      if (now - this.heardAt > this.pace.askAfter) this.ask();
    } else if (now - this.askedAt > this.pace.answerWithin) this.closed();
  }

  private ask(): void {
    this.askedAt ??= Date.now();
    try {
      this.send({ type: "ping" });
    } catch {
      this.closed();
    }
  }

  private drop(): void {
    clearTimeout(this.timer);
    clearInterval(this.watch);
    const socket = this.socket;
    this.socket = undefined;
    this.isOpen = false;
    socket?.close();
  }
}
