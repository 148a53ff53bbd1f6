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

export const LinkEdge = memo(function LinkEdge(props: EdgeProps) {
  const link = useRecord("link", props.id);
  return link ? <DrawnLink link={link} edge={props} /> : null;
});

function DrawnLink({ link, edge }: { link: Link; edge: EdgeProps }) {
  const { view } = useWall();
  const scene = useScene();
  const track = link.kind === "rework" ? trackOf(scene, link) : 0;
  const route = useRoute(link, edge, track);
  const label = labelOf(
    link,
    useSceneValue((now) => now.restOf(link.id)),
  );
  const at = label ? labelPoint(route, track) : undefined;
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

function labelOf(link: Link, rest: number | undefined): string {
  return [shareOf(link, rest), link.text].filter(Boolean).join(" ");
}

/** Rework without a share is asked for; a choice shows all its shares. */
function shareOf({ kind, probability }: Link, rest: number | undefined): string {
  if (probability !== null) return share(probability);
  if (kind === "rework") return words.link.noShare;
  return rest === undefined ? "" : share(rest);
}

/** The ends follow the notes as they are dragged; the notes in the way are looked at when the map settles. */
function useRoute(link: Link, edge: EdgeProps, track: number): Point[] {
  const { source, target, sourceX, sourceY, targetX, targetY } = edge;
  const scene = useScene();
  const rects = useSceneValue((now) => now.rects());
  return useMemo(() => {
    const from = placed(rects.get(source), sourceX - (rects.get(source)?.width ?? 0), sourceY);
    const to = placed(rects.get(target), targetX, targetY);
    const blocked = obstacles(rects, source, target, from, to);
    if (link.kind === "rework") return reworkRoute(from, to, blocked, track);
    return flowRoute(from, to, blocked, guttersOf(scene));
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
  const top = Math.min(from.y, to.y) - 200;
  const bottom = Math.max(from.y + from.height, to.y + to.height) + 200;
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

/** Level ways between the lanes, for links that cannot go straight. */
function guttersOf(scene: Scene): number[] {
  return scene.bands().flatMap((band) => [band.top + LANE.pad / 2, band.top + band.height - LANE.pad / 2]);
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
