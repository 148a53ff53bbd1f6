// People on boards of one or more servers: `node load.mjs PLAN.json`. Prints "measure" when its window begins and one
// line of JSON at its end: how long edits took to reach people on the same server and on another one, and what broke.
import { readFileSync } from "node:fs";
import { eachEdit, Leanwall } from "./sync_speakers.mjs";
import { Wire } from "./sync_wire.mjs";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const rank = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
const RESYNC = Buffer.from('{"type":"resync"');
const REFUSED = Buffer.from('{"type":"refused"');

const within = [];
const across = [];
const sentAt = [];
const sentBy = [];
let edits = 0;
let delivered = 0;
let broken = 0;
let isMeasuring = false;
let isOver = false;

function hear(peer, data) {
  if (data.includes(RESYNC) || data.includes(REFUSED)) broken++;
  if (!isMeasuring) return;
  const now = performance.now();
  eachEdit(data, (id) => {
    const sender = sentBy[id];
    if (sender === undefined || sender === peer) return;
    delivered++;
    (sender.server === peer.server ? within : across).push(now - sentAt[id]);
  });
}

function join(person) {
  return new Promise((done, fail) => {
    const server = plan.servers[person.server];
    const speaker = new Leanwall({ ...server, boards: plan.boards, people: plan.people });
    const peer = { ...person, version: 0, speaker };
    const begun = performance.now();
    let isIn = false;
    const heard = (data) => {
      const kind = speaker.hear(peer, data); // figures ("aside") quote texts: they are no delivery
      if (kind === "joined" && !isIn) {
        isIn = true;
        peer.joinedAfter = performance.now() - begun;
        done(peer);
      } else if (kind === "live") hear(peer, data);
    };
    const lost = () => {
      if (!isIn) fail(new Error("could not join"));
      else if (!isOver) broken++;
    };
    peer.wire = new Wire(server.port, speaker.path(person.board), speaker.headers(person.cookie), (wire) => {
      peer.wire = wire;
      speaker.start(peer);
    }, heard, lost);
  });
}

const peers = [];
for (let n = 0; n < plan.peers.length; n += 20) peers.push(...(await Promise.all(plan.peers.slice(n, n + 20).map(join))));
const editors = peers.filter((peer) => peer.edits);
const every = 1000 / plan.rate;
const start = performance.now();
editors.forEach((peer, n) => {
  peer.editDue = start + (n * every) / editors.length;
  peer.cursorDue = start + (n * 250) / editors.length;
});
const end = start + (plan.warmup + plan.seconds) * 1000;
let cpu = process.cpuUsage();
let measured = start;
let late = 0;
while (performance.now() < end) {
  const now = performance.now();
  if (!isMeasuring && now > start + plan.warmup * 1000) {
    isMeasuring = true;
    cpu = process.cpuUsage();
    measured = now;
    process.stdout.write("measure\n");
  }
  for (const peer of editors) {
    if (peer.editDue <= now) {
      const id = sentAt.length;
      late = Math.max(late, now - peer.editDue);
      sentAt.push(performance.now());
      sentBy.push(peer);
      edits++;
      peer.speaker.edit(peer, id);
      peer.editDue += every;
    }
    if (peer.cursorDue <= now) {
      peer.speaker.cursor(peer, peer.cookie, Math.floor(now) % 1000);
      peer.cursorDue += 250;
    }
  }
  await sleep(2);
}
isMeasuring = false;
isOver = true;
const used = process.cpuUsage(cpu);
const wall = performance.now() - measured;
for (const peer of peers) peer.wire.close();
const told = (list) => {
  list.sort((a, b) => a - b);
  return { count: list.length, p50: rank(list, 0.5), p95: rank(list, 0.95), p99: rank(list, 0.99) };
};
const generator = (used.user + used.system) / 1000 / wall;
console.log(JSON.stringify({ edits, delivered, broken, late, within: told(within), across: told(across), generator, seconds: wall / 1000 }));
process.exit(0);
