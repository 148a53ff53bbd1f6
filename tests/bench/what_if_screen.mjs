/** What if on a screen: from a value that is typed to the painted new totals, on 2,000 steps with 200 loops, in the rhythm
 * of a hand on a slider.
 *
 *   .venv/bin/python -c "import json; from leanwall.core.reading import write_board; from tests.bench.bench_figures \
 *     import Process; print(json.dumps(write_board(Process(2_000, 200).board())))" > many.json
 *   LEANWALL_TOKEN=0123456789abcdef .venv/bin/leanwall serve --port 26111 --no-open --data /tmp/what-if &
 *   LEANWALL_TOKEN=0123456789abcdef node tests/bench/what_if_screen.mjs http://127.0.0.1:26111 many.json
 */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { chromium } from "@playwright/test";

const [base, file] = process.argv.slice(2);
const executablePath = process.env.LEANWALL_CHROMIUM;
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
const headers = { origin: base, "x-leanwall": "1" };
const post = (path, data) => context.request.post(base + path, { data, headers });
await post("/api/session", { token: process.env.LEANWALL_TOKEN });
const { id } = await (await post("/api/boards", JSON.parse(readFileSync(file, "utf-8")))).json();
const page = await context.newPage();
await page.goto(`${base}/boards/${id}`);
await page.getByRole("toolbar", { name: "Panels" }).getByRole("button", { name: "What if" }).click();
await page.locator("aside details summary").first().click();
await page.locator("aside details input[type=range]").first().waitFor();
const times = await page.evaluate(trials, 25);
const last = times.slice(-10).sort((a, b) => a - b);
const load = loadavg()[0]?.toFixed(1);
console.log(`median ${((last[4] + last[5]) / 2).toFixed(0)} ms, ${last[0]} to ${last[9]} ms, load ${load}`);
await browser.close();

/** Types one value after the other; each time until a frame with other totals has been painted. */
async function trials(rounds) {
  const totals = document.querySelector('[data-figure="lead_time"]').parentElement;
  // it is made anew with each value that is kept
  const field = () => document.querySelector("aside details input:not([type=range]):not([type=checkbox])");
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const painted = () =>
    new Promise((done) => {
      const seen = new MutationObserver(() => {
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(done));
      });
      seen.observe(totals, { subtree: true, childList: true, characterData: true });
    });
  const took = [];
  for (let round = 0; round < rounds; round++) {
    const shown = painted();
    const start = performance.now();
    const input = field();
    write.call(input, `${400 + 100 * round} d`);
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await shown;
    took.push(Math.round(performance.now() - start));
  }
  return took;
}
