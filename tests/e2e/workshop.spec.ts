/** Running a workshop: the guide and its clock, dots that stay secret, notes that nobody reads before the reveal. */
import { hasNoViolation } from "./anybody";
import { expect, test, type Visitor } from "./journey";

const panelOf = ({ page }: Visitor) => page.getByRole("complementary", { name: "Workshop" });
const openPanel = ({ page }: Visitor) => page.getByRole("button", { name: /^Workshop/ }).click();

/** Somebody whose device is hours off. */
const withClockOff = ({ page }: Visitor, hours: number) =>
  page.addInitScript((off) => {
    const now = Date.now;
    Date.now = () => now() + off;
  }, hours * 3_600_000);

/** Counts on the page how often it makes a sound. */
const countRings = ({ page }: Visitor) =>
  page.addInitScript(() => {
    let rang = 0;
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        rang += 1;
        document.documentElement.dataset.rang = String(rang);
      }
    };
  });

test("the guide, the clock and the agenda are the same for everybody, whatever their own clocks say", async ({
  owner,
  guest,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const ben = await guest("Ben Okafor");
  await withClockOff(owner, -26);
  await withClockOff(ben, 3);
  for (const visitor of [owner, ben]) await countRings(visitor);
  const clock = owner.page.waitForResponse(/healthz/);
  await owner.open(board);
  await clock;
  await ben.open(board);
  await openPanel(owner);
  const panel = panelOf(owner);
  await panel.getByRole("button", { name: "10 min", exact: true }).click();
  await expect(owner.page.getByRole("button", { name: /^Timer: (10|9):\d\d left/ })).toBeVisible();
  await panel.getByRole("button", { name: "Start with the charter" }).click();
  await panel.getByLabel("Deadlines are missed").check();
  await panel.getByRole("button", { name: "90 minutes" }).click();
  await panel.getByRole("button", { name: "Next: Listen" }).click();
  await expect(ben.page.getByRole("button", { name: /^Timer: (10|9):\d\d left/ })).toBeVisible();
  await openPanel(ben);
  await expect(panelOf(ben).getByRole("heading", { name: "Listen" })).toBeVisible();
  await expect(panelOf(ben).getByText("90 min in all.")).toBeVisible();
  await panel.getByRole("button", { name: "Steps", exact: true }).click();
  const point = panelOf(ben).getByRole("row", { name: /^Steps/ });
  await expect(point).toHaveAttribute("aria-current", "step");
  await expect(panelOf(ben).getByRole("columnheader")).toHaveText(["Phase", "Planned", "Used"]);
  await point.getByRole("spinbutton", { name: "Minutes for Steps" }).fill("25");
  await ben.page.keyboard.press("Tab");
  await expect(panel.getByRole("spinbutton", { name: "Minutes for Steps" })).toHaveValue("25");
  await panel.getByRole("button", { name: "Pause" }).click();
  await expect(ben.page.getByRole("button", { name: /^Timer paused at/ })).toBeVisible();
  await panel.getByRole("button", { name: "+1 min" }).click();
  await expect(ben.page.getByRole("button", { name: /^Timer paused at 1[01]:/ })).toBeVisible();
  await test.step("it rings once on every screen when it is over, and can be given more time", async () => {
    await panel.getByRole("button", { name: "Remove", exact: true }).click();
    await panel.getByLabel("Minutes", { exact: true }).fill("0.03");
    await panel.getByRole("button", { name: "Start", exact: true }).click();
    for (const { page } of [owner, ben]) {
      await expect(page.getByRole("button", { name: "Time is up" })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("data-rang", "1");
    }
    await panel.getByRole("button", { name: "+1 min" }).click();
    await expect(ben.page.getByRole("button", { name: /^Timer: (1:00|0:5\d) left/ })).toBeVisible();
  });
});

test("dots are counted when the vote closes, and not seen before", async ({ owner, pair }) => {
  const { ben } = pair;
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
  await panelOf(ben).getByLabel("Park something").fill("The new price list");
  await ben.page.keyboard.press("Control+Enter");
  await expect(panelOf(owner).getByText("The new price list")).toBeVisible();
});

test("what is written in private appears for all at once", async ({ owner, pair }) => {
  const { here, there } = pair;
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

test("what was said twice is offered as one at the reveal, and undo brings both back", async ({
  owner,
  exampleBoard,
}) => {
  const twins = ["Scanner broken again", "The scanner is broken again and again"];
  const board = await exampleBoard((file) => {
    file.private = true;
    for (const [at, text] of twins.entries())
      file.notes.push({
        id: `twin${at}`,
        kind: "problem",
        lane: "ar",
        x: 2600,
        y: 24 + 152 * at,
        text,
        hidden: true,
      });
  });
  const wall = await owner.open(board);
  await openPanel(owner);
  const panel = panelOf(owner);
  await panel.getByRole("button", { name: "Show all notes" }).click();
  await panel.getByRole("button", { name: "Make them one" }).click();
  await owner.page.keyboard.press("Shift+1");
  await expect(wall.note("The scanner is")).toContainText("Scanner broken again");
  await expect(wall.note("canner")).toHaveCount(1);
  await owner.page.getByRole("button", { name: "Undo: Make notes one" }).click();
  await owner.page.keyboard.press("Shift+1");
  await expect(wall.note("canner")).toHaveCount(2);
});

test("who is named in a comment is told, also after a reload, until they have looked", async ({
  owner,
  guest,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const ben = await guest("Ben Okafor");
  await ben.open(board);
  const wall = await owner.open(board);
  await wall.note("Send invoice").click();
  await wall.openPanel("Details");
  const comment = owner.page.getByRole("textbox", { name: "Write a comment; @ names somebody" });
  await comment.fill("Is it the same day, @Ben");
  await owner.page.getByRole("button", { name: "@Ben Okafor" }).click();
  await owner.page.getByRole("button", { name: "Send", exact: true }).click();
  const named = ben.page.getByRole("button", { name: "You were named in 1 comment" });
  await expect(named).toBeVisible();
  await ben.page.reload();
  await named.click();
  await ben.page.getByRole("button", { name: "I agree" }).click();
  await expect(named).toBeHidden();
  await expect(owner.page.getByText("1 answered comment")).toBeVisible();
});

test("value is voted on in secret and taken over; the summary tells the result; nothing is in a reader’s way", async ({
  owner,
  browser,
  exampleBoard,
}) => {
  const { page } = owner;
  const board = await exampleBoard((file) => {
    file.polls = [{ id: "worth", question: "Worth it?", asks: "value", targets: ["c1", "c4"] }];
  });
  await owner.open(board);
  await openPanel(owner);
  const panel = panelOf(owner);
  await panel.getByRole("group", { name: "Second clerk double-checks" }).getByLabel("Value").check();
  await panel.getByRole("button", { name: "Close the vote and show the result" }).click();
  await panel.getByRole("button", { name: /^Take over what most say/ }).click();
  await hasNoViolation(page, panel);
  await page.getByRole("button", { name: "From today to an agreed future" }).click();
  await page.getByRole("menuitem", { name: "Workshop summary" }).click();
  await expect(page.getByRole("heading", { name: "Vote: Worth it?" })).toBeVisible();
  await hasNoViolation(page);
  await page.goto(owner.address("/processes"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await hasNoViolation(page);
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const stranger = await phone.newPage();
  await stranger.goto(owner.address("/ask#nothing"));
  await expect(stranger.getByRole("alert")).toBeVisible();
  await hasNoViolation(stranger);
  await phone.close();
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
