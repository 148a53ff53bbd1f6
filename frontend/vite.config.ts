/** Builds the page into the Python package, where `leanwall serve` finds it; `make dev` serves it live. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = `http://127.0.0.1:${process.env.LEANWALL_PORT ?? "8765"}`;

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../server/leanwall/web",
    emptyOutDir: true,
    target: "es2023",
    // The page runs under a content security policy without data: addresses and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
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
