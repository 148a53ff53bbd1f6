/** Deliverables: the checklist and the picture come as valid files of the board as it is. */
import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { expect, test } from "./journey";

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

async function exported(page: Page, format: string): Promise<Download> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: format }).check({ force: true });
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 45_000 }),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  await expect(dialog.getByRole("status")).toContainText("was downloaded");
  return download;
}

test("the checklist is a PDF named after the board", async ({ owner, exampleBoard }) => {
  await owner.open(await exampleBoard());
  const download = await exported(owner.page, "Checklist (PDF)");
  expect(download.suggestedFilename()).toMatch(/customer-billing.*\.pdf$/i);
  const bytes = readFileSync(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(bytes.length).toBeGreaterThan(10_000);
});

test("before and after is a PNG picture of good size", async ({ owner, exampleBoard }) => {
  await owner.open(await exampleBoard());
  const bytes = readFileSync(await (await exported(owner.page, "Before and after (PNG)")).path());
  expect(bytes.subarray(0, 8)).toEqual(PNG);
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(2000);
});

test("what will print TO AGREE is counted before", async ({ owner, exampleBoard }) => {
  const board = await exampleBoard((file) => {
    for (const note of file.notes) if (note.id === "f3") note.quality_check = "";
  });
  await owner.open(board);
  await owner.page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(owner.page.getByRole("dialog", { name: "Export" })).toContainText(
    "1 step has no quality check",
  );
});

test("an export that fails says why in a sentence, and works when it is tried again", async ({
  owner,
  served,
  exampleBoard,
}) => {
  await owner.open(await exampleBoard());
  await owner.page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Export" });
  await expect(dialog.getByRole("radio", { name: "Checklist (PDF)" })).toBeChecked();
  await served.kill();
  await dialog.getByRole("button", { name: "Download" }).click();
  await expect(dialog.getByRole("alert")).toContainText(
    "The file was not made: The server cannot be reached.",
  );
  await served.begin();
  const [download] = await Promise.all([
    owner.page.waitForEvent("download", { timeout: 45_000 }),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toContain(".pdf");
});
