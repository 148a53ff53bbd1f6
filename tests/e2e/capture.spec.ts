/** Many notes at once and what lies around them: pasting, dropping, find and replace, lanes, bursts, limits. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey";

const SHEET = readFileSync(resolve(import.meta.dirname, "../support/steps.xlsx"));

interface Stored {
  notes: {
    id: string;
    text: string;
    lane: string | null;
    process_time?: number;
    x: number;
    y: number;
    about?: string;
  }[];
  lanes: { id: string; name: string; order: string; collapsed?: boolean }[];
  links: { source: string; target: string; kind: string }[];
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(content ?? ""), (letter) => letter.charCodeAt(0));
      data.items.add(new File([file], fileName ?? ""));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, bytes.toString("base64")],
  );
}

test("a pasted list becomes a row of notes, a table its steps in their lanes; each is one step of undo", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const id = await exampleBoard();
  const wall = await owner.open(id);
  await paste(owner.page, "- Print the letter 👨‍👩‍👧‍👦\n2. Put it in an envelope\n");
  await expect(wall.note("Put it in an envelope")).toBeVisible();
  await owner.page.keyboard.press("Control+z");
  await expect(wall.note("Put it in an envelope")).toHaveCount(0);
  await paste(owner.page, "Step\tRole\tPT (min)\nPrint it\tbilling clerk\t3\nPost it\tPost room\t1\n");
  await expect(wall.note("Post it")).toBeVisible();
  await wall.isSaved();
  const { notes, lanes } = await served.api<Stored>("GET", `/api/boards/${id}`);
  const named = (text: string) => notes.find((note) => note.text === text);
  expect(named("Print it")).toMatchObject({ lane: "clerk", process_time: 180 });
  expect(lanes.find(({ id }) => id === named("Post it")?.lane)?.name).toBe("Post room");
});

test("by keyboard alone: notes typed one a line go on from a step, connected; a word is replaced everywhere", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const id = await exampleBoard();
  const wall = await owner.open(id);
  const { keyboard } = owner.page;
  await wall.note("Post and diarise").focus();
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowRight");
  await keyboard.press("m");
  await expect(owner.page.getByLabel("The notes")).toBeFocused();
  await keyboard.type("Call the customer\nFile the call");
  await keyboard.press("Control+Enter");
  await expect(wall.note("File the call")).toBeVisible();
  await keyboard.press("Control+Shift+h");
  await expect(owner.page.getByRole("textbox", { name: "Find", exact: true })).toBeFocused();
  await keyboard.type("the call");
  await keyboard.press("Tab");
  await keyboard.type("the answer");
  await keyboard.press("Enter");
  await expect(owner.page.getByText("1 place replaced")).toBeVisible();
  await keyboard.press("Escape");
  await expect(wall.note("File the answer")).toBeVisible();
  await wall.isSaved();
  const { notes, links } = await served.api<Stored>("GET", `/api/boards/${id}`);
  const named = (text: string) => notes.find((note) => note.text === text)?.id ?? text;
  for (const [source, target] of [
    ["c10", named("Call the customer")],
    [named("Call the customer"), named("File the answer")],
  ])
    expect(links).toContainEqual(expect.objectContaining({ source, target, kind: "flow" }));
});

test("a dropped spreadsheet is read, its columns are asked for once; what cannot be read says why", async ({
  owner,
  wall,
}) => {
  await drop(owner.page, "steps.xlsx", SHEET);
  await expect(wall.note("Scan the receipt")).toBeVisible({ timeout: 30_000 });
  await paste(owner.page, "Weigh it\tPost room\t2\nStamp it\tPost room\t1\n");
  await owner.page.getByLabel("Column 3").selectOption("work");
  await owner.page.getByRole("button", { name: "Import the table" }).click();
  await owner.page.getByLabel("Numbers without a unit are").selectOption("min");
  await owner.page.getByRole("button", { name: "Import the table" }).click();
  await expect(wall.note("Stamp it")).toBeVisible();
  await drop(owner.page, "list.txt", Buffer.from("- Frank it\n- Post it\n"));
  await expect(wall.note("Post it")).toBeVisible();
  await drop(owner.page, "broken.xlsx", Buffer.from("PK\u0003\u0004broken"));
  await expect(owner.page.getByRole("alert")).toContainText("damaged or protected by a password");
  await owner.page.keyboard.press("Escape");
  await drop(owner.page, "photo.png", Buffer.from("x"));
  await expect(owner.page.getByText("“photo.png” cannot be put on the wall")).toBeVisible();
});

test("a novel, and a text that is too long for a note, stay out whole and say so", async ({
  owner,
  wall,
}) => {
  const before = await owner.page.locator("[data-note]").count();
  await paste(owner.page, "It was the best of times.\n".repeat(3_000));
  await expect(owner.page.getByText("3,000 lines; at most 500 become notes at once")).toBeVisible();
  await expect(owner.page.locator("[data-note]")).toHaveCount(before);
  await wall.note("Send invoice").dblclick();
  await paste(owner.page, "x".repeat(10_001));
  await expect(owner.page.getByText("A note holds at most 10,000 letters")).toBeVisible();
  await expect(wall.editor).toHaveValue("Send invoice");
});

test("lanes collapse, take a colour and move; the map is tidied; a problem becomes a burst on its step", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const inSecondRow = ({ notes }: { notes: Record<string, unknown>[] }) =>
    Object.assign(notes.find((note) => note.id === "c9") ?? {}, { y: 176 });
  const id = await exampleBoard(inSecondRow);
  const wall = await owner.open(id);
  const { page } = owner;
  const sent = async () =>
    (await served.api<Stored>("GET", `/api/boards/${id}`)).notes.find((note) => note.id === "c9");
  const before = await sent();
  const head = page.getByRole("button", { name: "Lane: AR accountant", exact: true });
  await head.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.getByRole("button", { name: "Lane Billing clerk: more" }).press("Enter");
  await page.getByRole("menuitem", { name: "Collapse" }).press("Enter");
  await expect(wall.note("Send invoice")).toHaveCSS("height", /^1\d|^2\d/);
  const box = await wall.note("Send invoice").boundingBox();
  await wall.drag("Send invoice", { x: (box?.x ?? 0) + 90, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 });
  await expect.poll(async () => (await sent())?.x).not.toBe(before?.x);
  expect((await sent())?.y).toBe(176); // the row it has when the lane is open
  await wall.note("Finance manager approves again").click();
  await page.keyboard.press("Shift+P");
  await page.keyboard.type("Nobody reads it");
  await page.keyboard.press("Escape");
  await expect(wall.note("Nobody reads it")).toContainText("K5");
  await page.keyboard.press("Shift+T");
  await wall.isSaved();
  const { lanes, notes } = await served.api<Stored>("GET", `/api/boards/${id}`);
  const order = [...lanes].sort((a, b) => (a.order < b.order ? -1 : 1)).map((lane) => lane.id);
  expect(order.indexOf("ar")).toBe(order.length - 2);
  expect(lanes.find((lane) => lane.id === "clerk")?.collapsed).toBe(true);
  const burst = notes.find(({ text }) => text === "Nobody reads it");
  expect(burst).toMatchObject({ about: "c6", x: notes.find((note) => note.id === "c6")?.x });
});
