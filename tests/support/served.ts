/** The real server in a process of its own, with a data folder that outlives its restarts. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import WebSocket from "ws";

const ROOT = resolve(import.meta.dirname, "../..");
const PYTHON = join(ROOT, ".venv/bin/python");
export const TOKEN = "a-token-for-the-tests-only";
const STARTS_WITHIN = 30_000;

export interface Guest {
  readonly name: string;
  readonly person: string;
  readonly secret: string;
}

export class Served {
  private process: ChildProcess | undefined;
  private output = "";

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  private get copy(): string {
    return `${this.folder}-copy`;
  }

  static async start(): Promise<Served> {
    const served = new Served(mkdtempSync(join(tmpdir(), "leanwall-test-")), await freePort());
    await served.begin();
    return served;
  }

  /** Starts the server, again after `kill`, on the same port and data. */
  async begin(): Promise<void> {
    const options = ["--port", String(this.port), "--data", this.folder, "--no-open"];
    this.process = spawn(PYTHON, ["-m", "leanwall", "serve", ...options], {
      env: { ...process.env, LEANWALL_TOKEN: TOKEN },
      stdio: ["ignore", "pipe", "pipe"],
    });
    process.once("exit", () => this.process?.kill("SIGKILL"));
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on("data", (text) => {
        this.output += text;
      });
    }
    await this.ready();
  }

  /** Ends the server without warning, as a power cut does. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.copy, { recursive: true, force: true });
  }

  /** Takes a copy of the data as it is now, as a nightly backup does; the server is away for that long. */
  async backUp(): Promise<void> {
    await this.kill();
    cpSync(this.folder, this.copy, { recursive: true });
    await this.begin();
  }

  /** Goes back to the copy: all that came after it is lost. */
  async putBack(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
    cpSync(this.copy, this.folder, { recursive: true });
    await this.begin();
  }

  /** People of the owner's workspace, each with a session; “Name:role”, the role edit when none is said. */
  guests(...names: string[]): Guest[] {
    const lines = execFileSync(PYTHON, [join(ROOT, "tests/support/people.py"), this.folder, ...names], {
      encoding: "utf-8",
      env: { ...process.env, PYTHONPATH: join(ROOT, "server") },
    });
    return lines
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  }

  /** A call of the API as the owner; the answer's JSON. Throws with the answer's text when it is refused. */
  async api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, init);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? (undefined as T) : response.json();
  }

  /** A guest's socket to a board, by way of `port` (a relay's) where one is given. */
  socket(guest: Guest, board: string, port = this.port): WebSocket {
    const headers = {
      cookie: `leanwall_${this.port}=${guest.secret}`,
      host: `127.0.0.1:${this.port}`,
      origin: `http://127.0.0.1:${this.port}`,
    };
    return new WebSocket(`ws://127.0.0.1:${port}/api/boards/${board}/live`, {
      headers,
      perMessageDeflate: false,
    });
  }

  private async ready(): Promise<void> {
    const until = Date.now() + STARTS_WITHIN;
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > until || this.process?.exitCode != null)
        throw new Error(`The server did not start:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const running = this.process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
