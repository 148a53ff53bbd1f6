// What can be done with a lane, in the menu of its head.
import { Check } from "lucide-react";
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from "react-aria-components";
import { addLaneBeside, collapseLane, colorLane, moveLane, removeLane } from "../commands/verbs/lanes";
import { words } from "../i18n";
import { PAPERS } from "../model/paper";
import type { Lane } from "../model/records";
import { joined } from "../ui/joined";
import { useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import { OpenedMenu } from "../ui/Opened";
import type { OpenMenu } from "../ui/opening";
import toolbar from "./toolbar.module.css";

export interface LaneItemsProps {
  readonly lane: Lane;
  readonly rename: () => void;
}

export function LaneItems({ lane, rename, opened }: LaneItemsProps & { opened: OpenMenu }) {
  const { board, view } = useWall();
  const verbs: Readonly<Record<string, () => void>> = {
    rename,
    details: () => view.set({ selection: [lane.id], panel: "details" }),
    fold: () => collapseLane(board, lane.id, !lane.collapsed),
    above: () => view.set({ editing: addLaneBeside(board, lane.id, "above") }),
    below: () => view.set({ editing: addLaneBeside(board, lane.id, "below") }),
    up: () => moveLane(board, lane.id, -1),
    down: () => moveLane(board, lane.id, 1),
    remove: () => removeLane(board, lane.id),
  };
  const item = (id: string, text: string, look?: string) => (
    <MenuItem id={id} className={joined(menu.item, look)}>
      {text}
    </MenuItem>
  );
  return (
    <OpenedMenu opened={opened} placement="right top">
      <Menu className={menu.menu ?? ""} onAction={(key) => verbs[String(key)]?.()}>
        {item("rename", words.lane.rename)}
        {item("details", words.lane.details)}
        {item("fold", lane.collapsed ? words.capture.expandLane : words.capture.collapseLane)}
        <ColorItem lane={lane} />
        <Separator className={menu.line ?? ""} />
        {item("above", words.lane.addAbove)}
        {item("below", words.lane.addBelow)}
        {item("up", words.lane.up)}
        {item("down", words.lane.down)}
        <Separator className={menu.line ?? ""} />
        {item("remove", words.lane.remove, menu.danger)}
      </Menu>
    </OpenedMenu>
  );
}

function ColorItem({ lane }: { lane: Lane }) {
  const { board } = useWall();
  return (
    <SubmenuTrigger>
      <MenuItem id="color" className={menu.item ?? ""}>
        {words.paper.label}
      </MenuItem>
      <Popover className={menu.popover ?? ""}>
        <Menu
          className={menu.menu ?? ""}
          selectionMode="single"
          selectedKeys={[lane.color ?? "none"]}
          onAction={(key) => colorLane(board, lane.id, key === "none" ? null : String(key))}
        >
          <MenuItem id="none" className={menu.item ?? ""}>
            {lane.color === null ? <Check size={16} aria-hidden="true" /> : null} {words.capture.noColor}
          </MenuItem>
          {PAPERS.map((paper) => (
            <MenuItem key={paper} id={paper} className={menu.item ?? ""}>
              <span className={joined(toolbar.swatch, toolbar[paper])} /> {words.paper[paper]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
