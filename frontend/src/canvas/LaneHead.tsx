// The head of a lane: who does the work, how many, how busy; renamed, moved and sized in place.
import { Ellipsis } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { addLaneBeside, moveLane, removeLane, renameLane, resizeLane } from "../commands/verbs/lanes";
import { words } from "../i18n";
import { LANE } from "../model/geometry";
import type { Lane } from "../model/records";
import { joined } from "../ui/joined";
import { useRecord, useView, useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import type { Band } from "./geometry";
import style from "./lanes.module.css";

export interface LaneHeadProps {
  readonly band: Band;
  readonly at: number;
  readonly last: boolean;
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
  const name = lane.name || words.lane.unnamed;
  return (
    <div className={joined(style.head, lane.outside && style.outside)}>
      {naming ? (
        <NameField lane={lane} done={() => view.set({ editing: null })} />
      ) : (
        <Button
          className={style.name ?? ""}
          onPress={() => view.set({ selection: [lane.id], panel: "details" })}
          aria-label={words.lane.title(name)}
        >
          {name}
        </Button>
      )}
      <LaneFacts lane={lane} />
      {board.canEdit() ? (
        <LaneMenu lane={lane} name={name} rename={() => view.set({ editing: lane.id })} />
      ) : null}
      {board.canEdit() && !band.collapsed ? <Grip lane={lane} band={band} /> : null}
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

function LaneMenu({ lane, name, rename }: { lane: Lane; name: string; rename: () => void }) {
  const { board, view } = useWall();
  const verbs: Readonly<Record<string, () => void>> = {
    rename,
    details: () => view.set({ selection: [lane.id], panel: "details" }),
    above: () => view.set({ editing: addLaneBeside(board, lane.id, "above") }),
    below: () => view.set({ editing: addLaneBeside(board, lane.id, "below") }),
    up: () => moveLane(board, lane.id, -1),
    down: () => moveLane(board, lane.id, 1),
    remove: () => removeLane(board, lane.id),
  };
  return (
    <MenuTrigger>
      <Button className={style.more ?? ""} aria-label={words.lane.more(name)}>
        <Ellipsis size={16} aria-hidden="true" />
      </Button>
      <Popover className={menu.popover ?? ""} placement="right top">
        <Menu className={menu.menu ?? ""} onAction={(key) => verbs[String(key)]?.()}>
          <MenuItem id="rename" className={menu.item ?? ""}>
            {words.lane.rename}
          </MenuItem>
          <MenuItem id="details" className={menu.item ?? ""}>
            {words.lane.details}
          </MenuItem>
          <Separator className={menu.line ?? ""} />
          <MenuItem id="above" className={menu.item ?? ""}>
            {words.lane.addAbove}
          </MenuItem>
          <MenuItem id="below" className={menu.item ?? ""}>
            {words.lane.addBelow}
          </MenuItem>
          <MenuItem id="up" className={menu.item ?? ""}>
            {words.lane.up}
          </MenuItem>
          <MenuItem id="down" className={menu.item ?? ""}>
            {words.lane.down}
          </MenuItem>
          <Separator className={menu.line ?? ""} />
          <MenuItem id="remove" className={joined(menu.item, menu.danger)}>
            {words.lane.remove}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The lower edge is dragged, or moved with the arrow keys. */
function Grip({ lane, band }: { lane: Lane; band: Band }) {
  const { board } = useWall();
  const name = lane.name || words.lane.unnamed;
  const set = (height: number) => resizeLane(board, lane.id, Math.max(LANE.height / 2, Math.round(height)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a slider between two lanes
    <div
      className={style.grip}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={words.lane.resize(name)}
      aria-valuenow={Math.round(band.height)}
      onKeyDown={(event) => {
        const step = { ArrowDown: 24, ArrowUp: -24 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        set(band.height + step);
      }}
      onPointerDown={(event) => {
        const head = event.currentTarget;
        const zoom = head.parentElement ? head.parentElement.getBoundingClientRect().height / band.height : 1;
        const from = event.clientY;
        head.setPointerCapture(event.pointerId);
        head.onpointerup = (up) => {
          head.onpointerup = null;
          if (Math.abs(up.clientY - from) > 2) set(band.height + (up.clientY - from) / zoom);
        };
      }}
    />
  );
}
