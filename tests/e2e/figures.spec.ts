/** The figures: they move while people type, say what is missing, and what-if never touches the board. */
import { expect, test } from "./journey";

test("the figures follow what is typed into the drawer", async ({ owner, wall }) => {
  await expect(wall.figure("lead_time")).toContainText("10.1 d");
  await wall.note("Finance manager approves again").click();
  const drawer = await wall.openPanel("Details");
  await drawer.getByLabel("Wait before").fill("1 d");
  await owner.page.keyboard.press("Enter");
  await expect(wall.figure("lead_time")).toContainText("8.1 d");
  await expect(wall.figure("wait_time")).toContainText("8 d");
});

test("units are read as people write them", async ({ owner, wall }) => {
  await wall.note("Re-key job data").click();
  const drawer = await wall.openPanel("Details");
  const work = drawer.getByLabel("Work", { exact: true });
  await work.fill("1h 30m");
  await owner.page.keyboard.press("Enter");
  await expect(work).toHaveValue("1 h 30 min");
  await expect(wall.note("Re-key job data")).toHaveAccessibleName(/takes 90 min/);
});

test("a time that cannot be read is said in one sentence and changes nothing", async ({ owner, wall }) => {
  await wall.note("Re-key job data").click();
  const drawer = await wall.openPanel("Details");
  const work = drawer.getByLabel("Work", { exact: true });
  await work.fill("a while");
  await owner.page.keyboard.press("Enter");
  await expect(drawer.getByRole("alert")).toBeVisible();
  await expect(work).toHaveAttribute("aria-invalid", "true");
  await expect(wall.figure("process_time")).toContainText("60 min");
  await work.fill("-5 min");
  await owner.page.keyboard.press("Enter");
  await expect(drawer.getByRole("alert")).toBeVisible();
});

test("a duration shorter than the work is gently refused", async ({ owner, wall }) => {
  await wall.note("Re-key job data").click();
  const drawer = await wall.openPanel("Details");
  await drawer.getByLabel("Duration").fill("5 min");
  await owner.page.keyboard.press("Enter");
  await expect(drawer.getByRole("alert")).toContainText("Did you mean waiting time?");
  await wall.isSaved();
});

test("a figure without its data says how much is known and leads to the notes", async ({
  owner,
  exampleBoard,
}) => {
  const board = await exampleBoard((file) => {
    for (const note of file.notes) if (note.id === "c4" || note.id === "c7") note.process_time = null;
  });
  const wall = await owner.open(board);
  const unknown = wall.figure("process_time").getByRole("button", { name: "incomplete, 8 of 10 steps" });
  await unknown.click();
  await expect(owner.page.getByRole("complementary", { name: "Details" })).toContainText("2 notes selected");
});

test("a finding leads to its notes", async ({ owner, wall }) => {
  const panel = await wall.openPanel("Findings");
  const finding = panel.getByRole("listitem").filter({ hasText: "Finance manager approves again" }).first();
  await finding.getByRole("button").click();
  await expect(owner.page.getByRole("toolbar", { name: "Selected notes" })).toBeVisible();
});

test("the load of a lane turns red beyond 100 % and falls when somebody joins or a step moves away", async ({
  owner,
  wall,
}) => {
  const panel = await wall.openPanel("Load per lane");
  const clerk = panel.getByRole("listitem").filter({ hasText: "Billing clerk" });
  await expect(clerk).toContainText("107.8 %");
  await expect(clerk).toContainText("backlog grows by 1.5 a day");
  await clerk.getByLabel("People").fill("3");
  await owner.page.keyboard.press("Enter");
  await expect(clerk).toContainText("71.9 %");
  await wall.note("Attach PO").click();
  const drawer = await wall.openPanel("Details");
  await drawer.getByLabel("Lane", { exact: true }).selectOption({ label: "Sales admin" });
  await wall.openPanel("Load per lane");
  await expect(clerk).toContainText("64 %");
});

test("what if: the totals move and the board stays as it is", async ({ owner, served, exampleBoard }) => {
  const board = await exampleBoard();
  const before = await served.api("GET", `/api/boards/${board}`);
  const wall = await owner.open(board);
  const panel = await wall.openPanel("What if");
  const step = panel.locator("details").filter({ hasText: "Finance manager approves again" });
  await step.locator("summary").click();
  await step.getByLabel("Leave this step out").check();
  await expect(wall.figure("lead_time")).toContainText("7.1 d");
  await expect(wall.figure("steps")).toContainText("9");
  const load = await wall.openPanel("Load per lane");
  await expect(load).toContainText("As tried under “What if”.");
  await expect(load.getByRole("listitem").filter({ hasText: "Finance manager" })).toContainText("0 %");
  await wall.openPanel("What if");
  expect(await served.api("GET", `/api/boards/${board}`)).toEqual(before);
  await panel.getByRole("button", { name: "Drop" }).click();
  await expect(wall.figure("lead_time")).toContainText("10.1 d");
});

test("the timeline under the map is drawn to scale and follows what is tried", async ({ owner, wall }) => {
  const timeline = owner.page.getByRole("region", { name: "Timeline" });
  if (!(await timeline.isVisible())) await owner.page.getByRole("button", { name: "Timeline" }).click();
  const rung = (name: string) => timeline.getByRole("button", { name });
  const ratio = async () => {
    const [long, short] = await Promise.all(
      ["Finance manager approves again", "Re-key job data"].map((name) =>
        rung(name).locator("span").first().boundingBox(),
      ),
    );
    return Math.round((10 * (long?.width ?? 0)) / (short?.width ?? 1)) / 10;
  };
  await timeline.getByRole("radio", { name: "true widths" }).check({ force: true });
  await expect.poll(ratio).toBeCloseTo(3, 0);
  await timeline.getByRole("radio", { name: "equal widths" }).check({ force: true });
  await expect.poll(ratio).toBeCloseTo(1, 0);
  const panel = await wall.openPanel("What if");
  const step = panel.locator("details").filter({ hasText: "Finance manager approves again" });
  await step.locator("summary").click();
  await step.getByRole("textbox", { name: "Wait" }).fill("1 d");
  await owner.page.keyboard.press("Enter");
  await expect(rung("Finance manager approves again")).toHaveAccessibleName(/waits 1 d/);
  await panel.getByRole("button", { name: "Drop" }).click();
  await expect(rung("Finance manager approves again")).toHaveAccessibleName(/waits 3 d/);
});

test("what was tried is kept as the future state", async ({ owner, exampleBoard }) => {
  const board = await exampleBoard((file) => {
    file.notes = file.notes.filter((note) => note.state !== "future");
    file.links = file.links.filter((link) => link.state !== "future");
  });
  const wall = await owner.open(board);
  const panel = await wall.openPanel("What if");
  const step = panel.locator("details").filter({ hasText: "Hold for weekly batch" });
  await step.locator("summary").click();
  await step.getByLabel("Leave this step out").check();
  await panel.getByRole("button", { name: "Keep as the future state" }).click();
  await expect(owner.page.getByRole("radio", { name: "Future state" })).toBeChecked();
  await expect(wall.figure("steps")).toContainText("9");
  await expect(wall.figure("lead_time")).toContainText("7.6 d");
  await expect(owner.page.getByRole("button", { name: /^Gone: Hold for weekly batch/ })).toBeVisible();
});
