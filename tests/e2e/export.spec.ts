/** Deliverables: the page shows the true pages, and what is downloaded is a valid file of the board as it is. */
import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { type BoardFile, expect, test } from "./journey";

test.slow(); // whoever draws stands behind everybody else: on a busy machine that takes a while

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

async function openExports(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Export of Customer billing" })).toBeVisible();
}

async function exported(page: Page, format: string): Promise<Download> {
  await page.getByRole("radio", { name: format }).check({ force: true });
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 90_000 }),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  await expect(page.getByText("was downloaded")).toBeVisible();
  return download;
}

test("the checklist is a PDF named after the board, the diagram a picture of good size", async ({
  owner,
  exampleBoard,
}) => {
  await owner.open(await exampleBoard());
  await openExports(owner.page);
  const checklist = await exported(owner.page, "Checklist (PDF)");
  expect(checklist.suggestedFilename()).toMatch(/customer-billing.*\.pdf$/i);
  expect(
    readFileSync(await checklist.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  const bytes = readFileSync(await (await exported(owner.page, "Before and after (PNG)")).path());
  expect(bytes.subarray(0, 8)).toEqual(PNG);
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(2000);
});

test("the true pages are shown, with what is to be agreed, and the choice is remembered", async ({
  owner,
  exampleBoard,
}) => {
  const { page } = owner;
  const board = await exampleBoard((file) => {
    for (const note of file.notes) if (note.id === "f3") note.quality_check = "";
  });
  await owner.open(board);
  await openExports(page);
  const picture = page.getByRole("img", { name: "Page 1 of 2" });
  await expect(picture).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("2 points are marked TO AGREE in the checklist.")).toBeVisible();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByRole("img", { name: "Page 2 of 2" })).toBeVisible({ timeout: 90_000 });
  await page.getByRole("radio", { name: "Each role" }).click();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Each role" })).toBeChecked();
  const link = await page.getByLabel(/This file of version/).inputValue();
  const answer = await page.request.get(link, { timeout: 90_000 });
  expect(answer.headers()["content-type"]).toBe("application/pdf");
});

test("the page tells that a file is being made, stops it when asked to, and makes the next one", async ({
  owner,
  served,
}) => {
  const { page } = owner;
  const { id } = await served.api<{ id: string }>("POST", "/api/boards", aLongProcess(1_500));
  await page.goto(owner.address(`/boards/${id}/export`));
  await page.getByRole("radio", { name: "Operations manual (PDF)" }).check({ force: true });
  const dropped = page.waitForEvent("requestfailed", (request) => request.url().includes("/export?"));
  await page.getByRole("button", { name: "Download" }).click();
  await expect(page.getByRole("button", { name: "Download" })).toBeDisabled();
  await expect(page.getByText(/Making the file…|made before…|Next in line…|\d+ % done…/)).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await dropped;
  await expect(page.getByText("Stopped; nothing was made.")).toBeVisible();
  expect((await exported(page, "Steps (CSV)")).suggestedFilename()).toMatch(/steps.*\.csv$/);
});

test("what is hidden stays out of a board file, and can be chosen; no address lasts for what can’t be made", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const { page } = owner;
  const board = await exampleBoard((file) => {
    file.notes.push({ id: "secret", text: "Nobody at the client knows this", hidden: true });
  });
  await page.goto(owner.address(`/boards/${board}/export`));
  const open = readFileSync(await (await exported(page, "Board file (JSON)")).path(), "utf-8");
  expect(open).not.toContain("Nobody at the client");
  await expect(page.getByText("What is hidden on the wall is not in this file (1)")).toBeVisible();
  await page.getByRole("radio", { name: "All, also what is hidden" }).click();
  const whole = readFileSync(await (await exported(page, "Board file (JSON)")).path(), "utf-8");
  expect(whole).toContain("Nobody at the client");
  const { id } = await served.api<{ id: string }>("POST", "/api/boards", {
    ...aLongProcess(0),
    title: "Empty",
  });
  await page.goto(owner.address(`/boards/${id}/export`));
  await expect(page.getByLabel(/This file of version/)).toBeVisible(); // of the board file, which can be made
  await page.getByRole("radio", { name: "Checklist (PDF)" }).check({ force: true });
  await expect(page.getByRole("alert")).toContainText("no future state yet", { timeout: 90_000 });
  await expect(page.getByLabel(/This file of version/)).toHaveCount(0);
});

function aLongProcess(steps: number): BoardFile {
  const notes = Array.from({ length: steps }, (_, i) => ({
    id: `s${i}`,
    state: "future",
    x: i * 10,
    text: `Check the figures ${i}`,
    process_time: 60,
    wait_time: 60,
  }));
  return { format: "leanwall.board", version: 1, title: "A long process", lanes: [], notes, links: [] };
}

test("an export that fails says why in a sentence, and works when it is tried again", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const { page } = owner;
  await owner.open(await exampleBoard());
  await openExports(page);
  await expect(page.getByRole("img", { name: /Page 1/ })).toBeVisible({ timeout: 90_000 });
  await served.kill();
  await page.getByRole("button", { name: "Download" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The file was not made" })).toContainText(
    "The server cannot be reached.",
  );
  await served.begin();
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 90_000 }),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toContain(".pdf");
});
