// Below about 30 % zoom nobody reads a note: lanes, notes and links are painted on one canvas instead.
import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { words } from "../i18n";
import { paperOf } from "../model/paper";
import type { Note } from "../model/records";
import { useScene } from "./context";
import style from "./overview.module.css";
import type { Scene } from "./scene";

type Pen = CanvasRenderingContext2D;

export function Overview() {
  const scene = useScene();
  const store = useStoreApi();
  const field = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let asked = 0;
    const draw = () => {
      asked = 0;
      const canvas = field.current;
      if (canvas) paint(canvas, scene, store.getState().transform);
    };
    const ask = () => {
      asked ||= requestAnimationFrame(draw);
    };
    draw();
    const leave = [store.subscribe(ask), scene.subscribe(ask), scene.board.subscribeChanges(ask)];
    return () => {
      cancelAnimationFrame(asked);
      for (const stop of leave) stop();
    };
  }, [scene, store]);
  return (
    <canvas
      ref={field}
      className={style.overview}
      role="img"
      aria-label={words.wall.overview(scene.notes().length)}
    />
  );
}

function paint(
  canvas: HTMLCanvasElement,
  scene: Scene,
  [x, y, zoom]: readonly [number, number, number],
): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const dense = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (canvas.width !== Math.round(width * dense)) canvas.width = Math.round(width * dense);
  if (canvas.height !== Math.round(height * dense)) canvas.height = Math.round(height * dense);
  pen.setTransform(dense, 0, 0, dense, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.setTransform(dense * zoom, 0, 0, dense * zoom, dense * x, dense * y);
  const color = colorsOf(canvas);
  paintLinks(pen, scene, color("--link"), color("--rework"));
  paintNotes(pen, scene, color);
}

function colorsOf(canvas: HTMLCanvasElement): (name: string) => string {
  const computed = getComputedStyle(canvas);
  const known = new Map<string, string>();
  return (name) => {
    const color = known.get(name) ?? computed.getPropertyValue(name).trim();
    known.set(name, color);
    return color;
  };
}

function paintLinks(pen: Pen, scene: Scene, flow: string, rework: string): void {
  for (const [kind, color] of [
    ["flow", flow],
    ["rework", rework],
  ] as const) {
    pen.strokeStyle = color;
    pen.lineWidth = 4;
    pen.beginPath();
    for (const link of scene.links()) {
      if (link.kind !== kind) continue;
      const [a, b] = [scene.rect(link.source), scene.rect(link.target)];
      if (!a || !b) continue;
      const middle = b.x - 24;
      pen.moveTo(a.x + a.width, a.y + a.height / 2);
      pen.lineTo(middle, a.y + a.height / 2);
      pen.lineTo(middle, b.y + b.height / 2);
      pen.lineTo(b.x, b.y + b.height / 2);
    }
    pen.stroke();
  }
}

/** One path a colour: thousands of notes are a few strokes. */
function paintNotes(pen: Pen, scene: Scene, color: (name: string) => string): void {
  const papers = new Map<string, Note[]>();
  for (const note of scene.notes()) {
    const paper = paperOf(note);
    const list = papers.get(paper);
    if (list) list.push(note);
    else papers.set(paper, [note]);
  }
  for (const [paper, notes] of papers) {
    fill(pen, color(`--paper-${paper}`), notes, (note) => scene.rect(note.id));
  }
  paintBands(pen, scene, color);
  fill(pen, color("--paper-ink-2"), scene.notes(), (note) => textBar(scene, note));
}

function paintBands(pen: Pen, scene: Scene, color: (name: string) => string): void {
  for (const value of ["VA", "NNVA", "NVA"] as const) {
    const judged = scene.notes().filter((note) => note.value === value);
    fill(pen, color(`--${value.toLowerCase()}`), judged, (note) => {
      const rect = scene.rect(note.id);
      return rect && { ...rect, height: 14 };
    });
  }
}

function textBar(scene: Scene, note: Note) {
  const rect = scene.rect(note.id);
  if (!rect || note.text === "") return undefined;
  return {
    x: rect.x + 14,
    y: rect.y + 44,
    width: Math.min(rect.width - 28, note.text.length * 8),
    height: 12,
  };
}

type Box = { x: number; y: number; width: number; height: number };

function fill(pen: Pen, color: string, notes: readonly Note[], box: (note: Note) => Box | undefined): void {
  pen.fillStyle = color;
  pen.beginPath();
  for (const note of notes) {
    const rect = box(note);
    if (rect) pen.rect(rect.x, rect.y, rect.width, rect.height);
  }
  pen.fill();
}
