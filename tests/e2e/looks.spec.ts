/**
 * What the wall looks like, compared with the pictures in looks/: light, dark, on the big screen, in rows, on a phone.
 * Long: `make test-long`; after a change that is meant: `LEANWALL_LONG=1 make e2e ARGS="-g looks -u"`, and look at them.
 */
import type { Page } from "@playwright/test";
import { type BoardFile, expect, test } from "./journey";

/** Letters are painted a little differently by another Chromium. */
const NEARLY = { maxDiffPixelRatio: 0.02, animations: "disabled", caret: "hide" } as const;

async function isDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => void (await document.fonts.ready));
  await expect(page.locator('[data-figure="lead_time"]')).not.toBeEmpty();
  await page.mouse.move(0, 0);
}

test.describe("looks @long", () => {
  for (const theme of ["light", "dark"] as const) {
    test.describe(theme, () => {
      test.use({ colorScheme: theme });

      test(`the wall in ${theme}`, async ({ owner, exampleBoard }) => {
        await owner.open(await exampleBoard());
        await isDrawn(owner.page);
        await expect(owner.page).toHaveScreenshot(`wall-${theme}.png`, NEARLY);
      });

      test(`the big screen in ${theme}`, async ({ owner, exampleBoard }) => {
        const { page } = owner;
        await page.setViewportSize({ width: 1920, height: 1080 });
        await owner.open(await exampleBoard());
        await isDrawn(page);
        await page.keyboard.press("Control+Shift+f");
        await page.keyboard.press("ArrowRight");
        await expect(page.getByText("Step 1 of 10 · Sales admin")).toBeVisible();
        await expect(page).toHaveScreenshot(`present-${theme}.png`, NEARLY);
      });

      test(`the phone in ${theme}`, async ({ owner, exampleBoard }) => {
        await owner.page.setViewportSize({ width: 360, height: 740 });
        await owner.open(await exampleBoard());
        await expect(owner.page.getByRole("region", { name: "Billing clerk" })).toBeVisible();
        await isDrawn(owner.page);
        await expect(owner.page).toHaveScreenshot(`phone-${theme}.png`, NEARLY);
      });
    });
  }

  test("a long map in rows, with words from the right and marks that turn text round", async ({
    owner,
    exampleBoard,
  }) => {
    await owner.open(await exampleBoard(long));
    await isDrawn(owner.page);
    await owner.page.keyboard.press("Shift+W");
    await expect(owner.page.getByRole("button", { name: "Lane: Billing clerk" }).nth(1)).toBeAttached();
    await expect(owner.page).toHaveScreenshot("rows.png", NEARLY);
  });
});

/** Twenty-four steps in three lanes. */
function long(file: BoardFile): void {
  const texts = ["Check the invoice", "בדיקת החשבונית מול ההזמנה", "\u202EAsk the customer", "Approve it"];
  file.lanes = file.lanes.slice(0, 3);
  file.notes = Array.from({ length: 24 }, (_, at) => ({
    ...{ id: `n${at}`, kind: "step", lane: file.lanes[(at * 2) % 3]?.id, x: at * 240, y: 24 },
    ...{ text: texts[at % 4], process_time: 600, wait_time: 7200, value: ["VA", "NNVA", "NVA"][at % 3] },
  }));
  file.links = file.notes.slice(1).map((note, at) => ({
    ...{ id: `k${at}`, source: `n${at}`, target: note.id, kind: "flow" },
    ...(at === 4 ? { text: "by post" } : {}),
  }));
  file.links.push({ id: "r1", source: "n10", target: "n8", kind: "rework", probability: 0.1 });
  const kept = new Set(["format", "version", "title", "calendar", "lanes", "notes", "links"]);
  for (const name of Object.keys(file)) if (!kept.has(name)) delete file[name];
}
