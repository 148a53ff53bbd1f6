// The lanes that the big screen can show alone.
import { Menu, MenuItem } from "react-aria-components";
import { presentLane } from "../commands/presenting";
import { lanesOf } from "../commands/verbs/lanes";
import { words } from "../i18n";
import { useIds, useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import { OpenedMenu } from "../ui/Opened";
import type { OpenMenu } from "../ui/opening";

export function PresentLanes({ opened }: { opened: OpenMenu }) {
  const wall = useWall();
  useIds("lane");
  const lanes = lanesOf(wall.board);
  return (
    <OpenedMenu opened={opened} placement="top">
      <Menu
        className={menu.menu ?? ""}
        aria-label={words.present.lanes}
        onAction={(key) => {
          const lane = lanes.find(({ id }) => id === key);
          if (lane) presentLane(wall, lane.id);
        }}
      >
        {lanes.map((lane, at) => (
          <MenuItem key={lane.id} id={lane.id} className={menu.item ?? ""}>
            {lane.name || words.lane.unnamed}
            <kbd>{at < 9 ? at + 1 : ""}</kbd>
          </MenuItem>
        ))}
      </Menu>
    </OpenedMenu>
  );
}
