/** What comes between in a workshop: no connection at the reveal, who led goes, a note that is gone, a link that ends. */
import { hasNoViolation } from "./anybody";
import { expect, test, type Visitor } from "./journey";

const panelOf = ({ page }: Visitor) => page.getByRole("complementary", { name: "Workshop" });
const openPanel = ({ page }: Visitor) => page.getByRole("button", { name: /^Workshop/ }).click();
const guideOf = (visitor: Visitor) => panelOf(visitor).getByRole("region", { name: "Where we are" });

/** Frames from this person's page wait until they are let go, and so do those to it. */
async function held({ page }: Visitor): Promise<{ hold(): void; letGo(): void }> {
  let holds = false;
  const waiting: (() => void)[] = [];
  const pass = (send: () => void) => (holds ? void waiting.push(send) : send());
  await page.routeWebSocket(/\/live$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => pass(() => server.send(frame)));
    server.onMessage((frame) => pass(() => socket.send(frame)));
  });
  return {
    hold: () => {
      holds = true;
    },
    letGo: () => {
      holds = false;
      for (const send of waiting.splice(0)) send();
    },
  };
}

test("a reveal without a connection says so and is done when the connection is back", {
  tag: "@long",
}, async ({ owner, guest, served, exampleBoard }) => {
  test.slow();
  const board = await exampleBoard((file) => {
    file.private = true;
  });
  const ben = await guest("Ben Okafor");
  const here = await owner.open(board);
  const there = await ben.open(board);
  await openPanel(owner);
  await there.addStep("Finance manager", 0.2, "Nobody dares to say this");
  await expect(panelOf(owner).getByText("1 note is waiting to be shown")).toBeVisible();
  await served.kill();
  await expect(here.status("offline")).toBeVisible();
  await expect(panelOf(owner).getByText(/^You are offline: the notes are shown as soon as/)).toBeVisible();
  await panelOf(owner).getByRole("button", { name: "Show all notes" }).click();
  await served.begin();
  await expect(here.note("Nobody dares to say this")).toBeVisible({ timeout: 45_000 });
  await here.isSaved();
});

test("when who led goes, another who may is offered the role, and others look around without moving anybody", async ({
  owner,
  guest,
  exampleBoard,
}) => {
  test.slow();
  const board = await exampleBoard();
  const tom = await guest("Tom Berg:facilitate");
  const ben = await guest("Ben Okafor");
  await tom.open(board);
  await ben.open(board);
  await owner.open(board);
  for (const each of [owner, tom, ben]) await openPanel(each);
  await panelOf(owner).getByRole("button", { name: "Start with the charter" }).click();
  await guideOf(ben).getByRole("button", { name: "Next: Listen" }).click();
  await expect(guideOf(ben).getByText("the others are at “Charter”")).toBeVisible();
  await expect(guideOf(owner).getByRole("heading", { name: "Charter" })).toBeVisible();
  await guideOf(owner).getByRole("button", { name: "Next: Listen" }).click();
  await guideOf(owner).getByRole("button", { name: "Next: Steps" }).click();
  await expect(guideOf(ben).getByRole("heading", { name: "Steps" })).toBeVisible();
  await owner.page.goto("about:blank");
  await expect(tom.page.getByText(/who led, has left\. Everything stands/)).toBeVisible();
  await expect(ben.page.getByText(/who led, has left\. Everything stands/)).toBeVisible();
  await expect(ben.page.getByRole("button", { name: "Lead on" })).toHaveCount(0);
  await tom.page.getByRole("button", { name: "Lead on" }).click();
  await ben.page.getByRole("button", { name: /^People on this board/ }).click();
  await expect(ben.page.getByRole("listitem").filter({ hasText: "Tom Berg" })).toContainText("leads");
});

test("a dot on a note that somebody has just deleted gets a sentence, and the dot is one's own again", {
  tag: "@long",
}, async ({ owner, guest, exampleBoard }) => {
  const board = await exampleBoard();
  const ben = await guest("Ben Okafor");
  const line = await held(ben);
  const here = await owner.open(board);
  await ben.open(board);
  await openPanel(owner);
  await panelOf(owner).getByRole("button", { name: "Start the vote" }).click();
  await openPanel(ben);
  const more = panelOf(ben).getByRole("button", { name: /^Place a dot on Price errors/ });
  await expect(more).toBeVisible();
  line.hold();
  await more.click();
  await here.note("Price errors").click();
  await owner.page.keyboard.press("Delete");
  await expect(here.note("Price errors")).toHaveCount(0);
  await here.isSaved();
  line.letGo();
  await expect(ben.page.getByText("What this was about has been deleted meanwhile.")).toBeVisible();
  await expect(panelOf(ben).getByText("3 dots left")).toBeVisible();
  await expect(more).toHaveCount(0);
});

test("questions to the team: the form is in nobody's way, and a link that ends meanwhile keeps what was typed", async ({
  owner,
  served,
  browser,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const made = await served.api<{ url: string; link: { id: string } }>("POST", `/api/boards/${board}/links`, {
    role: "ask",
  });
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await phone.newPage();
  await page.goto(owner.address(`/ask${new URL(made.url).hash}`));
  const answer = page.getByLabel("Where do things lie and wait?");
  await answer.fill("In the manager’s inbox");
  await hasNoViolation(page);
  await served.api("DELETE", `/api/boards/${board}/links/${made.link.id}`);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("alert")).toContainText("ask whoever gave it to you");
  await expect(answer).toHaveValue("In the manager’s inbox");
  await phone.close();
});
