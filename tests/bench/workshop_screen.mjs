// One browser in a workshop: node workshop_screen.mjs ADDRESS BOARD SECRET COUNT. Says “ready” when the board is open, then
// when (its own clock, in milliseconds) so many revealed notes were drawn.
import { createRequire } from "node:module";

const { chromium } = createRequire(`${process.cwd()}/`)("playwright");
const [address, board, secret, revealed] = process.argv.slice(2);
const browser = await chromium.launch({
  ...(process.env.LEANWALL_CHROMIUM ? { executablePath: process.env.LEANWALL_CHROMIUM } : {}),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: "block" });
const { port, hostname } = new URL(address);
await context.addCookies([{ name: `leanwall_${port}`, value: secret, domain: hostname, path: "/" }]);
const page = await context.newPage();
await page.goto(`${address}/boards/${board}`);
await page.locator('[data-status="saved"]').waitFor();
await page.keyboard.press("o"); // every note is a line there, whatever part of the map is on the screen
await page.getByRole("main", { name: "Outline" }).waitFor();
const drawn = page.evaluate(
  (wanted) =>
    new Promise((resolve) => {
      const look = () => {
        const lines = document.querySelectorAll("main")[0]?.textContent?.match(/Whispered \d/g)?.length ?? 0;
        if (lines >= wanted) requestAnimationFrame(() => resolve(Date.now()));
        else requestAnimationFrame(look);
      };
      look();
    }),
  Number(revealed),
);
console.log("ready");
console.log(JSON.stringify({ at: await drawn }));
await browser.close();
