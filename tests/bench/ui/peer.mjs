/** Another's page: it was given its notes when it loaded, and answers through `window.peer`. */
export class Peer {
  constructor(address, count) {
    this.address = address;
    this.wanted = count;
  }

  /** Milliseconds until all notes were there. */
  async open(page) {
    await page.goto(this.address);
    const ready = await page.waitForFunction(
      (count) => window.peer?.count() === count && performance.now(),
      this.wanted,
      { polling: "raf", timeout: 120_000 },
    );
    return ready.jsonValue();
  }

  fit = (page) => page.evaluate(() => void window.peer.fit());
  full = (page) => page.evaluate(() => void window.peer.full());
  at = (page, id) => page.evaluate((one) => window.peer.at(one), id);
  says = (page, id, text) => page.evaluate(([one, said]) => void window.peer.says(one, said), [id, text]);
  moves = (page, ids, by) => page.evaluate(([all, far]) => void window.peer.moves(all, far), [ids, by]);
}
