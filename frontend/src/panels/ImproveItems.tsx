// The way from today to an agreed future: the walk, root causes, comparison, roles, plan, agreement.
import { Menu } from "react-aria-components";
import { command } from "../commands";
import { words } from "../i18n";
import { isJudged } from "../model/judging";
import { useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import { OpenedMenu } from "../ui/Opened";
import type { OpenMenu } from "../ui/opening";
import { useSteps } from "../ui/today";
import { CommandItem } from "./CommandItem";

const VERBS = [
  "panel.judge",
  "sheet.whys",
  "sheet.compare",
  "sheet.roles",
  "sheet.plan",
  "sheet.agree",
  "sheet.summary",
] as const;

export function ImproveItems({ opened }: { opened: OpenMenu }) {
  return (
    <OpenedMenu opened={opened} placement="bottom end">
      <Verbs />
    </OpenedMenu>
  );
}

/** Follows every step, and so stands on the page only while the menu is open. */
function Verbs() {
  const wall = useWall();
  const steps = useSteps("current");
  const done = steps.filter(isJudged).length;
  const lock = command("lockCurrent").enabled(wall) ? "lockCurrent" : "unlockCurrent";
  const verbs = command(lock).enabled(wall) ? [...VERBS, lock] : VERBS;
  return (
    <Menu className={menu.menu ?? ""} aria-label={words.improve.label}>
      {verbs.map((id) => (
        <CommandItem key={id} id={id}>
          {id === "panel.judge" && steps.length > 0 ? (
            <span className={menu.hint}>
              {done}/{steps.length}
            </span>
          ) : null}
        </CommandItem>
      ))}
    </Menu>
  );
}
