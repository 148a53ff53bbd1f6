/** What every journey starts from: a real server, and people who are signed in and look at a board. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { Served, TOKEN } from "../support/served";
import { WallScreen } from "./wall-screen";

const EXAMPLE = resolve(import.meta.dirname, "../../boards/examples/customer-billing.json");

export { expect };

/** Somebody at a screen. */
export class Visitor {
  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly served: Served,
  ) {}

  async goHome(): Promise<void> {
    await this.page.goto(this.address("/"));
  }

  /** Opens a board and waits until it is live. */
  async open(board: string): Promise<WallScreen> {
    await this.page.goto(this.address(`/boards/${board}`));
    const wall = new WallScreen(this.page);
    await wall.isSaved();
    return wall;
  }

  address(path: string): string {
    return `http://127.0.0.1:${this.served.port}${path}`;
  }
}

type Scheme = BrowserContextOptions["colorScheme"];

export interface Stage {
  /** One server for the whole file. */
  readonly served: Served;
  readonly owner: Visitor;
  /** A second person in a browser of their own. */
  guest(name: string): Promise<Visitor>;
  /** The billing example as a new board; its id. */
  exampleBoard(change?: (file: BoardFile) => void): Promise<string>;
  /** The owner at the billing example. */
  readonly wall: WallScreen;
  /** The owner (here) and Ben (there) at one billing example. */
  readonly pair: Pair;
}

export interface Pair {
  readonly board: string;
  readonly here: WallScreen;
  readonly ben: Visitor;
  readonly there: WallScreen;
}

export interface BoardFile {
  title: string;
  lanes: Record<string, unknown>[];
  notes: Record<string, unknown>[];
  links: Record<string, unknown>[];
  [field: string]: unknown;
}

export const test = base.extend<Omit<Stage, "served">, Pick<Stage, "served">>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures it gives destructured
    async ({}, use) => {
      const served = await Served.start();
      await use(served);
      await served.stop();
    },
    { scope: "worker" },
  ],
  owner: async ({ browser, served, colorScheme }, use) => {
    const visitor = await opened(browser, served, colorScheme);
    const answer = await visitor.context.request.post(visitor.address("/api/session"), {
      data: { token: TOKEN },
      headers: { origin: visitor.address(""), "x-leanwall": "1" },
    });
    expect(answer.status()).toBe(201);
    await use(visitor);
    await visitor.context.close();
  },
  guest: async ({ browser, served }, use) => {
    const visitors: Visitor[] = [];
    await use(async (name) => {
      const visitor = await opened(browser, served);
      visitors.push(visitor);
      const [guest] = served.guests(name);
      const cookie = {
        name: `leanwall_${served.port}`,
        value: guest?.secret ?? "",
        domain: "127.0.0.1",
        path: "/",
      };
      await visitor.context.addCookies([cookie]);
      return visitor;
    });
    for (const visitor of visitors) await visitor.context.close();
  },
  exampleBoard: async ({ served }, use) => {
    await use(async (change) => {
      const file: BoardFile = JSON.parse(readFileSync(EXAMPLE, "utf-8"));
      change?.(file);
      return (await served.api<{ id: string }>("POST", "/api/boards", file)).id;
    });
  },
  wall: async ({ owner, exampleBoard }, use) => use(await owner.open(await exampleBoard())),
  pair: async ({ owner, guest, exampleBoard }, use) => {
    const board = await exampleBoard();
    const ben = await guest("Ben Okafor");
    const here = await owner.open(board);
    await use({ board, here, ben, there: await ben.open(board) });
  },
});

async function opened(browser: Browser, served: Served, colorScheme?: Scheme): Promise<Visitor> {
  const context = await browser.newContext({
    acceptDownloads: true,
    ...(colorScheme ? { colorScheme } : {}),
  });
  const page = await context.newPage();
  page.on("pageerror", (fault) => {
    throw fault;
  });
  return new Visitor(context, page, served);
}
