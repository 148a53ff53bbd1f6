/** A whole workshop on one board: sixty stickies from eight browsers at once. Long: `make test-long`. */
import { expect, test } from "./journey";
import { WallScreen } from "./wall-screen";

const NAMES = ["Ana", "Ben", "Cara", "Dev", "Eli", "Fay", "Gus"];
const ALL = 60;

test("sixty stickies from eight browsers at once are on every screen, each once @long", async ({
  owner,
  guest,
  served,
  exampleBoard,
}) => {
  test.setTimeout(300_000);
  const board = await exampleBoard((file) => {
    const kept = new Set(["format", "version", "title", "calendar", "lanes"]);
    for (const name of Object.keys(file)) if (!kept.has(name)) delete file[name];
  });
  const people = [owner];
  for (const name of NAMES) people.push(await guest(name));
  const walls = await Promise.all(
    people.map(async (person) => {
      await person.page.goto(person.address(`/boards/${board}`));
      const wall = new WallScreen(person.page);
      await expect(wall.saved).toBeVisible({ timeout: 60_000 }); // eight browsers start on two processors
      return wall;
    }),
  );
  const lanes = ["Sales admin", "Billing clerk", "Billing supervisor", "Finance manager"];
  const typed = walls.map(async (wall, who) => {
    const mine = Array.from({ length: ALL }, (_, at) => at).filter((at) => at % walls.length === who);
    await wall.page.keyboard.press("o");
    const lane = lanes[who % 4] ?? "";
    for (const sticky of mine) {
      await wall.page.getByRole("button", { name: `Add a step in ${lane}` }).click({ timeout: 30_000 });
      await wall.editor.fill(`Sticky ${sticky}.`);
      await wall.page.keyboard.press("Enter");
      await expect(wall.page.getByText(`Sticky ${sticky}.`, { exact: true })).toBeVisible({
        timeout: 30_000,
      });
    }
  });
  await Promise.all(typed);
  for (const wall of walls) await expect(wall.saved).toBeVisible({ timeout: 60_000 });
  const { notes } = await served.api<{ notes: { text: string }[] }>("GET", `/api/boards/${board}`);
  const wanted = Array.from({ length: ALL }, (_, at) => `Sticky ${at}.`).sort();
  expect(notes.map(({ text }) => text).sort()).toEqual(wanted);
  for (const wall of walls) {
    await expect(wall.figure("steps")).toHaveText(String(ALL), { timeout: 30_000 });
    await expect(wall.page.getByText(/^Sticky \d+\.$/)).toHaveCount(ALL, { timeout: 30_000 });
  }
});
