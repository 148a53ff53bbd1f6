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
