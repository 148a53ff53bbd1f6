/** History: who changed what, earlier versions looked at, named, compared and brought back for everyone. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey";

async function hasNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual(
    [],
  );
}

test("a version is looked at, named, compared and brought back, and the other screen sees it at once", async ({
  owner,
  guest,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const ben = await guest("Ben Okafor");
  const there = await ben.open(board);
  const here = await owner.open(board);
  const { page } = owner;
  const title = page.getByRole("textbox", { name: "Title of the board" });
  await title.fill("Billing, second round");
  await title.press("Enter");
  await here.note("Price and draft invoice").dblclick();
  await here.editor.fill("Price the job");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await expect(there.note("Price the job")).toHaveCount(0);
  await here.isSaved();

  await page.keyboard.press("h");
  const list = page.getByRole("navigation", { name: "Changes, newest first" });
  const line = list.getByRole("button", { name: /Owner .*renamed the board “Billing, second round”/ });
  await expect(line).toContainText("deleted “Price the job”");
  await list.getByRole("button", { name: "Owner made the board" }).click();
  const past = page.getByRole("main", { name: "Version 0" });
  await expect(past.locator("[data-note]").filter({ hasText: "Price and draft invoice" })).toBeVisible();
  await expect(past.locator('[data-figure="steps"]')).toContainText("10");

  await past.getByRole("button", { name: "Name this version…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("agreed v1.0");
  await page.keyboard.press("Enter");
  await expect(list.getByText("agreed v1.0")).toBeVisible();

  await past.getByText("What is different").click();
  await expect(past.getByRole("row", { name: "Steps 10 9" })).toBeVisible();
  await expect(past.getByText("Customer billing")).toBeVisible();

  await past.getByRole("button", { name: "Restore…" }).click();
  await page.getByRole("button", { name: "Restore this version" }).click();
  await expect(there.note("Price and draft invoice")).toBeVisible();
  await expect(there.figure("steps")).toContainText("10");
  await expect(list.getByRole("button", { name: /Owner restored version 0/ })).toBeVisible();

  await there.note("Price and draft invoice").dblclick();
  await there.editor.fill("Price it");
  await ben.page.keyboard.press("Escape");
  await expect(list.getByRole("button", { name: /Ben Okafor wrote “Price it”/ })).toBeVisible();

  await page.getByRole("link", { name: "Back to the wall" }).click();
  await expect(here.note("Price it")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undo: Restore an earlier version")).toBeAttached();
  await expect(title).toHaveValue("Billing, second round");
  await expect(here.note("Price it")).toBeVisible();
});

test("an administrator forgets the past for good; who only edits isn't offered it", async ({
  owner,
  guest,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const { page } = owner;
  const wall = await owner.open(board);
  const secret = "Rang up Mrs. Example about her debts";
  await wall.note("Price and draft invoice").dblclick();
  await wall.editor.fill(secret);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await expect(wall.note(secret)).toHaveCount(0);
  await wall.isSaved();

  await page.goto(owner.address(`/boards/${board}/history`));
  const list = page.getByRole("navigation", { name: "Changes, newest first" });
  await expect(list.getByText(secret).first()).toBeVisible();
  const ben = await guest("Ben Okafor");
  await ben.page.goto(ben.address(`/boards/${board}/history`));
  await expect(ben.page.getByRole("navigation", { name: "Changes, newest first" })).toBeVisible();
  await expect(ben.page.getByRole("button", { name: "Forget the past…" })).toHaveCount(0);

  const forget = page.getByRole("button", { name: "Forget the past…" });
  await forget.click();
  const asked = page.getByRole("alertdialog", { name: "Forget what was deleted and overwritten?" });
  await asked.getByRole("button", { name: "Cancel" }).click();
  await expect(list.getByText(secret).first()).toBeVisible();
  await forget.click();
  await asked.getByRole("button", { name: "Forget for good" }).click();
  await expect(page.getByText("The past of this board is forgotten.")).toBeVisible();
  await expect(list).toContainText("Nothing is kept from before.");
  await page.reload();
  await expect(list).toContainText("Nothing is kept from before.");
  await expect(page.getByText(secret)).toHaveCount(0);
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing on the history, the map, the outline and the differences (${theme})`, async ({
    owner,
    exampleBoard,
  }) => {
    const { page } = owner;
    await page.emulateMedia({ colorScheme: theme });
    const board = await exampleBoard();
    const wall = await owner.open(board);
    await wall.note("Send invoice").click();
    await page.keyboard.press("w");
    await wall.isSaved();
    await page.goto(owner.address(`/boards/${board}/history`));
    const past = page.getByRole("main", { name: /Version \d+/ });
    await expect(past.locator("[data-note]").first()).toBeVisible();
    await hasNoViolation(page);
    await past.getByText("Outline", { exact: true }).click();
    await expect(past.getByRole("region", { name: "Billing clerk" })).toBeVisible();
    await hasNoViolation(page);
    await past.getByText("What is different").click();
    await expect(past.getByText("Send invoice")).toBeVisible();
    await hasNoViolation(page);
  });
}

test("on a phone the history is one column and nothing is wider than the screen", async ({
  owner,
  exampleBoard,
}) => {
  await owner.page.setViewportSize({ width: 360, height: 740 });
  const board = await exampleBoard();
  await owner.page.goto(owner.address(`/boards/${board}/history`));
  await expect(owner.page.getByRole("region", { name: "Billing clerk" })).toBeVisible();
  await expect(owner.page.getByRole("button", { name: /made the board/ })).toBeVisible();
  const overflow = await owner.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
