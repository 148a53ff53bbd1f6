/** For anyone: no accessibility violation on any page, everything by keyboard, the outline as the same board. */
import { hasNoViolation } from "./anybody";
import { expect, test } from "./journey";

for (const theme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing (${theme})`, () => {
    test.use({ colorScheme: theme });
    test.setTimeout(120_000);

    test("on the home page and in its dialog", async ({ owner, exampleBoard }) => {
      await exampleBoard();
      await owner.goHome();
      await expect(owner.page.getByRole("heading", { name: "Boards" })).toBeVisible();
      await hasNoViolation(owner.page);
      await owner.page.getByRole("button", { name: "New board" }).click();
      const dialog = owner.page.getByRole("dialog");
      await expect(dialog.getByRole("button", { name: /^Payroll/ })).toBeVisible();
      await hasNoViolation(owner.page);
    });

    test("on the wall and in its panels", async ({ owner, wall }) => {
      await wall.note("Finance manager approves again").click();
      await hasNoViolation(owner.page);
      for (const panel of ["Details", "Findings", "Load per lane", "What if"]) {
        const opened = await wall.openPanel(panel);
        await hasNoViolation(owner.page, opened);
      }
    });

    test("on the future state, the outline and the export dialog", async ({ owner, exampleBoard }) => {
      const { page } = owner;
      const wall = await owner.open(await exampleBoard());
      await wall.showState("Future");
      await hasNoViolation(page);
      await page.keyboard.press("o");
      await expect(page.getByRole("region", { name: "Billing clerk" })).toBeVisible();
      await hasNoViolation(page);
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await expect(page.getByRole("radio", { name: "Checklist (PDF)" })).toBeAttached();
      await hasNoViolation(page);
    });
    test("on the big screen, in the trash and in the sheet for phones", async ({ owner, exampleBoard }) => {
      const { page } = owner;
      const wall = await owner.open(await exampleBoard());
      await wall.note("Send invoice").focus();
      await page.keyboard.press("Control+Shift+f");
      await page.keyboard.press("ArrowRight");
      await expect(page.getByText("Step 1 of 10 · Sales admin")).toBeVisible();
      await hasNoViolation(page);
      await page.keyboard.press("d");
      await hasNoViolation(page);
      await owner.goHome();
      await page.getByRole("radio", { name: "Trash" }).click();
      await hasNoViolation(page);
    });
  });
}

test("a step is added, typed, connected, moved and deleted by keyboard alone", async ({ owner, wall }) => {
  const { keyboard } = owner.page;
  await wall.note("Send invoice").focus();
  await keyboard.press("ArrowRight");
  await expect(wall.note("Post and diarise")).toBeFocused();
  await keyboard.press("Control+Enter");
  await expect(wall.editor).toBeFocused();
  await keyboard.type("Call the customer");
  await keyboard.press("Escape");
  await expect(wall.note("Call the customer")).toBeFocused();
  await expect(wall.figure("steps")).toContainText("11");
  await keyboard.press("Control+Shift+ArrowUp");
  await expect(wall.note("Call the customer")).toHaveAccessibleName(/Finance manager: Call the customer/);
  await keyboard.press("Alt+ArrowLeft");
  await expect(wall.note("Post and diarise")).toBeFocused();
  await keyboard.press("Alt+ArrowRight");
  await keyboard.press("Delete");
  await expect(wall.note("Call the customer")).toHaveCount(0);
});

test("connect to: the next note that is chosen with Enter becomes the target", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  const { keyboard } = owner.page;
  await wall.note("Re-key job data").focus();
  await keyboard.press("ArrowRight");
  await keyboard.press("c");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await expect(owner.page.getByText("Connected: Price and draft invoice to Re-key job data")).toBeAttached();
  await wall.isSaved();
  const { links } = await served.api<{ links: object[] }>("GET", `/api/boards/${board}`);
  expect(links).toContainEqual(expect.objectContaining({ source: "c3", target: "c2", kind: "rework" }));
});

test("a screen reader hears which step it is, who does it and what it takes", async ({ wall }) => {
  await expect(wall.note("Finance manager approves again")).toHaveAccessibleName(
    "Step 6 of 10, Finance manager: Finance manager approves again, Approval, takes 4 minutes, waits 3 days, 98 % right, Waste, Eliminate",
  );
});

test("on a phone the outline is the board: a step is added in two taps and moved to another lane", async ({
  owner,
  exampleBoard,
}) => {
  await owner.page.setViewportSize({ width: 360, height: 740 });
  const wall = await owner.open(await exampleBoard());
  const lane = owner.page.getByRole("region", { name: "Finance manager" });
  await lane.getByRole("button", { name: "Add a step in Finance manager" }).click();
  await wall.editor.fill("Sign with the phone");
  await owner.page.keyboard.press("Enter");
  await lane.getByRole("button", { name: "Sign with the phone", exact: true }).click();
  const details = owner.page.getByRole("complementary", { name: "Details" });
  await details.getByLabel("Lane").selectOption({ label: "Sales admin" });
  await expect(owner.page.getByRole("region", { name: "Sales admin" })).toContainText("Sign with the phone");
  await details.getByRole("button", { name: "Close" }).click();
  await owner.page.getByRole("button", { name: "Add a sticky" }).click();
  await owner.page.getByRole("dialog").getByRole("textbox").fill("Two taps from a phone");
  await owner.page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  await owner.page.keyboard.press("Escape");
  await owner.page.getByRole("button", { name: "More for “Two taps from a phone”" }).click();
  await owner.page.getByRole("menuitem", { name: "→ AR accountant" }).click();
  await expect(owner.page.getByRole("region", { name: "AR accountant" })).toContainText(
    "Two taps from a phone",
  );
  const overflow = await owner.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("the page speaks German when the reader chooses it, and keeps to it", async ({
  owner,
  exampleBoard,
}) => {
  const { page } = owner;
  await owner.open(await exampleBoard());
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await expect(page.getByRole("radio", { name: "Ist-Zustand" })).toBeChecked();
  await expect(page.locator('[data-figure="lead_time"]')).toHaveText("10,1 Tg");
  await page.reload();
  await expect(page.getByText("Durchlaufzeit").first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("the big screen goes through the map by the arrow keys alone", async ({ owner, exampleBoard }) => {
  const { page } = owner;
  await owner.open(await exampleBoard());
  await page.keyboard.press("Control+Shift+f");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Step 2 of 10 · Billing clerk")).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.getByText("Step 10 of 10 · AR accountant")).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByText(/^Step /)).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Title of the board" })).toBeVisible();
});
