// A bar that floats over some notes and never leaves the wall: beside them where there is room, else at the edge.
import { useStoreApi } from "@xyflow/react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useScene } from "./context";
import { boxOf, type Rect } from "./geometry";
import type { Scene } from "./scene";
import style from "./toolbar.module.css";

const OFFSET = 12;
const EDGE = 8;
/** What floats at the bottom of the wall stays free. */
const TOOLS = 60;

interface FloatingBarProps {
  /** The notes it speaks of. */
  readonly over: readonly string[];
  readonly label: string;
  readonly children: ReactNode;
}

export function FloatingBar({ over, label, children }: FloatingBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const scene = useScene();
  const store = useStoreApi();
  useLayoutEffect(() => {
    const field = bar.current;
    if (!field) return;
    // Read when it changes alone: reading it in every frame of a drag would lay the page out again.
    let size: Size = { width: 0, height: 0 };
    const place = () => {
      const { width, height, transform } = store.getState();
      const at = placeOf(onScreen(scene, over, transform), size, { width, height });
      field.hidden = at === undefined;
      if (at) field.style.transform = `translate(${at.x}px, ${at.y}px)`;
    };
    const measure = () => {
      size = { width: field.offsetWidth, height: field.offsetHeight };
      place();
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(field);
    const leave = [store.subscribe(place), scene.subscribe(place), () => sizes.disconnect()];
    return () => {
      for (const stop of leave) stop();
    };
  }, [over, scene, store]);
  return (
    <div ref={bar} className={style.bar} role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}

function onScreen(
  scene: Scene,
  ids: readonly string[],
  [x, y, zoom]: readonly [number, number, number],
): Rect | undefined {
  const box = boxOf(ids.flatMap((id) => scene.drawn(id) ?? []));
  if (!box) return undefined;
  return { x: box.x * zoom + x, y: box.y * zoom + y, width: box.width * zoom, height: box.height * zoom };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Above the notes, else below them, else inside; undefined while none of them is in sight. */
function placeOf(notes: Rect | undefined, bar: Size, wall: Size): { x: number; y: number } | undefined {
  if (!notes || notes.x > wall.width || notes.y > wall.height) return undefined;
  if (notes.x + notes.width < 0 || notes.y + notes.height < 0) return undefined;
  const above = notes.y - OFFSET - bar.height;
  const below = notes.y + notes.height + OFFSET;
  const y = above >= EDGE ? above : Math.min(below, wall.height - TOOLS - bar.height);
  const x = notes.x + (notes.width - bar.width) / 2;
  return {
    x: Math.round(Math.max(EDGE, Math.min(x, wall.width - EDGE - bar.width))),
    y: Math.round(Math.max(EDGE, y)),
  };
}
