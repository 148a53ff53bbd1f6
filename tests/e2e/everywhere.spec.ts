/** axe on every page and in every state of it, light and dark. Long: `make test-long`. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, type Visitor } from "./journey";

async function hasNoViolation(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect.soft(found, where).toEqual([]);
}

const PANELS = ["Details", "Findings", "Load per lane", "What if", "Workshop"];

/** Opens what stands behind a button, looks at it, and closes it again. */
async function looksBehind(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().click();
  const opened = page.getByRole("menu").or(page.getByRole("dialog")).first();
  await expect(opened).toBeVisible();
  await hasNoViolation(page, String(name));
  await page.keyboard.press("Escape");
  await expect(opened).toBeHidden();
}

async function signedOut(owner: Visitor, path: string): Promise<Page> {
  const context = await owner.context.browser()?.newContext({ colorScheme: "light" });
  if (!context) throw new Error("There is no browser.");
  const page = await context.newPage();
  await page.goto(owner.address(path));
  return page;
}

for (const theme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing (${theme}) @long`, () => {
    test.use({ colorScheme: theme });
    test.setTimeout(300_000);

    test("at home: empty, with boards, archive, trash, new board, the processes side by side", async ({
      owner,
      exampleBoard,
    }) => {
      const { page } = owner;
      await exampleBoard();
      await exampleBoard((file) => {
        file.title = "Another";
      });
      await owner.goHome();
      await expect(page.getByRole("heading", { name: "Boards" })).toBeVisible();
      for (const place of ["Boards", "Archive", "Trash"]) {
        await page.getByRole("radio", { name: place }).click();
        await hasNoViolation(page, place);
      }
      await page.getByRole("radio", { name: "Boards" }).click();
      await page.getByRole("button", { name: "New board" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await hasNoViolation(page, "new board");
      await page.goto(owner.address("/processes"));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await hasNoViolation(page, "processes");
      await page.goto(owner.address("/you"));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await hasNoViolation(page, "account");
      await page.goto(owner.address("/nothing/here"));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await hasNoViolation(page, "not found");
    });

    test("at the home of a new client: empty, its menus, its settings; at a card's menu and questions", async ({
      owner,
      exampleBoard,
    }) => {
      const { page } = owner;
      await exampleBoard();
      await owner.goHome();
      await looksBehind(page, /^More for Customer billing/);
      for (const asks of ["Delete…", "Save as a template…"]) {
        await page
          .getByRole("button", { name: /^More for / })
          .first()
          .click();
        await page.getByRole("menuitem", { name: asks }).click();
        await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeVisible();
        await hasNoViolation(page, asks);
        await page.keyboard.press("Escape");
      }
      await looksBehind(page, /^You$/);
      await looksBehind(page, /^Workspace: /);
      await page.getByRole("button", { name: /^Workspace: / }).click();
      await page.getByRole("menuitem", { name: "New client…" }).click();
      await page.getByLabel("Name of the client").fill(`Harbour offices, ${theme}`);
      await hasNoViolation(page, "new client");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "Map your first process" })).toBeVisible();
      await hasNoViolation(page, "empty home");
      await page.getByRole("button", { name: /^Workspace: / }).click();
      await page.getByRole("menuitem", { name: "Members and settings" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await hasNoViolation(page, "client");
    });

    test("in the menus of the wall, with another person, a link and a lane selected", async ({
      owner,
      guest,
      exampleBoard,
    }) => {
      const { page } = owner;
      page.setDefaultTimeout(30_000);
      const board = await exampleBoard();
      const wall = await owner.open(board);
      await (await guest("Ben Okafor")).open(board);
      await looksBehind(page, /^People on this board/);
      await looksBehind(page, /^More$/);
      await looksBehind(page, "Say something without words");
      await looksBehind(page, "Lane Billing clerk: more");
      await wall.note("Finance manager approves again").click();
      for (const menu of [/^Kind of note/, /^Colour: /, "Stamps of waste"]) await looksBehind(page, menu);
      await page.keyboard.press("?"); // from the button that the focus has come back to
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Lane: Billing clerk" }).first().click();
      await hasNoViolation(page, "lane");
      await page.getByText("price wrong").click();
      await expect(page.getByRole("toolbar", { name: "Selected link" })).toBeVisible();
      await hasNoViolation(page, "link");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("inv");
      await expect(page.getByRole("menuitem").first()).toBeVisible();
      await hasNoViolation(page, "found");
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      await hasNoViolation(page, "the walk");
      await wall.showState("Future");
      await looksBehind(page, /^Variant of the future: /);
      await page.setViewportSize({ width: 360, height: 740 });
      await page.keyboard.press("o");
      await expect(page.getByRole("region", { name: "Billing clerk" })).toBeVisible();
      await hasNoViolation(page, "phone, future");
      await looksBehind(page, /^More$/);
      await looksBehind(page, /^More for “/);
    });

    test("on the wall: empty, a note selected, each panel, palette, keys, facts, replace, paste", async ({
      owner,
      served,
      exampleBoard,
    }) => {
      const { page } = owner;
      const { id } = await served.api<{ id: string }>("POST", "/api/boards", {
        format: "leanwall.board",
        version: 1,
        title: "Empty",
      });
      await owner.open(id);
      await hasNoViolation(page, "empty wall");
      const wall = await owner.open(await exampleBoard());
      await hasNoViolation(page, "wall");
      await wall.note("Finance manager approves again").click();
      await hasNoViolation(page, "note selected");
      for (const panel of PANELS) {
        await wall.openPanel(panel);
        await hasNoViolation(page, panel);
      }
      await page.keyboard.press("Escape");
      for (const [keys, dialog] of [
        ["Control+k", "palette"],
        ["?", "keys"],
        ["Control+Shift+h", "replace"],
        ["m", "many notes"],
      ] as const) {
        await page.keyboard.press(keys);
        await expect(page.getByRole("dialog")).toBeVisible();
        await hasNoViolation(page, dialog);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toBeHidden();
      }
      await page.keyboard.press("Shift+W");
      await hasNoViolation(page, "in rows");
      await page.keyboard.press("Shift+W");
      await page.keyboard.press("o");
      await expect(page.getByRole("region", { name: "Billing clerk" })).toBeVisible();
      await hasNoViolation(page, "outline");
      await page.getByRole("complementary").getByRole("button", { name: "Close" }).click(); // it would fill the phone
      await page.setViewportSize({ width: 360, height: 740 });
      await hasNoViolation(page, "phone");
      await page.getByRole("button", { name: "Add a sticky" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await hasNoViolation(page, "sticky from a phone");
    });

    test("on the big screen, with the card to join by, and in a dark room", async ({
      owner,
      served,
      exampleBoard,
    }) => {
      const { page } = owner;
      const board = await exampleBoard();
      await owner.open(board);
      await page.getByRole("button", { name: "Let people in" }).click();
      const dialog = page.getByRole("dialog", { name: "Let people in" });
      await dialog.getByRole("button", { name: "Open the door" }).click();
      await expect(dialog.getByRole("img", { name: "QR code that opens the wall" })).toBeVisible();
      await hasNoViolation(page, "share");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+Shift+f");
      await expect(page.locator("[data-code]")).toBeVisible();
      await page.keyboard.press("ArrowRight");
      await hasNoViolation(page, "big screen");
      await page.keyboard.press("d");
      await hasNoViolation(page, "dark room");
      await page.keyboard.press("Escape");
      const { door } = await served.api<{ door: { url: string } }>("GET", `/api/boards/${board}/access`);
      const guest = await signedOut(owner, new URL(door.url).pathname + new URL(door.url).hash);
      await expect(guest.getByLabel("Your name")).toBeVisible();
      await hasNoViolation(guest, "join");
      await guest.goto("about:blank");
      await guest.goto(`${door.url}-no-more`);
      await expect(guest.getByRole("heading", { name: "This link or code opens nothing" })).toBeVisible();
      await hasNoViolation(guest, "expired link");
      await guest.goto(owner.address("/ask#nothing-behind-it"));
      await expect(guest.getByRole("heading", { level: 1 })).toBeVisible();
      await hasNoViolation(guest, "questions that are closed");
      const link = await served.api<{ url: string }>("POST", `/api/boards/${board}/links`, {
        ...{ role: "ask", hours: 24, lobby: false, label: "Before the workshop" },
      });
      await guest.goto("about:blank");
      await guest.goto(link.url);
      await guest.getByRole("textbox").first().fill("The invoice comes back twice.");
      await hasNoViolation(guest, "questions before the workshop");
      await guest.getByRole("button", { name: "Send" }).click();
      await expect(guest.getByRole("heading", { name: "Thank you" })).toBeVisible();
      await hasNoViolation(guest, "answered");
      await guest.goto(owner.address("/"));
      await expect(guest.getByRole("textbox")).toBeVisible();
      await hasNoViolation(guest, "sign-in");
      await guest.context().close();
    });

    test("on the future state and the pages of the way to it, on export and history", async ({
      owner,
      exampleBoard,
    }) => {
      const { page } = owner;
      const board = await exampleBoard();
      const wall = await owner.open(board);
      await wall.showState("Future");
      await hasNoViolation(page, "future");
      await wall.showState("Current");
      await page.getByRole("button", { name: "Improve" }).click();
      await hasNoViolation(page, "menu");
      await page.keyboard.press("Escape");
      await page.keyboard.press("k");
      for (const tab of await page.getByRole("navigation").getByRole("button").all()) {
        const name = await tab.innerText();
        if (name.startsWith("Back")) continue;
        await tab.click();
        await hasNoViolation(page, name);
      }
      await page.goto(owner.address(`/boards/${board}/export`));
      await expect(page.getByRole("radio").first()).toBeAttached();
      await hasNoViolation(page, "export");
      await page.goto(owner.address(`/boards/${board}/history`));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await hasNoViolation(page, "history");
      await page.goto(owner.address("/boards/b-there-is-none"));
      await expect(page.getByRole("heading")).toBeVisible();
      await hasNoViolation(page, "no such board");
    });
  });
}
