// @vitest-environment node
// The client as it runs in browsers against the real server, over a network that delays, falls silent and cuts.
import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type Guest, Served } from "../../../tests/support/served";
import { Wall } from "../../../tests/support/wall";

const LONG = process.env.LEANWALL_LONG === "1";
const ROUNDS = LONG ? 200 : 3;
const STEPS = LONG ? 400 : 160;

let served: Served;
let guests: Guest[];

beforeAll(async () => {
  served = await Served.start();
  guests = served.guests("Anna", "Ben", "Cleo", "Dan");
}, 60_000);

afterAll(async () => {
  await served?.stop();
});

describe("many people on one wall", () => {
  test.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    "round %i ends with the same wall for everyone, each change once",
    async (round) => {
      const wall = await Wall.of(served, guests, round);
      await wall.play(STEPS);
      await wall.settle();
      wall.check(await wall.log());
      await wall.close();
    },
    120_000,
  );

  test("a server that is killed in the middle of the work loses nothing that was confirmed", async () => {
    const wall = await Wall.of(served, guests, 4711);
    for (let times = 0; times < (LONG ? 20 : 1); times++) {
      await wall.play(STEPS / 4);
      await served.kill();
      await wall.play(STEPS / 8);
      await served.begin();
      await wall.play(STEPS / 8);
    }
    await wall.settle();
    wall.check(await wall.log());
    await wall.close();
  }, 300_000);

  test("a database put back from a backup is what everyone shows, and the work goes on from there", async () => {
    const wall = await Wall.of(served, guests, 815);
    await wall.play(STEPS / 4);
    await served.backUp();
    await wall.play(STEPS / 4);
    await wall.settle();
    const away = wall.workers[0];
    away?.goesAway(); // comes back to a board that has the version it holds, but with another past
    await served.putBack();
    if (away) await wall.playBeyond(away);
    await wall.settle();
    wall.checkEveryScreen(await wall.log());
    await wall.close();
  }, 300_000);
});
