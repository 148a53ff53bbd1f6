// Screenshots of the wall for the gallery: node gallery_wall.mjs ADDRESS TOKEN BOARD FOLDER. Run by gallery_wall.py.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const require = createRequire(resolve(import.meta.dirname, "../frontend/package.json"));
const { chromium } = require("@playwright/test");
const [address, token, board, folder] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.LEANWALL_CHROMIUM || undefined,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1.5,
  locale: "en-GB",
  reducedMotion: "reduce",
});
const signedIn = await context.request.post(`${address}/api/session`, {
  data: { token },
  headers: { origin: address, "x-leanwall": "1" },
});
if (!signedIn.ok()) throw new Error(`signing in was answered with ${signedIn.status()}`);
const page = await context.newPage();
await page.goto(`${address}/boards/${board}`);
await page.getByText("Re-key job data").first().waitFor();
await page.waitForTimeout(1500);
await page.screenshot({ path: join(folder, "wall.png") });
await page.goto(`${address}/`);
await page.getByText("Customer billing").first().waitFor();
await page.waitForTimeout(800);
await page.screenshot({ path: join(folder, "home.png") });
await browser.close();
