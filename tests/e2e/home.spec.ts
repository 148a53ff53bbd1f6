/** The home page: boards as cards, new ones from template, nothing or file; signing in. */
import { resolve } from "node:path";
import { expect, test } from "./journey";

const EXAMPLE = resolve(import.meta.dirname, "../../boards/examples/customer-billing.json");

test("a board is made from a template and opens; the wall is fetched then and not before", async ({
  owner,
}) => {
  const wallFiles: string[] = [];
  owner.page.on("request", (asked) => {
    if (/\/assets\/wall-[^/]+\.js$/.test(asked.url())) wallFiles.push(asked.url());
  });
  await owner.goHome();
  await owner.page.getByRole("button", { name: "New board" }).first().click();
  const payroll = owner.page.getByRole("dialog").getByRole("button", { name: /^Payroll/ });
  await expect(payroll).toBeVisible();
  expect(wallFiles).toEqual([]);
  await payroll.click();
  await expect(owner.page).toHaveURL(/\/boards\//);
  await expect(owner.page.getByRole("textbox", { name: "Title of the board" })).toHaveValue("Payroll");
  expect(wallFiles).toHaveLength(1);
});

test("an empty board teaches: a lane first, then a double click", async ({ owner }) => {
  await owner.goHome();
  await owner.page.getByRole("button", { name: "New board" }).first().click();
  await owner.page
    .getByRole("dialog")
    .getByRole("button", { name: /^Empty board/ })
    .click();
  await expect(owner.page.getByText("Nothing here yet")).toBeVisible();
  await owner.page.getByRole("button", { name: "Add a lane" }).first().click();
  await owner.page.getByRole("textbox", { name: "Who does the work" }).fill("Receptionist");
  await owner.page.keyboard.press("Enter");
  await expect(owner.page.getByText("Double-click a lane to add the first step, and type.")).toBeVisible();
});

test("a board file is imported, a broken one is refused in a sentence", async ({ owner }) => {
  await owner.goHome();
  await owner.page.getByRole("button", { name: "New board" }).first().click();
  const file = owner.page.locator('input[type="file"]');
  await file.setInputFiles({
    name: "broken.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"format": '),
  });
  await expect(owner.page.getByRole("alert")).toContainText("it is not a JSON board file");
  const wrong = { format: "leanwall.board", version: 1, title: "x", notes: [{ id: "n1", process_time: -5 }] };
  await file.setInputFiles({
    name: "wrong.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(wrong)),
  });
  await expect(owner.page.getByRole("alert")).toContainText("at least 0");
  await file.setInputFiles(EXAMPLE);
  await expect(owner.page).toHaveURL(/\/boards\//);
});

test("a table from a spreadsheet is imported; what its lead time means is asked once", async ({ owner }) => {
  await owner.goHome();
  await owner.page.getByRole("button", { name: "New board" }).first().click();
  await owner.page.locator('input[type="file"]').setInputFiles({
    name: "Orders.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Schritt;Rolle;BZ;DLZ;Laune\nPrüfen;Büro;30;120;gut\nSenden;Post;2,5;10;gut\n"),
  });
  const dialog = owner.page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Waiting and work together/ }).check();
  await dialog.getByRole("button", { name: "Import the table" }).click();
  await dialog.getByLabel("Numbers without a unit are").selectOption("minutes");
  await dialog.getByRole("button", { name: "Import the table" }).click();
  await expect(dialog.getByText("“Laune”")).toBeVisible();
  await dialog.getByRole("button", { name: "Open the board" }).click();
  await expect(owner.page).toHaveURL(/\/boards\//);
  await expect(owner.page.getByRole("textbox", { name: "Title of the board" })).toHaveValue("Orders");
  await expect(owner.page.getByText("Prüfen").first()).toBeVisible();
});

test("a table with a lead time shorter than its work is refused with its row", async ({ owner }) => {
  await owner.goHome();
  await owner.page.getByRole("button", { name: "New board" }).first().click();
  await owner.page.locator('input[type="file"]').setInputFiles({
    name: "Orders.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Step,PT (min),LT (min)\nCheck,25,10\n"),
  });
  const dialog = owner.page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Waiting and work together/ }).check();
  await dialog.getByRole("button", { name: "Import the table" }).click();
  await expect(dialog.getByRole("alert")).toContainText(
    "row 2: Step 1: lead time 10 min is shorter than its work",
  );
  await expect(dialog.getByRole("alert")).toContainText("did you mean waiting time?");
});

test("a board is renamed, copied and deleted from its card", async ({ owner, exampleBoard }) => {
  await exampleBoard((file) => {
    file.title = "Card to try";
  });
  await owner.goHome();
  const card = owner.page.getByRole("listitem").filter({ hasText: "Card to try" });
  await expect(card).toContainText("1.2 d");
  await card.getByRole("button", { name: "More for Card to try" }).click();
  await owner.page.getByRole("menuitem", { name: "Rename" }).click();
  await owner.page.getByRole("textbox", { name: "Title of the board" }).fill("Card renamed");
  await owner.page.keyboard.press("Enter");
  const renamed = owner.page.getByRole("listitem").filter({ hasText: "Card renamed" });
  await renamed.first().getByRole("button", { name: "More for Card renamed" }).click();
  await owner.page.getByRole("menuitem", { name: "Delete…" }).click();
  await owner.page.getByRole("alertdialog").getByRole("button", { name: "Delete the board" }).click();
  await expect(renamed).toHaveCount(0);
});

test("without a session the page asks for the token and takes it from a pasted address", async ({
  browser,
  served,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${served.port}/`);
  await page.getByLabel("Token or whole address").fill("not-the-token");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.goto(`http://127.0.0.1:${served.port}/#token=a-token-for-the-tests-only`);
  await expect(page.getByRole("heading", { name: "Boards" })).toBeVisible();
  expect(page.url()).not.toContain("token");
  await context.close();
});

test("an address with nothing behind it says so and leads home", async ({ owner }) => {
  await owner.page.goto(owner.address("/nowhere/at/all"));
  await expect(owner.page.getByRole("heading", { name: "There is nothing at this address." })).toBeVisible();
  await owner.page.getByRole("link", { name: "Go to the boards" }).click();
  await expect(owner.page.getByRole("heading", { name: "Boards" })).toBeVisible();
});
test("a board goes to the archive, one to the trash and back, one becomes a template", async ({
  owner,
  exampleBoard,
}) => {
  await exampleBoard((file) => {
    file.title = "Put away";
  });
  await owner.goHome();
  const { page } = owner;
  const card = page.getByRole("listitem").filter({ hasText: "Put away" });
  const menu = async (item: string) => {
    await card.getByRole("button", { name: "More for Put away" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await menu("Save as a template…");
  await page.getByLabel("Name of the template").fill("Our own start");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("“Our own start” can be chosen")).toBeVisible();
  await menu("Move to the archive");
  await expect(card).toHaveCount(0);
  await page.getByRole("radio", { name: "Archive" }).click();
  await menu("Back to the boards");
  await page.getByRole("radio", { name: "Boards" }).click();
  await menu("Delete…");
  await page.getByRole("button", { name: "Delete the board" }).click();
  await page.getByRole("radio", { name: "Trash" }).click();
  await page.getByRole("button", { name: "Take “Put away” back" }).click();
  await expect(page.getByText("“Put away” is back.")).toBeVisible();
  await page.getByRole("radio", { name: "Boards" }).click();
  await expect(card).toBeVisible();
  await page.getByRole("button", { name: "New board" }).first().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Our own start/ })
    .click();
  await expect(page).toHaveURL(/\/boards\//);
});
