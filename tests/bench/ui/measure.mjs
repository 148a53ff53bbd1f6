/**
 * The same acts on the wall, tldraw and Excalidraw in one Chromium, one after the other; prints JSON.
 * Usage: node measure.mjs URL TOKEN ROUNDS. Times are milliseconds of the page's main thread a step.
 */
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { boardOf, notesOf } from "./notes.mjs";
import { Ours } from "./ours.mjs";
import { Peer } from "./peer.mjs";

const frontend = createRequire(join(import.meta.dirname, "../../../frontend/package.json"));
const { chromium } = frontend("@playwright/test");
const [, , address, token, rounds = "3"] = process.argv;
const COUNT = 2000;
const LINKS = 1000;
const STEPS = 60;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".json": "application/json" };
const FOLDERS = [
  ["/assets-of-tldraw/", join(import.meta.dirname, "node_modules/@tldraw/assets")],
  ["/assets-of-excalidraw/", join(import.meta.dirname, "node_modules/@excalidraw/excalidraw/dist/prod")],
  ["/", join(import.meta.dirname, "dist")],
];

/** Serves the others' pages and their assets from this machine. */
function serve() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const [prefix, folder] = FOLDERS.find(([start]) => path.startsWith(start));
    const file = join(folder, normalize(path.slice(prefix.length)).replace(/^(\.\.[/\\])+/, ""));
    if (!existsSync(file) || file.endsWith("/")) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function opened(browser, one) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const bytes = countBytes(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" }).catch(() => cdp.send("Performance.enable"));
  const interactive = await one.open(page, context);
  return { context, page, cdp, bytes, interactive };
}

/** JavaScript and style sheets as they would travel, gzip at its best. */
function countBytes(page) {
  const sizes = [];
  page.on("response", (response) => {
    if (!/javascript|css/.test(response.headers()["content-type"] ?? "")) return;
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length, () => 0));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function busy(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

const frame = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));

/** Main-thread time of `act`, divided by the steps it takes; what was started before is over. */
async function cost(screen, steps, act) {
  await screen.page.waitForTimeout(400);
  await frame(screen.page);
  const before = await busy(screen.cdp);
  for (let step = 0; step < steps; step++) {
    await act(step);
    await frame(screen.page);
  }
  await screen.page.waitForTimeout(150);
  return ((await busy(screen.cdp)) - before) / steps;
}

async function pan(screen) {
  await screen.page.mouse.move(800, 450);
  return cost(screen, STEPS, (step) => screen.page.mouse.wheel(step % 20 < 10 ? 40 : -40, step % 20 < 10 ? 12 : -12));
}

async function drag(screen, one) {
  const from = await one.at(screen.page, "n52");
  await screen.page.mouse.move(from.x, from.y);
  await screen.page.mouse.down();
  await screen.page.mouse.move(from.x + 12, from.y + 6, { steps: 3 });
  const spent = await cost(screen, STEPS, (step) =>
    screen.page.mouse.move(from.x + 14 + step * 2, from.y + 8 + (step % 10) * 3),
  );
  await screen.page.mouse.up();
  await screen.page.waitForTimeout(300);
  return spent;
}

async function heap(screen) {
  await screen.cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await screen.cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize").value / 2 ** 20;
}

async function measured(browser, one) {
  const screen = await opened(browser, one);
  const result = { interactive: screen.interactive };
  result.heap = await heap(screen);
  await one.fit(screen.page);
  result.pan_fit = await pan(screen);
  await one.full(screen.page);
  result.pan_full = await pan(screen);
  await one.full(screen.page);
  result.drag = await drag(screen, one);
  await one.full(screen.page);
  Object.assign(result, await remote(screen, one));
  result.bytes = (await screen.bytes()) / 1024;
  Object.assign(result, await one.extra?.(screen.page), await sideBySide(screen, one));
  await screen.context.close();
  await one.close?.();
  return result;
}

/** Others' work as it comes in: the text of a note in sight, and ten notes that move in every frame. */
async function remote(screen, one) {
  const ids = notesOf(COUNT).filter(({ lane }) => lane < 4).map(({ id }) => id).filter((_, at) => at % 50 < 5).slice(0, 10);
  const text = await cost(screen, 30, (step) => one.says(screen.page, ids[step % 5], `Somebody else types ${step}`));
  const moves = await cost(screen, 30, (step) => one.moves(screen.page, ids, step % 2 ? -6 : 6));
  return { remote_text: text, remote_moves: moves };
}

/** Today and the future one under the other: milliseconds until both stand there, and of a step along them. */
async function sideBySide(screen, one) {
  if (!one.hasBoth) return {};
  const compare = await one.compare(screen.page);
  await screen.page.mouse.move(800, 450);
  return { compare, along: await cost(screen, STEPS, (step) => screen.page.mouse.wheel(step % 20 < 10 ? 80 : -80, 0)) };
}

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function main() {
  const server = await serve();
  const others = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({
    ...(process.env.LEANWALL_CHROMIUM ? { executablePath: process.env.LEANWALL_CHROMIUM } : {}),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--enable-precise-memory-info"],
  });
  const ours = (count, links, states) => new Ours(frontend, address, token, boardOf(count, links, states));
  const subjects = {
    ours: () => ours(COUNT, 0),
    linked: () => ours(COUNT, LINKS),
    both: () => ours(COUNT, LINKS, ["current", "future"]),
    small: () => ours(500, 0),
    large: () => ours(5000, 0),
    tldraw: () => new Peer(`${others}/tldraw.html?notes=${COUNT}`, COUNT),
    excalidraw: () => new Peer(`${others}/excalidraw.html?notes=${COUNT}`, COUNT),
  };
  const wanted = (process.env.ONLY ?? Object.keys(subjects).join()).split(",");
  const all = Object.fromEntries(wanted.map((name) => [name, []]));
  for (let round = 0; round < Number(rounds); round++) {
    for (const name of wanted) {
      all[name].push(await measured(browser, subjects[name]()));
      process.stderr.write(`${name} ${JSON.stringify(all[name].at(-1))}\n`);
    }
  }
  const result = Object.fromEntries(
    Object.entries(all).map(([name, runs]) => [
      name,
      Object.fromEntries(Object.keys(runs[0]).map((key) => [key, middle(runs.map((run) => run[key]))])),
    ]),
  );
  process.stdout.write(`${JSON.stringify({ browser: browser.version(), result })}\n`);
  await browser.close();
  server.closeAllConnections();
  server.close();
}

await main();
