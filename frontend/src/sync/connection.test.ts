import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Connection, type Socket, USUAL_PACE } from "./connection";
import type { Bye, ServerMessage } from "./messages";

class LineSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  onerror: Socket["onerror"] = null;
  readonly sent: string[] = [];
  isOpen = false;
  isClosed = false;

  send(text: string): void {
    if (!this.isOpen) throw new Error("still connecting"); // as a browser's socket does
    this.sent.push(JSON.parse(text).type);
  }
  close(): void {
    this.isClosed = true;
  }
  open(): void {
    this.isOpen = true;
    this.onopen?.({} as never);
  }
  receive(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) } as never);
  }
  break(): void {
    this.onclose?.({} as never);
  }
}

function aConnection() {
  const sockets: LineSocket[] = [];
  const heard: string[] = [];
  const lost: number[] = [];
  const ended: Bye[] = [];
  const connection = new Connection(
    () => {
      const socket = new LineSocket();
      sockets.push(socket);
      return socket;
    },
    {
      greet: () => ({ type: "hello", protocol: 1, outbox: [] }),
      heard: (message) => heard.push(message.type),
      lost: (retryAt) => lost.push(retryAt - Date.now()),
      ended: (bye) => ended.push(bye),
    },
  );
  connection.start();
  const latest = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("no socket was opened");
    return socket;
  };
  return { connection, sockets, heard, lost, ended, latest };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a socket to a board", () => {
  test("begins with a hello and hands on what it hears", () => {
    const { latest, heard } = aConnection();
    latest().open();
    latest().receive({ type: "resync" });
    expect([latest().sent, heard]).toEqual([["hello"], ["resync"]]);
  });

  test("comes again after pauses that double up to a quarter of a minute, never all at one moment", () => {
    const { latest, lost } = aConnection();
    for (let tries = 0; tries < 10; tries++) {
      latest().break();
      vi.advanceTimersByTime(USUAL_PACE.longestPause + 1);
    }
    const most = lost.map((_, tries) => Math.min(15_000, 300 * 2 ** tries));
    expect(lost.every((pause, tries) => pause >= (most[tries] ?? 0) / 2 && pause <= (most[tries] ?? 0))).toBe(
      true,
    );
    expect(new Set(lost.slice(6)).size).toBeGreaterThan(1);
  });

  test("starts with small pauses again once it was welcomed", () => {
    const { connection, latest, lost } = aConnection();
    for (let tries = 0; tries < 6; tries++) {
      latest().break();
      vi.advanceTimersByTime(USUAL_PACE.longestPause);
    }
    connection.settled();
    latest().break();
    expect(lost.at(-1)).toBeLessThanOrEqual(300);
  });

  test("waits as long as the server asks", () => {
    const { latest, lost } = aConnection();
    latest().open();
    latest().receive({ type: "bye", code: "restart", message: "The server is going down.", retry_after: 2 });
    expect(lost[0]).toBeGreaterThan(2_000);
  });

  test.each(["not_signed_in", "not_found", "forbidden", "deleted", "protocol"])(
    "does not come again after “%s”",
    (code) => {
      const { latest, sockets, ended } = aConnection();
      latest().open();
      latest().receive({ type: "bye", code, message: "No." });
      vi.advanceTimersByTime(60_000);
      expect([sockets.length, ended.map((bye) => bye.code)]).toEqual([1, [code]]);
    },
  );

  test("hears nothing more from a socket that was given up", () => {
    const { connection, sockets, heard } = aConnection();
    connection.start();
    sockets[0]?.receive({ type: "resync" });
    sockets[0]?.break();
    expect([heard, sockets.length, sockets[0]?.isClosed]).toEqual([[], 2, true]);
  });

  test("asks a silent server for a sign of life and gives it up when none comes", () => {
    const { latest, sockets } = aConnection();
    latest().open();
    latest().receive({ type: "resync" });
    vi.advanceTimersByTime(19_000);
    expect(sockets[0]?.sent).toEqual(["hello", "ping"]);
    latest().receive({ type: "pong" });
    vi.advanceTimersByTime(14_000);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(20_000);
    expect(sockets[0]?.isClosed).toBe(true);
  });

  test("a tab that slept asks before it gives up", () => {
    const { latest, sockets } = aConnection();
    latest().open();
    latest().receive({ type: "resync" });
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(3_001);
    expect([sockets.length, latest().sent]).toEqual([1, ["hello", "ping"]]);
  });

  test("tries at once when the network is back", () => {
    const { connection, latest, sockets } = aConnection();
    latest().break();
    connection.wake();
    expect(sockets).toHaveLength(2);
  });

  test("a try that is under way is not given up because somebody looks at the page", () => {
    const { connection, latest, lost } = aConnection();
    connection.wake();
    latest().open();
    expect([latest().sent, lost]).toEqual([["hello"], []]);
  });

  test("is quiet after it was stopped", () => {
    const { connection, latest, sockets } = aConnection();
    connection.stop();
    latest().break();
    connection.wake();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});
