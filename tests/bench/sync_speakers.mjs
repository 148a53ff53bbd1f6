// How each server is spoken to: Leanwall's JSON, Hocuspocus and y-websocket with Yjs updates. A speaker joins a board,
// sends edits and cursors, and tells which edits and cursors stand in a frame.
import { createRequire } from "node:module";

const TILDE = 0x7e; // every edit puts in "~", five digits to the base of 36, "~"; a lone ~ may be any byte of an update
const DIGITS = 5;
const CURSOR = Buffer.from('"cursor":[');
const VERSION = Buffer.from('{"version":');
const WELCOME = Buffer.from('{"type":"welcome"');
const CHANGES = Buffer.from('{"type":"changes"');

function number(data, at, radix) {
  let value = 0;
  for (; at < data.length; at++) {
    const c = data[at];
    const digit = c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 122 ? c - 87 : 99;
    if (digit >= radix) break;
    value = value * radix + digit;
  }
  return [value, at];
}

const mark = (id) => `~${id.toString(36).padStart(DIGITS, "0")}~`;

export function eachEdit(data, use) {
  let at = data.indexOf(TILDE);
  while (at >= 0) {
    const [id, end] = number(data, at + 1, 36);
    const isEdit = end === at + 1 + DIGITS && data[end] === TILDE;
    if (isEdit) use(id);
    at = data.indexOf(TILDE, isEdit ? end + 1 : at + 1);
  }
}

export function eachCursor(data, use) {
  let at = data.indexOf(CURSOR);
  while (at >= 0) {
    const [sender, end] = number(data, at + CURSOR.length, 10);
    use(sender);
    at = data.indexOf(CURSOR, end);
  }
}

const FIGURES = Buffer.from('{"type":"figures"');
const starts = (data, what) => data.length >= what.length && data.compare(what, 0, what.length, 0, what.length) === 0;

export class Leanwall {
  constructor({ boards, people, origin, cookie }) {
    Object.assign(this, { boards, people, origin, cookie });
  }
  path(board) {
    return `/api/boards/${this.boards[board]}/live`;
  }
  headers(person) {
    return { Origin: this.origin, Cookie: `${this.cookie}=${this.people[person]}` };
  }
  seed() {} // the runner made the boards through the API
  prepare() {}
  start(peer) {
    const since = peer.past ? `,"since":${peer.past.version},"mark":"${peer.past.mark}"` : "";
    peer.wire.send(1, Buffer.from(`{"type":"hello","protocol":1,"outbox":[]${since}}`));
  }
  hear(peer, data) {
    if (starts(data, FIGURES)) return "aside";
    if (starts(data, CHANGES)) {
      const at = data.lastIndexOf(VERSION);
      if (at >= 0) peer.version = number(data, at + VERSION.length, 10)[0];
      return "live";
    }
    if (starts(data, WELCOME)) {
      const head = data.subarray(0, 200).toString();
      peer.version = Number(/"version":(\d+)/.exec(head)[1]);
      peer.past = { version: peer.version, mark: /"mark":"(\w+)"/.exec(head)[1] };
      return "joined";
    }
    return "live";
  }
  edit(peer, id) {
    const text = mark(id);
    const op = `{"op":"edit","record":"note","id":"n-${peer.seat}","field":"text","splices":[[0,0,"${text}"]]}`;
    peer.wire.send(1, Buffer.from(`{"type":"change","id":"c-${id}","base":${peer.version},"ops":[${op}]}`));
  }
  cursor(peer, x, y) {
    peer.wire.send(1, Buffer.from(`{"type":"presence","cursor":[${x},${y}],"selection":["n-${peer.seat}"]}`));
  }
}

class Yjs {
  constructor({ peers, state }) {
    const require = createRequire(`${peers}/package.json`);
    this.Y = require("yjs");
    this.enc = require("lib0/encoding");
    this.state = state ? Buffer.from(state, "base64") : undefined;
  }
  headers() {
    return {};
  }
  frame(peer, type, write) {
    const encoder = this.enc.createEncoder();
    this.prefix(encoder, peer);
    this.enc.writeVarUint(encoder, type);
    write(encoder);
    peer.wire.send(2, Buffer.from(this.enc.toUint8Array(encoder)));
  }
  prefix() {}
  start(peer) {
    const vector = this.vector(peer);
    this.frame(peer, 0, (e) => {
      this.enc.writeVarUint(e, 0);
      this.enc.writeVarUint8Array(e, vector);
    });
  }
  hear(peer, data) {
    const at = this.skip(peer);
    if ((data[at] === 0 || data[at] === 4) && data[at + 1] === 1) {
      peer.past = {};
      return "joined";
    }
    return "live";
  }
  skip() {
    return 0;
  }
  seed(peer) {
    this.frame(peer, 0, (e) => {
      this.enc.writeVarUint(e, 2);
      this.enc.writeVarUint8Array(e, this.state);
    });
  }
  // Who comes back has the board as it was made. Reckoned once: the generator's own work is not what is measured.
  vector(peer) {
    if (!peer.past || !this.state) return new Uint8Array([0]);
    if (!this.known) {
      const doc = new this.Y.Doc();
      this.Y.applyUpdate(doc, this.state);
      this.known = this.Y.encodeStateVector(doc);
    }
    return this.known;
  }
  // Each sender works on a document of its own that never applies what others send: the server's work is the same.
  prepare(peer) {
    peer.doc = new this.Y.Doc();
    if (this.state) this.Y.applyUpdate(peer.doc, this.state);
    const notes = peer.doc.getMap("notes");
    peer.text = notes.get(`n-${peer.seat}`)?.get("text");
    peer.clock = 0;
    peer.doc.on("update", (update) =>
      this.frame(peer, 0, (e) => {
        this.enc.writeVarUint(e, 2);
        this.enc.writeVarUint8Array(e, update);
      }),
    );
  }
  edit(peer, id) {
    peer.text.insert(0, mark(id));
  }
  cursor(peer, x, y) {
    const inner = this.enc.createEncoder();
    this.enc.writeVarUint(inner, 1);
    this.enc.writeVarUint(inner, peer.doc.clientID);
    this.enc.writeVarUint(inner, ++peer.clock);
    const state = { user: { name: "Anna", color: "#0B5FA5" }, cursor: [x, y], selection: [`n-${peer.seat}`] };
    this.enc.writeVarString(inner, JSON.stringify(state));
    this.frame(peer, 1, (e) => this.enc.writeVarUint8Array(e, this.enc.toUint8Array(inner)));
  }
}

export class YWebsocket extends Yjs {
  path(board) {
    return `/board-${board}`;
  }
}

export class Hocuspocus extends Yjs {
  start(peer) {
    this.frame(peer, 2, (e) => {
      this.enc.writeVarUint(e, 0); // a token, which the server does not ask for
      this.enc.writeVarString(e, "");
    });
    super.start(peer);
  }
  path() {
    return "/";
  }
  prefix(encoder, peer) {
    this.enc.writeVarString(encoder, `board-${peer.board}`);
  }
  skip(peer) {
    return 1 + Buffer.byteLength(`board-${peer.board}`);
  }
}

export const SPEAKERS = { leanwall: Leanwall, hocuspocus: Hocuspocus, "y-websocket": YWebsocket };
