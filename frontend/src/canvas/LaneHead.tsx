// The head of a lane: who does the work, how many, how busy; renamed, moved and sized in place.
import { useEffect, useRef } from "react";
import { moveLane, renameLane } from "../commands/verbs/lanes";
import { words } from "../i18n";
import { paperNamed } from "../model/paper";
import { plain } from "../model/plain";
import type { Lane } from "../model/records";
import { joined } from "../ui/joined";
import { useRecord, useView, useWall } from "../ui/live";
import type { Band } from "./geometry";
import { LaneGrip } from "./LaneGrip";
import { LaneMenu } from "./LaneMenu";
import style from "./lanes.module.css";
import { useLaneDragging } from "./use-lane-dragging";

export interface LaneHeadProps {
  readonly band: Band;
}

export function LaneHead({ band }: LaneHeadProps) {
  const lane = useRecord("lane", band.id ?? "");
  if (!lane)
    return (
      <div className={joined(style.head, style.free)}>
        <span className={style.name}>{words.wall.unassigned}</span>
      </div>
    );
  return <NamedHead lane={lane} band={band} />;
}

function NamedHead({ lane, band }: { lane: Lane; band: Band }) {
  const { board, view } = useWall();
  const naming = useView((now) => now.editing === lane.id);
  const name = plain(lane.name) || words.lane.unnamed;
  const dragging = useLaneDragging(lane, band);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has its keys on the name and its words in the menu
    <div
      className={joined(style.head, lane.outside && style.outside, dragging.offset !== 0 && style.dragged)}
      style={dragging.offset ? { transform: `translateY(${dragging.offset}px)` } : undefined}
      data-color={paperNamed(lane.color)}
      onPointerDown={dragging.onPointerDown}
      onKeyDown={(event) => {
        const by = event.altKey
          ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as "ArrowUp"]
          : undefined;
        if (!by || !board.canEdit()) return;
        event.preventDefault();
        event.stopPropagation();
        moveLane(board, lane.id, by);
      }}
    >
      {dragging.line === undefined ? null : (
        <span className={style.dropLine} style={{ top: dragging.line - dragging.offset }} />
      )}
      {naming ? (
        <NameField lane={lane} done={() => view.set({ editing: null })} />
      ) : (
        <button
          type="button"
          className={style.name}
          onClick={() => view.set({ selection: [lane.id], panel: "details" })}
          aria-label={words.lane.title(name)}
        >
          {name}
        </button>
      )}
      <LaneFacts lane={lane} />
      {board.canEdit() ? (
        <LaneMenu lane={lane} name={name} rename={() => view.set({ editing: lane.id })} />
      ) : null}
      {board.canEdit() && !band.collapsed ? <LaneGrip lane={lane} band={band} /> : null}
    </div>
  );
}

function LaneFacts({ lane }: { lane: Lane }) {
  if (lane.outside) return <span className={style.facts}>{words.lane.outside}</span>;
  return lane.people === null ? null : <span className={style.facts}>{words.lane.people(lane.people)}</span>;
}

function NameField({ lane, done }: { lane: Lane; done: () => void }) {
  const { board } = useWall();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const keep = () => {
    const name = field.current?.value.trim();
    if (name !== undefined && name !== lane.name) renameLane(board, lane.id, name);
    done();
  };
  return (
    <input
      ref={field}
      className={style.nameField}
      defaultValue={lane.name}
      maxLength={300}
      aria-label={words.lane.name}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") keep();
        if (event.key === "Escape") done();
      }}
    />
  );
}
