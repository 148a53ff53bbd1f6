// A link: right angles with round corners, rework dashed and with its share, information dotted.
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import { words } from "../i18n";
import { LANE } from "../model/geometry";
import type { Link } from "../model/records";
import { joined } from "../ui/joined";
import { useRecord, useWall } from "../ui/live";
import { share } from "../ui/values";
import { useScene, useSceneValue } from "./context";
import type { Rect } from "./geometry";
import style from "./link.module.css";
import { flowRoute, labelPoint, type Point, reworkRoute, rounded } from "./routes";
import type { Scene } from "./scene";
import { ROW_GAP } from "./wrapping";

/** As `link.module.css` draws a label, in pixels. */
const LABEL = { letter: 6.4, around: 16, height: 19, most: 180 } as const;
/** How far above and below its ends a link looks for a way. */
const REACH = 200;

export const LinkEdge = memo(function LinkEdge(props: EdgeProps) {
  const link = useRecord("link", props.id);
  return link ? <DrawnLink link={link} edge={props} /> : null;
});

function DrawnLink({ link, edge }: { link: Link; edge: EdgeProps }) {
  const { view } = useWall();
  const scene = useScene();
  const track = link.kind === "rework" ? trackOf(scene, link) : 0;
  const { route, notes } = useRoute(link, edge, track);
  const label = labelOf(
    link,
    useSceneValue((now) => now.restOf(link.id)),
  );
  const at = label ? labelPoint(route, sizeOf(label), notes, track) : undefined;
  return (
    <>
      <BaseEdge
        id={link.id}
        path={rounded(route)}
        interactionWidth={18}
        markerEnd={`url(#leanwall-${link.kind})`}
        className={joined(style.line, style[link.kind], edge.selected && style.selected)}
      />
      {at ? (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            className={joined(style.label, style[`${link.kind}Label`], "nodrag nopan")}
            style={{ transform: `translate(-50%, -50%) translate(${at[0]}px, ${at[1]}px)` }}
            onClick={() => view.select([link.id])}
          >
            {label}
          </button>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
}

/** About as wide as it is drawn; a long one is cut by the style sheet. */
function sizeOf(label: string): readonly [number, number] {
  return [Math.min(LABEL.most, label.length * LABEL.letter + LABEL.around), LABEL.height];
}

function labelOf(link: Link, rest: number | undefined): string {
  return [shareOf(link, rest), link.text].filter(Boolean).join(" ");
}

/** Rework without a share is asked for; a choice shows all its shares. */
function shareOf({ kind, probability }: Link, rest: number | undefined): string {
  if (probability !== null) return share(probability);
  if (kind === "rework") return words.link.noShare;
  return rest === undefined ? "" : share(rest);
}

interface Route {
  readonly route: readonly Point[];
  /** What the link has to keep off, its own ends too. */
  readonly notes: readonly Rect[];
}

/** The ends follow the notes as they are dragged; the notes in the way are looked at when the map settles. */
function useRoute(link: Link, edge: EdgeProps, track: number): Route {
  const { source, target, sourceX, sourceY, targetX, targetY } = edge;
  const scene = useScene();
  const rects = useSceneValue((now) => now.rects());
  return useMemo(() => {
    const from = placed(rects.get(source), sourceX - (rects.get(source)?.width ?? 0), sourceY);
    const to = placed(rects.get(target), targetX, targetY);
    const blocked = obstacles(rects, source, target, from, to);
    const route =
      link.kind === "rework"
        ? reworkRoute(from, to, blocked, track)
        : flowRoute(from, to, blocked, guttersOf(scene, from, to));
    return { route, notes: [from, to, ...blocked] };
  }, [scene, rects, link, track, source, target, sourceX, sourceY, targetX, targetY]);
}

function placed(rect: Rect | undefined, x: number, middle: number): Rect {
  const { width, height } = rect ?? { width: 0, height: 0 };
  return { x, y: middle - height / 2, width, height };
}

function obstacles(
  rects: ReadonlyMap<string, Rect>,
  source: string,
  target: string,
  from: Rect,
  to: Rect,
): Rect[] {
  const [top, bottom] = reachOf(from, to);
  const left = Math.min(from.x, to.x) - 60;
  const right = Math.max(from.x + from.width, to.x + to.width) + 60;
  const found: Rect[] = [];
  for (const [id, rect] of rects) {
    if (id === source || id === target) continue;
    if (rect.y < bottom && rect.y + rect.height > top && rect.x < right && rect.x + rect.width > left)
      found.push(rect);
  }
  return found;
}

function reachOf(from: Rect, to: Rect): [top: number, bottom: number] {
  return [Math.min(from.y, to.y) - REACH, Math.max(from.y + from.height, to.y + to.height) + REACH];
}

/** Level ways between the lanes, and between the rows of a wrapped map, for links that cannot go straight. */
function guttersOf(scene: Scene, from: Rect, to: Rect): number[] {
  const [top, bottom] = reachOf(from, to);
  const all = scene.rows().flatMap((row) =>
    scene
      .bands()
      .flatMap((band) => [row + band.top + LANE.pad / 2, row + band.top + band.height - LANE.pad / 2])
      .concat(row - ROW_GAP / 2),
  );
  return all.filter((y) => y > top && y < bottom);
}

/** Rework into the same note goes side by side. */
function trackOf(scene: Scene, link: Link): number {
  const same = scene
    .edges()
    .filter((edge) => edge.target === link.target && scene.board.get("link", edge.id)?.kind === "rework");
  return Math.max(
    0,
    same.findIndex((edge) => edge.id === link.id),
  );
}

/** Arrowheads; drawn once, used by every link. */
export function Arrowheads() {
  return (
    <svg className={style.heads} aria-hidden="true">
      <defs>
        {(["flow", "rework", "information"] as const).map((kind) => (
          <marker
            key={kind}
            id={`leanwall-${kind}`}
            className={style[`${kind}Head`]}
            viewBox="0 0 10 10"
            refX="8.500"
            refY="5"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M1 1 9 5 1 9Z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
