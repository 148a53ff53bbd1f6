// The load generator: `node sync_load.mjs PLAN.json`. Prints "measure" when its window begins and one line of JSON at its end.
import { readFileSync } from "node:fs";
import { eachCursor, eachEdit, SPEAKERS } from "./sync_speakers.mjs";
import { Wire } from "./sync_wire.mjs";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const speaker = new SPEAKERS[plan.server](plan.speaker);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const rank = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;

function join(number, board, seat, past, onLive = () => {}) {
  return new Promise((done, fail) => {
    const peer = { number, board, seat, past, version: 0 };
    const begun = performance.now();
    const hear = (data) => {
      const heard = speaker.hear(peer, data);
      if (heard === "joined") {
        peer.joinedAfter = performance.now() - begun;
        peer.size = data.length;
        done(peer);
      } else if (heard === "live") onLive(peer, data);
    };
    const wire = new Wire(plan.port, speaker.path(board), speaker.headers(number), (wire) => {
      peer.wire = wire;
      speaker.start(peer);
    }, hear, () => fail(new Error("closed")));
    peer.wire = wire;
  });
}

async function work(letGo) {
  const { boards: count, people, seconds, warmup } = plan;
  const total = count * people;
  const sentAt = new Float64Array(total * 5 * (seconds + warmup + 5) * 2);
  const latencies = [];
  let edits = 0;
  let cursors = 0;
  let isMeasuring = false;
  const hear = (peer, data) => {
    if (!isMeasuring) return;
    const now = performance.now();
    eachEdit(data, (id) => {
      if (id % total === peer.number) return;
      edits++;
      if (sentAt[id] > 0) latencies.push(now - sentAt[id]);
    });
    eachCursor(data, (sender) => {
      if (sender !== peer.number) cursors++;
    });
  };
  const peers = [];
  for (let n = 0; n < total; n++) peers.push(await join(n, n % count, Math.floor(n / count), undefined, hear));
  letGo();
  for (const peer of peers) speaker.prepare(peer);
  const start = performance.now();
  const due = peers.map((_, n) => ({ edit: start + (n * 200) / total, cursor: start + (n * 100) / total, sent: 0 }));
  const end = start + (warmup + seconds) * 1000;
  let cpu;
  let measured = 0;
  while (performance.now() < end) {
    const now = performance.now();
    if (!isMeasuring && now > start + warmup * 1000) {
      isMeasuring = true;
      cpu = process.cpuUsage();
      measured = now;
      process.stdout.write("measure\n");
    }
    for (const peer of peers) {
      const when = due[peer.number];
      if (when.edit <= now) {
        const id = when.sent++ * total + peer.number;
        sentAt[id] = performance.now();
        speaker.edit(peer, id);
        when.edit += 200;
      }
      if (when.cursor <= now) {
        speaker.cursor(peer, peer.number, when.sent);
        when.cursor += 100;
      }
    }
    await sleep(1);
  }
  isMeasuring = false;
  const used = process.cpuUsage(cpu);
  const wall = performance.now() - measured;
  latencies.sort((a, b) => a - b);
  return {
    edits,
    cursors,
    p50: rank(latencies, 0.5),
    p99: rank(latencies, 0.99),
    generator: (used.user + used.system) / 1000 / wall,
    seconds: wall / 1000,
  };
}

async function joining() {
  const alone = [];
  let size = 0;
  for (let n = 0; n < plan.alone; n++) {
    const peer = await join(n, 0, 0);
    alone.push(peer.joinedAfter);
    size = peer.size;
    peer.wire.close();
    await sleep(50);
  }
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const together = await Promise.all(Array.from({ length: plan.together }, (_, n) => join(n, 0, 0)));
  const used = process.cpuUsage(cpu);
  const slowest = Math.max(...together.map((peer) => peer.joinedAfter));
  alone.sort((a, b) => a - b);
  const generator = (used.user + used.system) / 1000 / (performance.now() - begun);
  return { alone: rank(alone, 0.5), slowest, size, generator };
}

async function idle() {
  process.stdout.write("before\n");
  await sleep(1500);
  const peers = [];
  for (let n = 0; n < plan.sockets; n++) peers.push(await join(n, n % plan.boards, 0));
  await sleep(3000);
  process.stdout.write("after\n");
  await sleep(1000);
  return { sockets: peers.length, generator: 0 };
}

async function reconnects() {
  const first = await Promise.all(Array.from({ length: plan.boards }, (_, board) => join(board, board, 0)));
  const past = first.map((peer) => peer.past);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const back = await Promise.all(
    Array.from({ length: plan.sockets }, (_, n) => join(n, n % plan.boards, 0, past[n % plan.boards])),
  );
  const used = process.cpuUsage(cpu);
  const generator = (used.user + used.system) / 1000 / (performance.now() - begun);
  const times = back.map((peer) => peer.joinedAfter).sort((a, b) => a - b);
  return { p50: rank(times, 0.5), slowest: rank(times, 1), generator };
}

// Peers get each board from its first visitor, who stays until the others have come (they forget empty boards).
async function seeded(load) {
  const keepers = [];
  for (let board = 0; board < plan.boards; board++) {
    const keeper = await join(0, board, 0);
    speaker.seed(keeper);
    keepers.push(keeper);
  }
  await sleep(plan.boards * 20 + 300);
  return load(() => keepers.forEach((keeper) => keeper.wire.close()));
}

const result = await seeded({ work, joining, idle, reconnects }[plan.load]);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
