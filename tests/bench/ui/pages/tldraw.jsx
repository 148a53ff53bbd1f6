// tldraw with the bench's notes; `window.peer` is what the bench asks of every page.
import { getAssetUrls } from "@tldraw/assets/selfHosted";
import { createRoot } from "react-dom/client";
import { Tldraw, toRichText } from "tldraw";
import "tldraw/tldraw.css";
import { notesOf } from "../notes.mjs";

const count = Number(new URLSearchParams(location.search).get("notes"));
const TALLER = 1.2; // its notes are 200 high, ours 128

function shapeOf({ id, text, x, y }) {
  const props = { richText: toRichText(text), color: "yellow", size: "s" };
  return { id: `shape:${id}`, type: "note", x, y: y * TALLER, props };
}

function begin(editor) {
  editor.run(() => editor.createShapes(notesOf(count).map(shapeOf)), { history: "ignore" });
  const shape = (id) => editor.getShape(`shape:${id}`);
  window.peer = {
    full: () => editor.setCamera({ x: 0, y: 0, z: 1 }),
    fit: () => editor.zoomToFit(),
    says: (id, text) =>
      editor.store.mergeRemoteChanges(() => {
        const before = shape(id);
        editor.store.put([{ ...before, props: { ...before.props, richText: toRichText(text) } }]);
      }),
    moves: (ids, by) =>
      editor.store.mergeRemoteChanges(() =>
        editor.store.put(ids.map((id) => ({ ...shape(id), x: shape(id).x + by }))),
      ),
    at: (id) => {
      const { x, y, w, h } = editor.getShapePageBounds(`shape:${id}`);
      return editor.pageToScreen({ x: x + w / 2, y: y + h / 4 });
    },
    count: () => editor.getCurrentPageShapes().length,
  };
}

const assets = getAssetUrls({ baseUrl: "/assets-of-tldraw/" });
createRoot(document.getElementById("root")).render(<Tldraw assetUrls={assets} onMount={begin} />);
