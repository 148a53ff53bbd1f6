/** A stretch of bad network between a client and a server: it delays, holds back, and cuts in the middle of frames. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";

/** How the network is for one connection; asked anew for every one. */
export interface Weather {
  /** Milliseconds that the next bytes take. */
  delay(): number;
  /** After how many bytes the line is cut, whichever way they go; undefined for never. */
  readonly cutAfter?: number | undefined;
  /** After how many bytes nothing gets through any more, though the line seems to stand. */
  readonly silentAfter?: number | undefined;
}

export const CALM: Weather = { delay: () => 0 };

export class Relay {
  private readonly lines = new Set<Line>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** Listens on a free port of this computer and passes everything on to `target`. */
  static async to(target: number, weather: () => Weather): Promise<Relay> {
    const server = createServer((socket) => {
      const line = new Line(socket, connect(target, "127.0.0.1"), weather());
      relay.lines.add(line);
      line.ended.then(() => relay.lines.delete(line));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const relay = new Relay(server, (server.address() as AddressInfo).port);
    return relay;
  }

  /** Cuts every line now. */
  cut(): void {
    for (const line of this.lines) line.cut();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

class Line {
  readonly ended: Promise<void>;
  private passed = 0;
  private end: () => void = () => undefined;

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    private readonly weather: Weather,
  ) {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    this.pass(near, far);
    this.pass(far, near);
  }

  cut(): void {
    this.near.destroy();
    this.far.destroy();
    this.end();
  }

  /** Bytes keep their order; the last ones before a cut arrive in part. */
  private pass(from: Socket, to: Socket): void {
    let queue = Promise.resolve();
    from.setNoDelay(true);
    from.on("data", (bytes: Buffer) => {
      queue = queue.then(async () => {
        const wait = this.weather.delay();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        this.deliver(bytes, to);
      });
    });
    from.on("error", () => this.cut());
    from.on("close", () => void queue.then(() => this.cut()));
  }

  private deliver(bytes: Buffer, to: Socket): void {
    const { cutAfter, silentAfter } = this.weather;
    if (silentAfter !== undefined && this.passed > silentAfter) return;
    this.passed += bytes.length;
    if (cutAfter === undefined || this.passed <= cutAfter) to.write(bytes);
    else to.end(bytes.subarray(0, Math.floor(bytes.length / 2)), () => this.cut());
  }
}
