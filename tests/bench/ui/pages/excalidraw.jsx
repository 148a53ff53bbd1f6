// Excalidraw with the bench's notes; `window.peer` is what the bench asks of every page.
import "./excalidraw-assets.js";
import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createRoot } from "react-dom/client";
import { notesOf } from "../notes.mjs";

const count = Number(new URLSearchParams(location.search).get("notes"));

function elementOf({ id, text, x, y }) {
  const label = { text, fontSize: 15, id: `${id}-text` };
  return { type: "rectangle", id, x, y, width: 192, height: 128, backgroundColor: "#ffefb0", fillStyle: "solid", label };
}

const elements = convertToExcalidrawElements(notesOf(count).map(elementOf), { regenerateIds: false });

/** As a remote change comes in: the elements with a newer version of some. */
function changed(api, ids, change) {
  const wanted = new Set(ids);
  const next = api.getSceneElementsIncludingDeleted().map((element) =>
    wanted.has(element.id)
      ? { ...element, ...change(element), version: element.version + 1, versionNonce: element.version }
      : element,
  );
  api.updateScene({ elements: next, captureUpdate: "NEVER" });
}

function begin(api) {
  const element = (id) => api.getSceneElementsIncludingDeleted().find((one) => one.id === id);
  window.peer = {
    full: () => api.updateScene({ appState: { zoom: { value: 1 }, scrollX: 0, scrollY: 0 } }),
    fit: () => api.scrollToContent(api.getSceneElements(), { fitToViewport: true, animate: false }),
    says: (id, text) => {
      const label = element(id).boundElements?.[0]?.id ?? `${id}-text`;
      changed(api, [label], () => ({ text, originalText: text }));
    },
    moves: (ids, by) => {
      const labels = ids.flatMap((id) => element(id).boundElements?.map((bound) => bound.id) ?? []);
      changed(api, [...ids, ...labels], ({ x }) => ({ x: x + by }));
    },
    at: (id) => {
      const { x, y, width } = element(id);
      const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState();
      return { x: (x + width / 2 + scrollX) * zoom.value + offsetLeft, y: (y + 12 + scrollY) * zoom.value + offsetTop };
    },
    count: () => api.getSceneElements().filter(({ type }) => type === "rectangle").length,
  };
}

createRoot(document.getElementById("root")).render(
  <Excalidraw initialData={{ elements, scrollToContent: false }} excalidrawAPI={(api) => setTimeout(() => begin(api))} />,
);
