/** Builds the page into the Python package, where `leanwall serve` finds it; `make dev` serves it live. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin, Rollup } from "vite";
import { defineConfig } from "vitest/config";

const server = `http://127.0.0.1:${process.env.LEANWALL_PORT ?? "8765"}`;

const PUBLIC = join(import.meta.dirname, "public");

/** Writes into the service worker which files it keeps, and a name for this build made of their content. */
function keptFiles(): Plugin {
  return {
    name: "kept-files",
    apply: "build",
    // After Vite's own work on index.html, which takes an empty file out again: one missing file and nothing is kept.
    generateBundle: { order: "post", handler: writeKept },
  };

  function writeKept(_: unknown, bundle: Rollup.OutputBundle): void {
    const kept = new Map<string, string>();
    for (const output of Object.values(bundle)) {
      if (output.fileName === "sw.js" || output.fileName.endsWith(".html")) continue;
      const content = output.type === "chunk" ? output.code : output.source;
      kept.set(`/${output.fileName}`, hashed(content));
    }
    for (const name of readdirSync(PUBLIC)) kept.set(`/${name}`, hashed(readFileSync(join(PUBLIC, name))));
    const worker = bundle["sw.js"];
    if (worker?.type !== "chunk") throw new Error("The service worker was not built.");
    const files = [...kept.keys()].sort().map((address) => [address, address.startsWith("/assets/")]);
    const build = hashed(JSON.stringify([...kept].sort()));
    worker.code = `const BUILD=${JSON.stringify(build)},KEPT=${JSON.stringify([["/", false], ...files])};\n${worker.code}`;
  }
}

function hashed(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

/** React Aria brings its words in 34 languages; the page speaks two. */
function spokenLanguagesOnly(): Plugin {
  return {
    name: "spoken-languages-only",
    apply: "build",
    load(id) {
      const tag = id.match(/\/react-[a-z-]+\/dist\/private\/intl\/(?:.*\/)?([a-z]{2}-[A-Z]{2})\.mjs$/)?.[1];
      return tag && tag !== "en-US" && tag !== "de-DE" ? "export default {};" : undefined;
    },
  };
}

/** The wall animates places and zoom; the colours that d3's transitions can blend besides stay out. */
function transitionsWithoutColors(): Plugin {
  const names = ["color", "rgb", "hsl", "lab", "hcl", "lch", "gray", "cubehelix"];
  return {
    name: "transitions-without-colors",
    apply: "build",
    load(id) {
      if (!/\/node_modules\/d3-color\//.test(id)) return undefined;
      return names.map((name) => `export function ${name}() {}`).join("\n");
    },
  };
}

/** What travels together, each with all that it imports: a wall is a handful of files, not a hundred. */
const TOGETHER = [
  // With what a page without a wall shares with one: what a board is and how this browser keeps it. Sign-in and home would
  // fetch the whole wall for these.
  {
    name: "page",
    test: /\/src\/(app\/App|main|api\/(access|boards)|model\/(geometry|order|plain|records|table-file|units)|sync\/(browser|storage)|ui\/values|pages\/plain\.module)\.\w+$/,
    priority: 3,
  },
  {
    name: "controls",
    test: /\/src\/ui\/(?!live|use-live-board|typing|today|served|signals|spoken|Opened|Dialog|LanguageC|ThemeC|Tip\.|CopyF|LanguageB)/,
    priority: 2,
  },
  { name: "icons", test: /\/lucide-react\//, minShareCount: 2, priority: 2 },
  { name: "wall", test: /\/src\/pages\/WallPage\.tsx$/, priority: 1 },
  // What opens over a page, most of it never.
  {
    name: "opened",
    test: /\/src\/ui\/(Opened|Dialog|LanguageChoice|ThemeChoice|Tip)\./,
    priority: 0,
  },
];

export default defineConfig({
  plugins: [react(), spokenLanguagesOnly(), transitionsWithoutColors(), keptFiles()],
  build: {
    outDir: "../server/leanwall/web",
    emptyOutDir: true,
    target: "es2023",
    // The page runs under a content security policy without data: addresses and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      input: { index: "index.html", sw: "worker/offline.ts" },
      // The worker's address never changes: that is how a browser finds its next version.
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups: TOGETHER },
      },
    },
  },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": { target: server, ws: true, changeOrigin: true } },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    maxWorkers: 2,
  },
});
