/** The main job at one screen: notes and links are added, typed, moved, coloured, deleted, and stay. */
import { expect, test } from "./journey";

test("a double click on a lane adds a step there and the words are typed at once", async ({
  owner,
  wall,
}) => {
  await wall.addStep("AR accountant", 0.4, "Check the bank account");
  await expect(wall.note("Check the bank account")).toHaveAccessibleName(
    /AR accountant: Check the bank account/,
  );
  await wall.isSaved();
  await owner.page.reload();
  await expect(wall.note("Check the bank account")).toBeVisible();
});

test("a note is edited in place", async ({ owner, wall }) => {
  await wall.note("Send invoice").dblclick();
  await wall.editor.fill("Send invoice by e-mail ✉️ שלום");
  await owner.page.keyboard.press("Escape");
  await expect(wall.note("Send invoice by e-mail ✉️ שלום")).toBeVisible();
});

test("a note is dragged into another lane and snaps to a row there", async ({ owner, exampleBoard }) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  await wall.drag("Re-key job data", await wall.placeIn("AR accountant", 0.3));
  await expect(wall.note("Re-key job data")).toHaveAccessibleName(/AR accountant: Re-key job data/);
  await wall.isSaved();
  const { notes } = await owner.served.api<{ notes: { id: string; lane: string; y: number }[] }>(
    "GET",
    `/api/boards/${board}`,
  );
  expect(notes.find(({ id }) => id === "c2")).toMatchObject({ lane: "ar", y: 24 });
});

test("value and colour are set from the toolbar", async ({ owner, exampleBoard }) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  await wall.note("Attach PO").click();
  const toolbar = owner.page.getByRole("toolbar", { name: "Selected notes" });
  await toolbar.getByRole("radio", { name: "Waste" }).click();
  await toolbar.getByRole("button", { name: "Colour: Yellow" }).click();
  await owner.page.getByRole("menuitemradio", { name: "Mint" }).click();
  await expect(wall.note("Attach PO")).toHaveAccessibleName(/Waste/);
  await wall.isSaved();
  const { notes } = await owner.served.api<{ notes: { id: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes.find(({ id }) => id === "c7")).toMatchObject({ value: "NVA", color: "mint" });
});

test("a deleted step closes the flow over it, and undo brings it back with its links", async ({
  owner,
  wall,
}) => {
  await wall.note("Hold for weekly batch").click();
  await owner.page.keyboard.press("Delete");
  await expect(wall.note("Hold for weekly batch")).toHaveCount(0);
  await expect(wall.figure("steps")).toHaveText("9");
  await expect(wall.figure("lead_time")).toContainText("7.6 d");
  await owner.page.keyboard.press("Control+z");
  await expect(wall.note("Hold for weekly batch")).toBeVisible();
  await expect(wall.figure("lead_time")).toContainText("10.1 d");
});

test("a link is drawn from a note's dot to another note, changed to rework with a share, and deleted", async ({
  owner,
  wall,
}) => {
  await wall.note("Send invoice").hover();
  const dot = owner.page.getByTitle("Add the next step (drag to connect)");
  const to = await wall.note("Attach PO").boundingBox();
  await dot.hover();
  await owner.page.mouse.down();
  await owner.page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 30, { steps: 8 });
  await owner.page.mouse.up();
  const toolbar = owner.page.getByRole("toolbar", { name: "Selected link" });
  await expect(toolbar.getByRole("radio", { name: "Rework" })).toBeChecked();
  await toolbar.getByRole("textbox", { name: "Comes back" }).fill("10");
  await owner.page.keyboard.press("Enter");
  await expect(owner.page.getByText("10 %", { exact: true })).toBeVisible();
  await toolbar.getByRole("button", { name: "Delete the link" }).click();
  await expect(owner.page.getByText("10 %", { exact: true })).toHaveCount(0);
});

test("a selected link is let go when a note is clicked, so that Delete takes the note alone", async ({
  owner,
  wall,
}) => {
  await wall.note("Send invoice").hover();
  const to = await wall.note("Attach PO").boundingBox();
  await owner.page.getByTitle("Add the next step (drag to connect)").hover();
  await owner.page.mouse.down();
  await owner.page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 30, { steps: 8 });
  await owner.page.mouse.up();
  const links = owner.page.getByRole("toolbar", { name: "Selected link" });
  await expect(links).toBeVisible();
  await wall.note("Hold for weekly batch").click();
  await expect(links).toHaveCount(0);
  await wall.note("Send invoice").click();
  await expect(links).toHaveCount(0);
});

test("everything is there after the server was killed and started again", async ({ owner, served, wall }) => {
  await wall.addStep("Sales admin", 0.5, "Ask for the PO number");
  await wall.isSaved();
  await served.kill();
  await expect(owner.page.locator('[data-status="offline"]')).toBeVisible();
  await wall.addStep("Sales admin", 0.75, "Typed while the server was away");
  await expect(owner.page.locator('[data-status="offline"]')).toContainText("waiting");
  await served.begin();
  await wall.isSaved();
  await owner.page.reload();
  await expect(wall.note("Ask for the PO number")).toBeVisible();
  await expect(wall.note("Typed while the server was away")).toBeVisible();
});

test("a step added from far away is typed into: the map comes to it, and no letter runs as a command", async ({
  owner,
  exampleBoard,
}) => {
  const wall = await owner.open(await exampleBoard());
  const { keyboard } = owner.page;
  while ((await owner.page.locator("[data-note]").count()) > 0) await keyboard.press("-");
  await keyboard.press("n");
  await keyboard.type("Hold the van");
  await expect(wall.editor).toHaveValue(/van$/);
  await keyboard.press("Escape");
  await expect(wall.note("van")).toBeVisible();
  expect(owner.page.url()).toContain("/boards/");
  expect(owner.page.url()).not.toContain("history");
});

test("the last word before the page is loaded anew is there afterwards", async ({ owner, exampleBoard }) => {
  const wall = await owner.open(await exampleBoard());
  await wall.note("Send invoice").dblclick();
  await wall.editor.fill("Send invoice at once");
  await owner.page.reload();
  await expect(wall.note("Send invoice at once")).toBeVisible();
});
