/** The installed page: it opens without a server, with what was not sent yet, and says when there is a newer one. */
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey";
import { WallScreen } from "./wall-screen";

test.use({ serviceWorkers: "allow" });

/** Until the page's files are kept and every request goes through the service worker. */
async function isInstalled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((taken) => navigator.serviceWorker.addEventListener("controllerchange", taken));
  });
}

test("without a server a reload opens the board with what waits, home lists it, and it is sent later", async ({
  owner,
  exampleBoard,
  served,
}) => {
  const board = await exampleBoard();
  const { page } = owner;
  const wall = await owner.open(board);
  await isInstalled(page);
  await served.kill();
  await wall.addStep("AR accountant", 0.4, "Written in the tunnel");
  await page.reload();
  await expect(wall.note("Written in the tunnel")).toBeVisible();
  await expect(wall.status("offline")).toContainText("waiting");
  await owner.goHome();
  await expect(page.getByRole("listitem").filter({ hasText: "Customer billing" })).toContainText(
    /changes? waits?/,
  );
  await page.goto(owner.address("/boards/never-opened-here"));
  await expect(page.getByText("This browser does not keep this board")).toBeVisible();
  await expect(page.getByRole("link", { name: "Go to the boards" })).toBeVisible();
  await page.goto(owner.address("/?app"));
  await expect(wall.note("Written in the tunnel")).toBeVisible();
  await served.begin();
  await wall.isSaved();
  const { notes } = await served.api<{ notes: { text: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes.filter(({ text }) => text === "Written in the tunnel")).toHaveLength(1);
});

test("a newer page on the server is told of, and loaded when it is asked for", async ({ owner, served }) => {
  const between = await Between.start(served.port);
  const { page } = owner;
  await page.goto(`http://127.0.0.1:${between.port}/`);
  await isInstalled(page);
  const news = page.getByText("A new version of Leanwall is there.");
  await expect(news).toBeHidden();
  between.isNewer = true;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(news).toBeVisible();
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Load it" }).click();
  await loaded;
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(news).toBeHidden();
  await between.stop();
});

test("an old tab keeps what it has not sent over an upgrade, sends it to the newer server, and has it in the newer page", async ({
  owner,
  exampleBoard,
  served,
}) => {
  const board = await exampleBoard();
  const between = await Between.start(served.port);
  const { page } = owner;
  const wall = new WallScreen(page);
  await page.goto(`http://127.0.0.1:${between.port}/boards/${board}`);
  await wall.isSaved();
  await isInstalled(page);
  await served.kill();
  await wall.addStep("AR accountant", 0.4, "Written before the upgrade");
  await expect(wall.status("offline")).toContainText("waiting");
  between.isNewer = true;
  await served.begin();
  await wall.isSaved();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Load it" }).click();
  await loaded;
  await expect(wall.note("Written before the upgrade")).toBeVisible();
  const { notes } = await served.api<{ notes: { text: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes.filter(({ text }) => text === "Written before the upgrade")).toHaveLength(1);
  await between.stop();
});

/** Stands between browser and server and makes the page's files those of a newer build. */
class Between {
  isNewer = false;
  private readonly live = new Set<Duplex>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(target: number): Promise<Between> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const between = new Between(server, (server.address() as AddressInfo).port);
    server.on("request", (asked, answer) => {
      const host = `127.0.0.1:${target}`;
      const headers: IncomingHttpHeaders = {
        ...asked.headers,
        host,
        ...(asked.headers.origin && { origin: `http://${host}` }),
      };
      if (asked.url === "/sw.js") delete headers["if-none-match"];
      if (asked.url === "/sw.js") delete headers["if-modified-since"];
      const onward = request(
        { port: target, host: "127.0.0.1", path: asked.url, method: asked.method, headers },
        (found) => {
          const isWorker = asked.url === "/sw.js";
          const { "content-length": _, ...kept } = found.headers;
          answer.writeHead(found.statusCode ?? 502, isWorker ? kept : found.headers);
          found.pipe(answer, { end: !isWorker });
          if (isWorker) found.on("end", () => answer.end(between.isNewer ? "\n// newer" : ""));
        },
      );
      onward.on("error", () => answer.destroy());
      asked.pipe(onward);
    });
    server.on("upgrade", (asked, socket) => {
      between.live.add(socket);
      const host = `127.0.0.1:${target}`;
      const headers = Object.entries({ ...asked.headers, host, origin: `http://${host}` });
      const onward = connect(target, "127.0.0.1", () => {
        const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
        onward.write(`GET ${asked.url} HTTP/1.1\r\n${lines}\r\n`);
        onward.pipe(socket).pipe(onward);
      });
      onward.on("error", () => socket.destroy());
      onward.on("close", () => socket.destroy());
      socket.on("error", () => onward.destroy());
    });
    return between;
  }

  async stop(): Promise<void> {
    for (const socket of this.live) socket.destroy(); // the server forgets what became a WebSocket
    this.server.closeAllConnections();
    await new Promise((ended) => this.server.close(ended));
  }
}
