// A board as a Yjs document, the same notes as ours: `node peer_state.mjs PEERS BOARD.json` prints its state in base64.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [peers, file] = process.argv.slice(2);
const Y = createRequire(`${peers}/package.json`)("yjs");
const board = JSON.parse(readFileSync(file, "utf8"));
const doc = new Y.Doc();
doc.transact(() => {
  for (const kind of ["lanes", "notes", "links"]) {
    const map = doc.getMap(kind);
    for (const record of board[kind] ?? []) {
      const entry = new Y.Map();
      map.set(record.id, entry);
      for (const [name, value] of Object.entries(record)) entry.set(name, name === "text" ? new Y.Text(value) : value);
    }
  }
});
process.stdout.write(Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64"));
