// What the rest of the page can ask of the canvas: fit, zoom, bring a note into view and give it the focus.
import { type ReactFlowInstance, useReactFlow, useStoreApi, type Viewport } from "@xyflow/react";
import { useEffect, useRef } from "react";
import type { Area, Surface } from "../commands/view";
import type { State } from "../model/records";
import { useView, useWall } from "../ui/live";
import { useScene } from "./context";
import { boxOf, type Rect } from "./geometry";
import type { Scene } from "./scene";
import { isOverview } from "./use-overview";
import { READABLE_ZOOM, unwrappedArea, wrappedArea } from "./wrapping";

/** The lane heads and the air beside them, and how wide they are in type sizes where the type grows. */
const HEADS = 152;
const HEADS_IN_TYPE = 9.5;
export const ROOM = { side: 16, top: 16, bottom: 64 } as const;
const EMPTY_WIDTH = 1100;
const LEAST_ZOOM = 0.04;
const MOST_ZOOM = 4;
const QUICK = 220;
const FIRST_ZOOM = 1.05;
const LARGEST_FIT = 2.5;
const USUAL_SCREEN = 1700;
const WRITING_ZOOM = 0.8;

export function useSurface(): void {
  const { view } = useWall();
  const scene = useScene();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const surface = surfaceOf(scene, flow, () => store.getState());
    view.surface = surface;
    return () => {
      if (view.surface === surface) view.surface = undefined;
    };
  }, [view, scene, flow, store]);
  useViewportOfState(scene, flow, () => store.getState());
  const editing = useView((now) => now.editing);
  useEffect(() => {
    if (editing) comeToWrite(scene, flow, store.getState(), editing);
  }, [editing, scene, flow, store]);
}

/** Each state is looked at where it was left; one that was not looked at yet is shown whole. */
function useViewportOfState(scene: Scene, flow: ReactFlowInstance, size: Measures): void {
  const state = useView((now) => now.state);
  const shown = useRef(state);
  const left = useRef(new Map<State, Viewport>());
  useEffect(() => {
    if (shown.current === state) return;
    left.current.set(shown.current, flow.getViewport());
    shown.current = state;
    const viewport = left.current.get(state) ?? viewportFor(scene, size());
    if (viewport) void flow.setViewport(viewport);
  });
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
type Measures = () => Size;

function surfaceOf(scene: Scene, flow: ReactFlowInstance, size: Measures): Surface {
  /** Who looks somewhere else does not follow any more. */
  const onOnesOwn = (look: () => unknown) => {
    scene.view.set({ following: null });
    look();
  };
  return {
    fit: (ids) => onOnesOwn(() => showAll(scene, flow, size, motion(), ids)),
    bring: (ids) => bring(scene, flow, size, ids),
    zoomBy: (factor) => onOnesOwn(() => flow.zoomTo(flow.getZoom() * factor, { duration: motion() })),
    zoomTo: (zoom) => onOnesOwn(() => flow.zoomTo(zoom, { duration: motion() })),
    reveal: (id, focus = true) => onOnesOwn(() => reveal(scene, flow, size, id, focus)),
    focus: (id) => focusSoon(id),
    closeUp: (id) => onOnesOwn(() => closeUp(scene, flow, size, id)),
    show: (area) => {
      if (scene.wrapping()) scrollTo(scene, flow, size, boxAround(wrappedArea(area, scene.wrapping())));
      else void flow.setViewport(viewportOf(area, size(), scene));
    },
    middle: () => {
      const { width, height } = size();
      const { x, y, zoom } = flow.getViewport();
      return scene.placeAt((width / 2 - x) / zoom, (height / 2 - y) / zoom);
    },
    heightOf: (id) => scene.rect(id)?.height,
    here: () => {
      if (!scene.pointer) return undefined;
      const [clientX, clientY] = scene.pointer;
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY });
      return scene.placeAt(x, y);
    },
  };
}

/** The note takes this part of the screen's width, or of its height where that is less. */
const CLOSE_UP = { width: 0.24, height: 0.5 } as const;

function closeUp(scene: Scene, flow: ReactFlowInstance, size: Measures, id: string): void {
  const rect = scene.rect(id);
  if (!rect) return;
  const [across, down] = [rect.width / CLOSE_UP.width, rect.height / CLOSE_UP.height];
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const area: Area = [x - across / 2, y - down / 2, x + across / 2, y + down / 2];
  void flow.setViewport(viewportOf(area, size(), scene), { duration: motion() });
}

/** Where notes are only painted there is nothing to type into: the map comes to the one that somebody writes on. */
function comeToWrite(scene: Scene, flow: ReactFlowInstance, { width, height }: Size, id: string): void {
  const rect = scene.rect(id);
  if (!rect || !isOverview(flow.getZoom())) return;
  const [across, down] = [(width - headsOf(scene)) / WRITING_ZOOM, height / WRITING_ZOOM];
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const area: Area = [x - across / 2, y - down / 2, x + across / 2, y + down / 2];
  void flow.setViewport(viewportOf(area, { width, height }, scene));
}

