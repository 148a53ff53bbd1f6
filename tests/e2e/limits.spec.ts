/** Too much, and what cannot be read: a sentence, a way out, and nothing lost. */
import { expect, test } from "./journey";

test("the 5,001st note is refused in a sentence before anything is put on the wall @long", async ({
  owner,
  served,
  exampleBoard,
}) => {
  test.setTimeout(180_000);
  const board = await exampleBoard((file) => {
    const more = 4_999 - file.notes.length;
    for (let at = 0; at < more; at++)
      file.notes.push({
        id: `extra-${at}`,
        kind: "text",
        text: "x",
        lane: file.lanes[0]?.id,
        x: at * 10,
        y: 700,
      });
  });
  const wall = await owner.open(board);
  const paste = (text: string) =>
    owner.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData("text/plain", pasted);
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  const stored = async () =>
    (await served.api<{ notes: object[] }>("GET", `/api/boards/${board}`)).notes.length;
  await paste("The last that fits\nOne too many");
  await expect(owner.page.getByText(/5,000/)).toBeVisible({ timeout: 30_000 });
  expect(await stored()).toBe(4_999);
  await paste("The last that fits\n");
  await expect.poll(stored, { timeout: 30_000 }).toBe(5_000);
  await expect(wall.saved).toBeVisible({ timeout: 30_000 });
});

test("a file of 50 MB is told to be too large before it is read; the wall stays as it is @long", async ({
  owner,
  exampleBoard,
}) => {
  test.setTimeout(120_000);
  const wall = await owner.open(await exampleBoard());
  await owner.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(50 * 1024 * 1024)], "everything.xlsx"));
    for (const type of ["dragover", "drop"])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
  });
  await expect(owner.page.getByRole("alert")).toContainText("MB");
  await owner.page.keyboard.press("Escape");
  await expect(wall.note("Send invoice")).toBeVisible();
  await wall.isSaved();
});

test("ten thousand letters stand in a note, the next one does not, and nothing typed is lost @long", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const board = await exampleBoard();
  const wall = await owner.open(board);
  await wall.note("Send invoice").dblclick();
  await wall.editor.fill(`${"ab cd ".repeat(1_664)}👩‍👩‍👧‍👦`);
  await owner.page.keyboard.press("Escape");
  await wall.isSaved();
  const { notes } = await served.api<{ notes: { text: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes.some(({ text }) => text.endsWith("👩‍👩‍👧‍👦") && text.length === 9_995)).toBe(true);
});

test("marks that turn text round reach nothing beside their note, and stay in its text", async ({
  owner,
  served,
  exampleBoard,
}) => {
  const turned = "\u202Etxt.exe\u2067 more";
  const board = await exampleBoard((file) => {
    Object.assign(file.notes[0] ?? {}, { text: turned });
    Object.assign(file.lanes[0] ?? {}, { name: "Sales \u202Eadmin" });
  });
  const wall = await owner.open(board);
  const note = wall.note("txt.exe more");
  await expect(note).toHaveAccessibleName(/^Step 1 of 10, Sales admin: txt\.exe more, /);
  await expect(owner.page.getByRole("button", { name: "Lane: Sales admin", exact: true })).toBeVisible();
  const { notes } = await served.api<{ notes: { text: string }[] }>("GET", `/api/boards/${board}`);
  expect(notes[0]?.text).toBe(turned);
});
