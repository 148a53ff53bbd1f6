/** The wall on a real server; what others do comes from a second client over its own socket. */
export class Ours {
  constructor(require, address, token, board) {
    Object.assign(this, { address, token, board });
    this.WebSocket = require("ws");
    this.changes = 0;
    this.hasBoth = board.notes.some(({ state }) => state === "future");
  }

  /** Milliseconds until the wall showed its notes and said “saved”. */
  async open(page, context) {
    const headers = { authorization: `Bearer ${this.token}`, "content-type": "application/json" };
    const made = await fetch(`${this.address}/api/boards`, { method: "POST", headers, body: JSON.stringify(this.board) });
    this.id = (await made.json()).id;
    const signedIn = await context.request.post(`${this.address}/api/session`, {
      data: { token: this.token },
      headers: { origin: this.address, "x-leanwall": "1" },
    });
    if (!signedIn.ok()) throw new Error(await signedIn.text());
    await page.addInitScript(watchSocket);
    await page.goto(`${this.address}/boards/${this.id}`);
    const ready = await page.waitForFunction(
      () =>
        document.querySelector('[data-status="saved"]') &&
        (document.querySelector(".react-flow__node") || document.querySelector('canvas[role="img"]')) &&
        performance.now(),
      undefined,
      { polling: "raf", timeout: 120_000 },
    );
    const interactive = await ready.jsonValue();
    await this.#join();
    return interactive;
  }

  #join() {
    const url = `${this.address.replace("http", "ws")}/api/boards/${this.id}/live`;
    this.socket = new this.WebSocket(url, { headers: { authorization: `Bearer ${this.token}`, origin: this.address } });
    return new Promise((done) => {
      this.socket.on("open", () => this.socket.send(JSON.stringify({ type: "hello", protocol: 1, outbox: [] })));
      this.socket.on("message", (data) => {
        const message = JSON.parse(data);
        if (message.type === "welcome") done();
        this.version = message.version ?? this.version;
        if (message.type === "refused") throw new Error(JSON.stringify(message));
      });
    });
  }

  fit = (page) => press(page, "Shift+Digit1");
  /** At 100 %, with note n52 in the left half. */
  full = async (page) => {
    await press(page, "Shift+Digit0");
    await page.mouse.move(800, 450);
    for (let at = 0; at < 60; at++) {
      const [x, y] = await page.evaluate(() => {
        const { e, f } = new DOMMatrix(getComputedStyle(document.querySelector(".react-flow__viewport")).transform);
        return [e + 480 - 420, f + 206 - 260];
      });
      if (Math.abs(x) < 60 && Math.abs(y) < 60) return;
      await page.mouse.wheel(x, y);
      await page.waitForTimeout(40);
    }
    throw new Error("note n52 did not come into sight");
  };

  at = async (page, id) => {
    const box = await page.locator(`[data-note="${id}"]`).boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 3 };
  };

  says = async (page, id, text) => {
    this.#send([{ op: "update", record: "note", id, fields: { text } }]);
    await page.waitForFunction(
      ([one, said]) => document.querySelector(`[data-note="${one}"]`)?.textContent.includes(said),
      [id, text],
      { polling: "raf" },
    );
  };

  moves = (_, ids, by) => {
    this.moved = (this.moved ?? 0) + by;
    const x = (id) => (Number(id.slice(1)) % 50) * 240 + this.moved;
    this.#send(ids.map((id) => ({ op: "update", record: "note", id, fields: { x: x(id) } })));
  };

  #send(ops) {
    this.changes += 1;
    const id = `c-bench-${this.changes}-${Math.random().toString(36).slice(2, 12)}`;
    this.socket.send(JSON.stringify({ type: "change", id, base: this.version ?? 0, ops }));
  }

  /** Milliseconds from the arrival of another's text to the frame that shows it: median and worst. */
  extra = async (page) => {
    const spans = (await page.evaluate(() => window.arrivals)).sort((a, b) => a - b);
    return { painted: spans[Math.floor(spans.length / 2)] ?? null, painted_worst: spans.at(-1) ?? null };
  };

  /** Milliseconds until both states are drawn on the page that compares them. */
  compare = async (page) => {
    await page.evaluate(() => document.activeElement?.blur());
    const began = Date.now();
    await page.keyboard.press("k");
    const count = this.board.notes.length;
    await page.waitForFunction((wanted) => document.querySelectorAll("main section [role=group]").length >= wanted, count, {
      polling: "raf",
      timeout: 120_000,
    });
    return Date.now() - began;
  };

  async close() {
    this.socket?.close();
    await fetch(`${this.address}/api/boards/${this.id}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${this.token}` },
    });
  }
}

async function press(page, keys) {
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press(keys);
  await page.waitForTimeout(300);
}

/** In the page: when a text of somebody else arrives, and when the frame after its drawing is over. */
function watchSocket() {
  window.arrivals = [];
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "string" || !data.includes("Somebody else types")) return;
        const arrived = performance.now();
        const [said] = data.match(/Somebody else types \d+/);
        const look = () => {
          const shown = [...document.querySelectorAll("[data-note]")].some((note) => note.textContent.includes(said));
          if (shown) setTimeout(() => window.arrivals.push(performance.now() - arrived));
          else if (performance.now() - arrived < 5000) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    }
  };
}