/** What is seen of the map beside the lane heads. */
export function areaSeen({ x, y, zoom }: Viewport, { width, height }: Size, scene: Scene): Area {
  const drawn: Area = [(headsOf(scene) - x) / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom];
  return unwrappedArea(drawn, scene.wrapping());
}

function boxAround([left, top, right, bottom]: Area): Rect {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The area in the middle of this screen, as large as it fits. */
function viewportOf([left, top, right, bottom]: Area, { width, height }: Size, scene: Scene): Viewport {
  const heads = headsOf(scene);
  const room = { width: width - heads, height };
  const box = { width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  const zoom = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, room.width / box.width, room.height / box.height));
  return {
    x: heads + (room.width - box.width * zoom) / 2 - left * zoom,
    y: (room.height - box.height * zoom) / 2 - top * zoom,
    zoom,
  };
}

export function headsOf(scene: Scene): number {
  if (!scene.view.get().present) return HEADS;
  return HEADS_IN_TYPE * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function motion(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : QUICK;
}

/** All lanes and notes, or some notes. */
function showAll(
  scene: Scene,
  flow: ReactFlowInstance,
  size: Measures,
  duration: number,
  ids?: readonly string[],
): void {
  const viewport = viewportFor(scene, size(), ids);
  if (viewport) void flow.setViewport(viewport, { duration });
}

/** Beside the heads, at the top, never much larger than life; undefined when there is nothing to look at. */
export function viewportFor(scene: Scene, size: Size, ids?: readonly string[]): Viewport | undefined {
  const box = bounds(scene, ids);
  if (!box || size.width === 0) return undefined;
  const heads = headsOf(scene);
  const wide = size.width - heads - ROOM.side * 2;
  const high = size.height - ROOM.top - ROOM.bottom;
  const whole = Math.min(mostZoom(size.width), wide / box.width, high / box.height);
  const least = scene.wrapping() && !ids ? Math.min(READABLE_ZOOM, wide / box.width) : LEAST_ZOOM;
  const zoom = Math.max(least, whole);
  const x = heads + ROOM.side - box.x * zoom + (ids ? (wide - box.width * zoom) / 2 : 0);
  const y = ROOM.top - box.y * zoom + Math.max(0, ids ? (high - box.height * zoom) / 2 : 0);
  return { x, y, zoom };
}

/** A big screen is looked at from further away. */
function mostZoom(width: number): number {
  return Math.min(LARGEST_FIT, Math.max(FIRST_ZOOM, width / USUAL_SCREEN));
}

function bounds(scene: Scene, ids?: readonly string[]): Rect | undefined {
  const notes = [...(ids ?? scene.rects().keys())].flatMap((id) => scene.rect(id) ?? []);
  const lanes = ids
    ? []
    : scene
        .rows()
        .flatMap((row) =>
          scene.bands().map(({ top, height }) => ({ x: 0, y: row + top, width: EMPTY_WIDTH, height })),
        );
  return boxOf([...notes, ...lanes]);
}

/** Scrolls as little as needed; zooms out only where they don't fit. */
function bring(scene: Scene, flow: ReactFlowInstance, size: Measures, ids: readonly string[]): void {
  const box = bounds(scene, ids);
  if (!box) return;
  const { zoom } = flow.getViewport();
  const { width, height } = size();
  const fits = box.width * zoom <= width - headsOf(scene) - 40 && box.height * zoom <= height - ROOM.bottom;
  if (fits) scrollTo(scene, flow, size, box);
  else showAll(scene, flow, size, motion(), ids);
}

/** Scrolls as little as needed; the focus follows once the note is drawn. */
function reveal(scene: Scene, flow: ReactFlowInstance, size: Measures, id: string, focus: boolean): void {
  const rect = scene.rect(id);
  if (!rect) return;
  scrollTo(scene, flow, size, rect);
  if (focus && scene.view.get().editing !== id) focusSoon(id);
}

export function scrollTo(scene: Scene, flow: ReactFlowInstance, size: Measures, rect: Rect): void {
  const { x, y, zoom } = flow.getViewport();
  const { width, height } = size();
  const left = rect.x * zoom + x;
  const top = rect.y * zoom + y;
  const dx = shift(left, left + rect.width * zoom, headsOf(scene), width - 24);
  const dy = shift(top, top + rect.height * zoom, 16, height - 16);
  if (dx || dy) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
}

function shift(from: number, to: number, least: number, most: number): number {
  if (from < least || to - from > most - least) return least - from;
  return to > most ? most - to : 0;
}

function focusSoon(id: string, tries = 5): void {
  requestAnimationFrame(() => {
    const face = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`);
    if (face) face.focus({ preventScroll: true });
    else if (tries > 0) focusSoon(id, tries - 1);
  });
}
