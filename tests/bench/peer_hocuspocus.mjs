// Hocuspocus with its SQLite extension, as its documentation starts it: `node peer_hocuspocus.mjs PEERS PORT FILE`.
import { createRequire } from "node:module";

const [peers, port, file] = process.argv.slice(2);
const require = createRequire(`${peers}/package.json`);
const { Server } = require("@hocuspocus/server");
const { SQLite } = require("@hocuspocus/extension-sqlite");

const settings = { port: Number(port), address: "127.0.0.1", quiet: true, extensions: [new SQLite({ database: file })] };
const server = typeof Server.configure === "function" ? Server.configure(settings) : new Server(settings);
await server.listen();
process.stdout.write("ready\n");
