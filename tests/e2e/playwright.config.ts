/** End to end: the built page on the real server in a real Chromium. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The browser that the set-up found, else one on the PATH, else Playwright's own. */
function browser(): string | undefined {
  if (process.env.LEANWALL_CHROMIUM) return process.env.LEANWALL_CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const executablePath = browser();
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  // The long ones (make test-long) walk every page and compare pictures.
  ...(process.env.LEANWALL_LONG ? {} : { grepInvert: /@long/ }),
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  outputDir: "../../frontend/test-results",
  workers: 2,
  // On a busy build machine a browser may starve; a test that passes the second time is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    // Only the journeys of the installed page have the page keep itself.
    serviceWorkers: "block",
    contextOptions: { reducedMotion: "reduce" },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: asRoot ? ["--no-sandbox"] : [],
    },
  },
});
