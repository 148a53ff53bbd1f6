/** The server away: people go on, the page says the truth, and nothing that was typed is lost. */
import { expect, test } from "./journey";
import { WallScreen } from "./wall-screen";

test("while the server is away work goes on, what waits is counted, and it is saved when the server is back", async ({
  owner,
  exampleBoard,
  served,
}) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  await served.kill();
  await expect(wall.status("offline")).toHaveText("Offline");
  await wall.note("Send invoice").click();
  await owner.page.keyboard.press("w");
  await owner.page.keyboard.press("Delete");
  await expect(wall.status("offline")).toHaveText("Offline, 2 changes waiting");
  await served.begin();
  await wall.isSaved();
  const { notes } = await served.api<{ notes: { id: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes.map(({ id }) => id)).not.toContain("c9");
});

test("a tab that is closed while the server is away keeps what waits for the next one", async ({
  owner,
  exampleBoard,
  served,
}) => {
  const board = await exampleBoard();
  const tab = await owner.context.newPage();
  await tab.goto(owner.address(`/boards/${board}`));
  const wall = new WallScreen(tab);
  await wall.isSaved();
  await served.kill();
  await expect(wall.status("offline")).toBeVisible();
  await wall.addStep("AR accountant", 0.4, "Typed without a server");
  await expect(wall.status("offline")).toContainText("waiting");
  await tab.close();
  await served.begin();
  await owner.page.goto(owner.address("/"));
  await owner.page.getByRole("button", { name: "You" }).click();
  await owner.page.getByRole("menuitem", { name: "Sign out" }).click();
  const asked = owner.page.getByRole("alertdialog", { name: "Changes are not on the server yet" });
  await expect(asked).toContainText(/\d changes? on “.+” (is|are) in this browser only/);
  await asked.getByRole("button", { name: "Stay signed in" }).click();
  const again = await owner.open(board);
  await expect(again.note("Typed without a server")).toBeVisible();
  const { notes } = await served.api<{ notes: { text: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes.filter(({ text }) => text === "Typed without a server")).toHaveLength(1);
});

test("of two tabs the one that stays sends what the closed one left", async ({
  owner,
  exampleBoard,
  served,
}) => {
  const board = await exampleBoard();
  const stays = await owner.open(board);
  const tab = await owner.context.newPage();
  await tab.goto(owner.address(`/boards/${board}`));
  const goes = new WallScreen(tab);
  await goes.isSaved();
  await served.kill();
  await expect(goes.status("offline")).toBeVisible();
  await goes.addStep("AR accountant", 0.4, "Left in a closed tab");
  await tab.close();
  await served.begin();
  await expect(stays.note("Left in a closed tab")).toBeVisible({ timeout: 45_000 });
});

test("a deleted board says so to everyone who has it open", async ({ owner, exampleBoard, served }) => {
  const board = await exampleBoard();
  await owner.open(board);
  await served.api("DELETE", `/api/boards/${board}`);
  await expect(owner.page.getByRole("heading", { name: "This board was deleted" })).toBeVisible();
  await expect(owner.page.getByText("Somebody moved it to the trash while you were here.")).toBeVisible();
});
