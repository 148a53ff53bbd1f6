// The button at a lane's head for what can be done with the lane.
import { Ellipsis } from "lucide-react";
import { Button } from "react-aria-components";
import { words } from "../i18n";
import { later } from "../ui/later";
import { useMenuButton } from "../ui/opening";
import type { LaneItemsProps } from "./LaneItems";
import style from "./lanes.module.css";

const LaneItems = later(() => import("./LaneItems").then((part) => part.LaneItems));

export function LaneMenu({ name, ...lane }: LaneItemsProps & { name: string }) {
  const { trigger, opened } = useMenuButton(LaneItems);
  return (
    <>
      <Button className={style.more ?? ""} aria-label={words.lane.more(name)} {...trigger}>
        <Ellipsis size={16} aria-hidden="true" />
      </Button>
      {opened ? <LaneItems opened={opened} {...lane} /> : null}
    </>
  );
}
