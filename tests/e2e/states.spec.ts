/** Current and future: started from one another, with ghosts for what went, and compared below. */
import { expect, test } from "./journey";

test("the future is started from the current state and keeps every step's identity", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard((file) => {
    file.notes = file.notes.filter((note) => note.state !== "future");
    file.links = file.links.filter((link) => link.state !== "future");
  });
  const wall = await owner.open(board);
  await wall.showState("Future");
  await owner.page.getByRole("button", { name: "Start the future from the current state" }).click();
  await expect(wall.note("Receive job sheet")).toBeVisible();
  await expect(wall.figure("steps")).toContainText("10");
  const { notes } = await served.api<{ notes: { state: string; origins?: string[] }[] }>(
    "GET",
    `/api/boards/${board}`,
  );
  const future = notes.filter(({ state }) => state === "future");
  expect(future.flatMap(({ origins }) => origins ?? [])).toContain("c4");
});

test("a step that goes stays as a ghost with its reason", async ({ owner, wall }) => {
  await wall.showState("Future");
  const ghost = owner.page.getByRole("button", { name: /^Gone: Hold for weekly batch/ });
  await expect(ghost).toContainText("weekly batch ended");
  await expect(ghost).toContainText("Eliminate");
});

test("the future's figures stand beside the current ones", async ({ owner, wall }) => {
  await wall.showState("Future");
  const figures = owner.page.getByRole("region", { name: "Figures" });
  await expect(wall.figure("lead_time")).toContainText("1.2 d");
  await expect(wall.figure("lead_time")).toContainText("88 %");
  await expect(figures).toContainText("from 10.1 d");
});

test("the drawer of a future step leads back to where it came from", async ({ owner, wall }) => {
  await wall.showState("Future");
  await wall.note("Single review and approval").click();
  const drawer = await wall.openPanel("Details");
  await drawer.getByRole("button", { name: "Billing supervisor approves" }).click();
  await expect(owner.page.getByRole("radio", { name: "Current state" })).toBeChecked();
  await expect(wall.note("Billing supervisor approves")).toBeFocused();
});
