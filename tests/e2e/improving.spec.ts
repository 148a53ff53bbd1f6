/** From today to the future, one thing after the other: before the room, from a cause, by dragging, at a review. */
import type { Visitor } from "./journey";
import { expect, test } from "./journey";

async function improve({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole("button", { name: "From today to an agreed future" }).click();
  await page.getByRole("menuitem", { name }).click();
}

test("the walk questions step after step before the whole room", async ({ owner, exampleBoard }) => {
  const { page } = owner;
  const wall = await owner.open(
    await exampleBoard((file) => {
      file.notes = file.notes.map((note) =>
        note.id === "c2" ? { ...note, decision: null, value: "NNVA" } : note,
      );
    }),
  );
  await wall.showState("Current");
  await page.keyboard.press("Control+Shift+f");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Step 1 of 10 · Sales admin")).toBeVisible();
  await page.keyboard.press("j");
  const panel = page.getByRole("complementary", { name: "Question each step" });
  await expect(panel.getByRole("heading", { name: "Step 1: Receive job sheet" })).toBeVisible();
  await expect(panel).toContainText("9 of 10 steps judged");
  await page.keyboard.press("ArrowRight");
  await expect(panel.getByRole("heading", { name: /^Step 2: Re-key job data/ })).toBeVisible();
  await panel.getByRole("radio", { name: /^Automate/ }).click();
  await panel.getByRole("textbox", { name: "Reason", exact: true }).fill("one batch upload");
  await panel.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(panel).toContainText("10 of 10 steps judged");
  await expect(page.getByRole("toolbar", { name: "Big screen" })).toBeAttached();
});

test("what is done about a root cause becomes a decision about its step", async ({ owner, exampleBoard }) => {
  const { page } = owner;
  const wall = await owner.open(await exampleBoard());
  await improve(owner, "Five whys");
  const counter = page.getByRole("textbox", { name: "Countermeasure" }).first();
  const words = await counter.inputValue();
  expect(words).not.toBe("");
  await page.getByRole("button", { name: "Decide about the step" }).first().click();
  const panel = page.getByRole("complementary", { name: "Question each step" });
  await panel.getByRole("button", { name: "Decide anew" }).click();
  await panel.getByRole("radio", { name: /^Simplify/ }).click();
  await expect(panel.getByRole("textbox", { name: "Reason", exact: true })).toHaveValue(words);
  await panel.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(panel.getByRole("alert")).toHaveCount(0);
  await wall.isSaved();
});

test("an R is dragged into another lane and the step goes there with its load", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const { page } = owner;
  const board = await exampleBoard();
  const wall = await owner.open(board);
  await wall.showState("Future");
  await improve(owner, "Who does what");
  const row = page.getByRole("row", { name: /Send invoice same day/ });
  await row.getByRole("button", { name: /is done by Billing clerk/ }).dragTo(row.getByRole("cell").first());
  await expect(row.getByRole("button", { name: /is done by Sales admin/ })).toBeVisible();
  await wall.isSaved();
  const file = await served.api<{ notes: { text: string; lane: string }[] }>("GET", `/api/boards/${board}`);
  expect(file.notes.find(({ text }) => text.startsWith("Send invoice same day"))?.lane).toBe("sales");
});

test("what was measured at a review is typed in people's units beside before and target", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  await improve(owner, "Agree, sign, review");
  const reviews = owner.page.getByRole("region", { name: "Reviews" });
  const lead = reviews.getByRole("row", { name: /^Lead time/ });
  await expect(lead.getByRole("cell").nth(1)).toHaveText("1.2 d");
  await lead.getByRole("textbox").first().fill("2 d 4 h");
  await owner.page.keyboard.press("Enter");
  const right = reviews.getByRole("row", { name: /^Right first time/ });
  await right.getByRole("textbox").first().fill("90 %");
  await owner.page.keyboard.press("Enter");
  await wall.isSaved();
  const file = await served.api<{ reviews: { actuals: object }[] }>("GET", `/api/boards/${board}`);
  expect(file.reviews[0]?.actuals).toEqual({ lead_time: 72_000, right_first_time: 0.9 });
});
