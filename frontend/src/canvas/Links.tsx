// The links as they lie under the notes: right angles with round corners, rework dashed and with its share, information
// dotted. One drawing for all of them: React Flow's own edges are a drawing each and look at every move of the map.
import { EdgeLabelRenderer, ViewportPortal } from "@xyflow/react";
import { memo } from "react";
import { words } from "../i18n";
import type { Link } from "../model/records";
import { joined } from "../ui/joined";
import { useWall } from "../ui/live";
import { share } from "../ui/values";
import { useSceneValue } from "./context";
import style from "./link.module.css";
import { labelPoint, type Point } from "./routes";
import type { Way } from "./ways";

/** As `link.module.css` draws a label, in pixels. */
const LABEL = { letter: 6.4, around: 16, height: 19, most: 180 } as const;

export const Links = memo(function Links({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <ViewportPortal>
        {/* Notes say where they lead; a line has nothing to add for a screen reader. */}
        <svg className={style.links} aria-hidden="true">
          {links.map((link) => (
            <Line key={link.id} link={link} />
          ))}
        </svg>
      </ViewportPortal>
      <EdgeLabelRenderer>
        {links.map((link) => (
          <Label key={link.id} link={link} />
        ))}
      </EdgeLabelRenderer>
    </>
  );
});

const Line = memo(function Line({ link }: { link: Link }) {
  const { view } = useWall();
  const path = useSceneValue((scene) => scene.wayOf(link)?.path);
  const chosen = useSceneValue((scene) => scene.isChosen(link.id));
  if (path === undefined) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the hand; by keyboard a link is chosen from its note
    <g className={joined(style.link, "nopan")} data-link={link.id} onClick={() => view.select([link.id])}>
      <path
        className={joined(style.line, style[link.kind], chosen && style.selected)}
        d={path}
        markerEnd={`url(#leanwall-${link.kind})`}
      />
      <path className={style.reach} d={path} />
    </g>
  );
});

const Label = memo(function Label({ link }: { link: Link }) {
  const { view } = useWall();
  const label = labelOf(
    link,
    useSceneValue((scene) => scene.restOf(link.id)),
  );
  const way = useSceneValue((scene) => (label ? scene.wayOf(link) : undefined));
  if (!label || !way) return null;
  const [x, y] = placeOf(label, way);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={joined(style.label, style[`${link.kind}Label`], "nodrag nopan")}
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      onClick={() => view.select([link.id])}
    >
      {label}
    </button>
  );
});

/** It is about as wide as it is drawn; a long one is cut by the style sheet. */
function placeOf(label: string, { route, notes, track }: Way): Point {
  const width = Math.min(LABEL.most, label.length * LABEL.letter + LABEL.around);
  return labelPoint(route, [width, LABEL.height], notes, track);
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
