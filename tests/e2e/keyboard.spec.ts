/** The journeys of a workshop once more, by keyboard alone: no pointer is touched. Long: `make test-long`. */
import type { Page } from "@playwright/test";
import { expect, test } from "./journey";

/** Tab until what has the focus goes by that name. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  const named = () =>
    page.evaluate(() => {
      const here = document.activeElement as HTMLInputElement | null;
      const label = here?.labels?.[0]?.textContent ?? "";
      return `${here?.getAttribute("aria-label") ?? ""} ${label} ${here?.textContent ?? ""}`;
    });
  for (let at = 0; at < most; at++) {
    if (name.test(await named())) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not reach ${name}.`);
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

test("the data drawer: times are typed with their units, and the figures follow; undo takes them back @long", async ({
  owner,
  wall,
}) => {
  const { keyboard } = owner.page;
  await tabTo(owner.page, /^Step 1 of 10, /);
  await keyboard.press("Enter");
  await expect(wall.editor).toBeFocused();
  await keyboard.press("Escape");
  await keyboard.press("d");
  await tabTo(owner.page, /^ Wait before/);
  await keyboard.press("Control+a");
  await keyboard.type("1 d 4 h");
  await keyboard.press("Enter");
  await expect(wall.figure("lead_time")).toContainText("11.1 d");
  await tabTo(owner.page, /^ Confidence/);
  await keyboard.press("G");
  await expect(owner.page.getByLabel("Confidence")).toHaveValue("guess");
  await command(owner.page, "Undo");
  await command(owner.page, "Undo");
  await expect(wall.figure("lead_time")).toContainText("10.1 d");
});

test("lanes: one is added, named, moved and collapsed @long", async ({ owner, served, exampleBoard }) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  const { keyboard } = owner.page;
  await keyboard.press("Shift+N");
  await expect(owner.page.getByRole("textbox", { name: "Who does the work" })).toBeFocused();
  await keyboard.type("Treasurer");
  await keyboard.press("Enter");
  await command(owner.page, "Move the lane up");
  await command(owner.page, "Collapse");
  await wall.isSaved();
  const { lanes } = await served.api<{ lanes: { name: string; order: string; collapsed?: boolean }[] }>(
    "GET",
    `/api/boards/${board}`,
  );
  const order = [...lanes].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ name }) => name);
  expect(order.indexOf("Treasurer")).toBe(order.length - 2);
  expect(lanes.find(({ name }) => name === "Treasurer")?.collapsed).toBe(true);
});

test("offline and back: what is typed without a server waits and is saved @long", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  const { keyboard } = owner.page;
  await tabTo(owner.page, /^Step 1 of 10, /);
  await served.kill();
  await expect(wall.status("offline")).toBeVisible();
  await keyboard.press("Control+Enter");
  await expect(wall.editor).toBeFocused();
  await keyboard.type("Typed without a server");
  await keyboard.press("Escape");
  await expect(wall.status("offline")).toContainText("waiting");
  await served.begin();
  await wall.isSaved();
  const { notes } = await served.api<{ notes: { text: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes.map(({ text }) => text)).toContain("Typed without a server");
});

test("follow me: everyone is led and let go from the palette @long", async ({ owner, pair }) => {
  const { here, ben } = pair;
  await command(owner.page, "Everyone follows me");
  await expect(ben.page.getByText(/^You follow /)).toBeVisible();
  await owner.page.keyboard.press("Alt+2");
  await expect(ben.page.getByRole("radio", { name: "Future state" })).toBeChecked();
  await owner.page.keyboard.press("Alt+1");
  await command(ben.page, "Stop following");
  await expect(ben.page.getByText(/^You follow /)).toBeHidden();
  await expect(here.note("Send invoice")).toBeVisible();
});

test("the phone’s outline with a keyboard: a step is added, and the next @long", async ({
  owner,
  exampleBoard,
}) => {
  await owner.page.setViewportSize({ width: 360, height: 740 });
  const wall = await owner.open(await exampleBoard());
  await expect(owner.page.getByRole("region", { name: "Sales admin" })).toBeVisible();
  await tabTo(owner.page, /Add a step in Sales admin/);
  await owner.page.keyboard.press("Enter");
  await expect(wall.editor).toBeFocused();
  await owner.page.keyboard.type("Without a finger");
  await owner.page.keyboard.press("Enter");
  const lane = owner.page.getByRole("region", { name: "Sales admin" });
  const line = (text: string) => lane.getByRole("button", { name: text, exact: true });
  await expect(line("Without a finger")).toBeFocused();
  await owner.page.keyboard.press("Control+Enter");
  await owner.page.keyboard.type("And the next");
  await owner.page.keyboard.press("Enter");
  await expect(line("And the next")).toBeFocused();
  await owner.page.keyboard.press("ArrowUp");
  await owner.page.keyboard.press("Delete"); // the line that has the focus, and no other
  await expect(line("Without a finger")).toHaveCount(0);
  await expect(line("And the next")).toBeFocused();
  await wall.isSaved();
});
