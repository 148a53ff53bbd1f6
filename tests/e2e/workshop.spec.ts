/** Running a workshop: the guide and its clock, dots that stay secret, notes that nobody reads before the reveal. */
import { expect, test, type Visitor } from "./journey";

const panelOf = ({ page }: Visitor) => page.getByRole("complementary", { name: "Workshop" });
const openPanel = ({ page }: Visitor) => page.getByRole("button", { name: /^Workshop/ }).click();

test("the guide, the clock and the agenda are the same for everybody", async ({
  owner,
  guest,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const ben = await guest("Ben Okafor");
  await owner.open(board);
  await ben.open(board);
  await openPanel(owner);
  const panel = panelOf(owner);
  await panel.getByRole("button", { name: "10 min", exact: true }).click();
  await panel.getByRole("button", { name: "Start with the charter" }).click();
  await panel.getByLabel("Deadlines are missed").check();
  await panel.getByRole("button", { name: "90 minutes" }).click();
  await panel.getByRole("button", { name: "Next: Listen" }).click();
  await expect(ben.page.getByRole("button", { name: /^Timer: (10|9):\d\d left/ })).toBeVisible();
  await openPanel(ben);
  await expect(panelOf(ben).getByRole("heading", { name: "Listen" })).toBeVisible();
  await expect(panelOf(ben).getByText("90 min in all")).toBeVisible();
  await panel.getByRole("button", { name: "Pause" }).click();
  await expect(ben.page.getByRole("button", { name: /^Timer paused at/ })).toBeVisible();
});

test("dots are counted when the vote closes, and not seen before", async ({ owner, guest, exampleBoard }) => {
  const board = await exampleBoard();
  const ben = await guest("Ben Okafor");
  await owner.open(board);
  await ben.open(board);
  await openPanel(owner);
  await panelOf(owner).getByRole("button", { name: "Start the vote" }).click();
  await openPanel(ben);
  const ballot = panelOf(ben);
  const more = ballot.getByRole("button", { name: /^Place a dot on Nothing leaves/ });
  for (const left of [2, 1, 0]) {
    await more.click();
    await expect(ballot.getByText(left === 1 ? "1 dot left" : `${left} dots left`)).toBeVisible();
  }
  await expect(more).toBeDisabled();
  await panelOf(owner)
    .getByRole("button", { name: /^Place a dot on Price errors/ })
    .click();
  await expect(panelOf(owner).getByText("2 dots left")).toBeVisible();
  await panelOf(owner)
    .getByRole("button", { name: /^Close the vote/ })
    .click();
  await expect(panelOf(ben).getByText("4 dots from 2 people")).toBeVisible();
  await expect(panelOf(owner).getByText("4 dots from 2 people")).toBeVisible();
});

test("what is written in private appears for all at once", async ({ owner, guest, exampleBoard }) => {
  const board = await exampleBoard();
  const ben = await guest("Ben Okafor");
  const here = await owner.open(board);
  const there = await ben.open(board);
  await openPanel(owner);
  await panelOf(owner).getByRole("button", { name: "Start writing in private" }).click();
  await expect(panelOf(owner).getByRole("button", { name: "Show all notes" })).toBeVisible();
  await there.addStep("Finance manager", 0.2, "Nobody dares to say this");
  await expect(there.note("Nobody dares to say this").getByRole("img", { name: /^Only you/ })).toBeVisible();
  await expect(panelOf(owner).getByText("1 note is waiting to be shown")).toBeVisible();
  await expect(here.note("Nobody dares to say this")).toHaveCount(0);
  await panelOf(owner).getByRole("button", { name: "Show all notes" }).click();
  await expect(here.note("Nobody dares to say this")).toBeVisible();
});

test("the team answers by a link, without a name", async ({ owner, browser, exampleBoard }) => {
  const board = await exampleBoard();
  const here = await owner.open(board);
  await openPanel(owner);
  await panelOf(owner).getByRole("button", { name: "Make a link" }).click();
  const address = await panelOf(owner).getByRole("textbox", { name: "Copy the link" }).inputValue();
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await phone.newPage();
  await page.goto(owner.address(new URL(address).pathname + new URL(address).hash));
  await page.getByLabel("Where do things lie and wait?").fill("In the manager’s inbox");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  await phone.close();
  await expect(panelOf(owner).getByText("1 answer so far")).toBeVisible();
  await owner.page.keyboard.press("Shift+1");
  await expect(here.note("In the manager’s inbox")).toHaveAccessibleName(/Heard from the team/);
});
