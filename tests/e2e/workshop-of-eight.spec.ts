/** Eight people, 90 minutes in fast forward: one leads, one has a phone, one uses the keyboard alone. @long */
import type { Browser } from "@playwright/test";
import { hasNoViolation } from "./anybody";
import { expect, test, type Visitor } from "./journey";
import type { WallScreen } from "./wall-screen";

const NAMES = ["Ben Okafor", "Cara Lind", "Dai Wu", "Elif Kaya", "Finn Berg", "Gita Rao", "Hugo Sol"];
const PROBLEMS = [
  "Approval waits for days",
  "Waits days for approval",
  "Price list is old",
  "Job sheet not signed",
  "No address on it",
  "Who may release it",
];

/** Enough of a text to find its note by: longer words may be hyphenated there. */
const begins = (text: string) => text.split(" ").slice(0, 3).join(" ");

const panelOf = ({ page }: Visitor) => page.getByRole("complementary", { name: "Workshop" });
const guideOf = (visitor: Visitor) => panelOf(visitor).getByRole("region", { name: "Where we are" });

/** The page, with its panel open; a phone has it in its own menu. */
async function openWorkshop({ page }: Visitor): Promise<void> {
  const button = page.getByRole("button", { name: /^Workshop/ });
  if (await button.isVisible()) return button.click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Workshop", exact: true }).click();
}

/** A note by keyboard alone: from where the focus is to the next one. */
async function writesByKeyboard({ page }: Visitor, wall: WallScreen, text: string): Promise<void> {
  await wall.note("Send invoice").focus();
  await page.keyboard.press("ArrowRight");
  await expect(wall.note("Post and diarise")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(wall.editor).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

async function onAPhone(browser: Browser, visitor: Visitor): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  await context.addCookies(await visitor.context.cookies());
  return Object.assign(Object.create(visitor), { context, page: await context.newPage() });
}

test("eight people go from charter to plan", { tag: "@long" }, async ({
  owner,
  guest,
  browser,
  exampleBoard,
}) => {
  test.setTimeout(600_000);
  const board = await exampleBoard((file) => {
    file.charter = {};
    file.title = "Billing, a workshop";
  });
  const mia = owner;
  const here = await mia.open(board);
  const guests: Visitor[] = [];
  for (const name of NAMES) guests.push(await guest(name));
  guests[6] = await onAPhone(browser, guests[6] as Visitor);
  const walls: WallScreen[] = [];
  for (const each of guests) walls.push(await each.open(board));
  const [ben, cara] = guests as [Visitor, Visitor];
  const byKeyboard = guests[5] as Visitor;
  const phone = guests[6] as Visitor;

  await test.step("charter: the agenda begins, everybody's guide moves along", async () => {
    await openWorkshop(mia);
    await panelOf(mia).getByRole("button", { name: "90 minutes" }).click();
    await panelOf(mia).getByRole("button", { name: "Start with the charter" }).click();
    await openWorkshop(ben);
    await expect(guideOf(ben).getByRole("heading", { name: "Charter" })).toBeVisible();
    await hasNoViolation(mia.page, panelOf(mia));
  });

  await test.step("steps: all write alone, nobody reads, then all read", async () => {
    await panelOf(mia).getByRole("button", { name: "Next: Listen" }).click();
    await panelOf(mia).getByRole("button", { name: "Start writing in private" }).click();
    await expect(panelOf(ben).getByText("New notes are for their author’s eyes only.")).toBeVisible();
    for (const [at, each] of guests.entries()) {
      const wall = walls[at] as WallScreen;
      const text = PROBLEMS[at] as string;
      if (each === byKeyboard) await writesByKeyboard(each, wall, text);
      else if (each !== phone) await wall.addStep("Finance manager", 0.2, text);
    }
    await expect(panelOf(mia).getByText("6 notes are waiting to be shown")).toBeVisible();
    for (const text of PROBLEMS) await expect(here.note(begins(text))).toHaveCount(0);
    await panelOf(mia).getByRole("button", { name: "Show all notes" }).click();
    await mia.page.keyboard.press("Shift+1");
    for (const text of PROBLEMS) await expect(here.note(begins(text))).toHaveCount(1);
  });

  await test.step("what was said twice becomes one", async () => {
    await panelOf(mia).getByRole("button", { name: "Make them one" }).first().click();
    await expect(here.note("Waits days")).toContainText("Approval waits");
  });

  await test.step("the timer runs for all, also on the phone", async () => {
    await panelOf(mia).getByRole("button", { name: "5 min", exact: true }).click();
    for (const each of [...guests, mia])
      await expect(each.page.getByRole("button", { name: /^Timer: [45]:\d\d left/ })).toBeVisible();
    await panelOf(mia).getByRole("button", { name: "Remove" }).click();
  });

  await test.step("judge: dots of everybody, in secret, counted at the end", async () => {
    await panelOf(mia).getByLabel("Vote on").selectOption("Steps");
    await panelOf(mia).getByRole("button", { name: "Start the vote" }).click();
    for (const each of [cara, byKeyboard, phone]) await openWorkshop(each);
    for (const each of [ben, cara]) {
      const more = panelOf(each).getByRole("button", { name: /^Place a dot on Price list is old/ });
      await more.click();
      await expect(panelOf(each).getByText("2 dots left")).toBeVisible();
    }
    const last = panelOf(byKeyboard).getByRole("button", { name: /^Place a dot on Who may release/ });
    await last.focus();
    await byKeyboard.page.keyboard.press("Enter");
    await expect(panelOf(byKeyboard).getByText("2 dots left")).toBeVisible();
    await panelOf(phone)
      .getByRole("button", { name: /^Place a dot on Price list is old/ })
      .tap();
    await expect(panelOf(phone).getByText("2 dots left")).toBeVisible();
    await panelOf(mia)
      .getByRole("button", { name: /^Close the vote/ })
      .click();
    for (const each of [mia, ben, phone])
      await expect(panelOf(each).getByText("4 dots from 4 people")).toBeVisible();
  });

  await test.step("who led goes; another who may is offered the role, the others are told", async () => {
    await mia.page.goto("about:blank");
    await expect(ben.page.getByText(/who led, has left\. Everything stands/)).toBeVisible();
    await mia.open(board);
  });

  await test.step("the summary has it all", async () => {
    await mia.page.getByRole("button", { name: "From today to an agreed future" }).click();
    await mia.page.getByRole("menuitem", { name: "Workshop summary" }).click();
    for (const name of NAMES)
      await expect(mia.page.getByRole("definition").filter({ hasText: name })).toBeVisible();
    await expect(mia.page.getByRole("heading", { name: /^Vote: / })).toBeVisible();
    await hasNoViolation(mia.page);
  });
  await phone.context.close();
});
