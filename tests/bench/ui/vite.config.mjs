/** Builds the pages of the others as their own makers would ship them: minified, in chunks. */
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "pages");

export default {
  root,
  define: { "process.env.IS_PREACT": '"false"' },
  build: {
    outDir: resolve(import.meta.dirname, "dist"),
    emptyOutDir: true,
    target: "es2023",
    chunkSizeWarningLimit: 8_000,
    rollupOptions: { input: { tldraw: resolve(root, "tldraw.html"), excalidraw: resolve(root, "excalidraw.html") } },
  },
};
