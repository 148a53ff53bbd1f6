/** Sharing without fear: the door, a phone that joins, the lobby, muted, sent away; and nothing people write runs. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test, type Visitor } from "./journey";
import { WallScreen } from "./wall-screen";

const PHONE = { width: 360, height: 740 };

/** A phone on the join page, by the address that the QR code says. */
async function phone(
  owner: Visitor,
  address: string,
  locale = "en-GB",
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await owner.context.browser()?.newContext({ viewport: PHONE, hasTouch: true, locale });
  if (!context) throw new Error("There is no browser.");
  const page = await context.newPage();
  await page.goto(address);
  return { page, context };
}

test("a phone scans the code, types a name and is on the wall; the facilitator mutes it, sends it away, closes the door", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  await owner.open(board);
  await owner.page.getByRole("button", { name: "Share: Let people in" }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Let people in" });
  await dialog.getByRole("button", { name: "Open the door" }).click();
  await expect(dialog.getByRole("img", { name: "QR code that opens the wall" })).toBeVisible();
  const { door } = await served.api<{ door: { url: string; code: string } }>(
    "GET",
    `/api/boards/${board}/access`,
  );
  const guest = await phone(owner, door.url);
  await expect(guest.page.getByRole("heading", { name: "Customer billing" })).toBeVisible();
  expect(new URL(guest.page.url()).hash).toBe("");
  await guest.page.getByLabel("Your name").fill("Ana");
  await guest.page.getByRole("button", { name: "Join" }).click();
  await new WallScreen(guest.page).isSaved();
  const overflow = await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(dialog.getByText("here now")).toBeVisible();
  await dialog.getByRole("button", { name: "Mute: Ana" }).click();
  await expect(guest.page.getByTitle("View only")).toBeVisible();
  await dialog.getByRole("button", { name: "Remove: Ana" }).click();
  await expect(
    guest.page.getByRole("heading", { name: "You may not see this board any more" }),
  ).toBeVisible();
  await guest.page.goto(door.url); // the door is still open, but not for this browser
  await expect(guest.page.getByRole("heading", { name: "This link or code opens nothing" })).toBeVisible();
  const room = dialog.getByRole("region", { name: "In the room" });
  await room.getByRole("button", { name: "Close the door" }).click();
  await expect(room.getByRole("button", { name: "Open the door" })).toBeVisible();
  await guest.context.close();
});

test("somebody in the lobby waits, in their own language, and goes on by itself once let in", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const { url } = await served.api<{ url: string }>("POST", `/api/boards/${board}/links`, {
    role: "view",
    lobby: true,
  });
  await owner.open(board);
  const guest = await phone(owner, url, "de-DE");
  await guest.page.getByLabel("Ihr Name").fill("Ben");
  await guest.page.getByRole("button", { name: "Eintreten" }).click();
  await expect(guest.page.getByRole("heading", { name: "Sie werden gleich hereingelassen" })).toBeVisible();
  await owner.page.getByRole("button", { name: /Let people in/ }).click();
  await owner.page.getByRole("button", { name: "Let in", exact: true }).click();
  await expect(guest.page.getByTitle("Nur ansehen")).toBeVisible({ timeout: 30_000 });
  await guest.context.close();
});

const CORPUS: readonly string[] = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../vectors/scripts-in-texts.json"), "utf-8"),
);

/** Texts in every field that takes one, sent past the page by a raw socket. */
test("nothing that people write runs: no script, no report of the policy, on no page", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard((file) => {
    const texts = [...CORPUS];
    const next = () => texts[Math.floor(Math.random() * texts.length)];
    for (const lane of file.lanes) lane.name = next();
    file.notes.forEach((note, at) => {
      note.text = CORPUS[at % CORPUS.length];
      note.decision_reason = next();
      note.quality_check = next();
    });
    for (const link of file.links) link.label = next();
  });
  const [raw] = served.guests(CORPUS[0]?.slice(0, 70) ?? "x");
  if (!raw) throw new Error("nobody");
  const socket = served.socket(raw, board);
  await new Promise((done) => socket.once("open", done));
  socket.send(JSON.stringify({ type: "hello", protocol: 1 }));
  const fields = (text: string) => ({ kind: "step", state: "current", lane: null, x: 0, y: 0, text });
  const ops = CORPUS.map((text, at) => ({
    op: "create",
    record: "note",
    id: `xss-${at}`,
    fields: { ...fields(text), decision_reason: text, quality_check: text, value_reason: text },
  }));
  const title = {
    op: "update",
    record: "board",
    id: "board",
    fields: { title: CORPUS[1], purpose: CORPUS[2] },
  };
  const answered = new Promise<string>((done) =>
    socket.on("message", (data) => /"(changes|refused)"/.test(String(data)) && done(String(data))),
  );
  await new Promise((done) => socket.once("message", done));
  socket.send(JSON.stringify({ type: "change", id: "c-xss", base: 0, ops: [...ops, title] }));
  expect(await answered).toContain('"changes"');
  const reports = await watched(owner.page);
  const wall = await owner.open(board);
  await owner.page.keyboard.press("o");
  await wall.openPanel("Findings");
  await owner.page.goto(owner.address(`/boards/${board}/history`));
  await expect(owner.page.getByRole("main")).toBeVisible();
  await owner.goHome();
  await expect(owner.page.getByRole("heading", { name: "Boards" })).toBeVisible();
  expect(await hits(owner.page)).toBe(0);
  expect(reports).toEqual([]);
  // The other way round: what would run is seen, so an empty list says something.
  await owner.page.evaluate((text) => document.body.insertAdjacentHTML("beforeend", text), CORPUS[0] ?? "");
  await expect.poll(() => reports.length).toBeGreaterThan(0);
  socket.close();
});

async function watched(page: Page): Promise<string[]> {
  const reports: string[] = [];
  await page.exposeFunction("cspReport", (what: string) => reports.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { cspReport: (what: string) => void }).cspReport(event.violatedDirective);
    });
  });
  return reports;
}

function hits(page: Page): Promise<number> {
  return page.evaluate(() => Number((window as unknown as { hit?: number }).hit ?? 0));
}
