// What is needed seldom: big screen, facts, keys, appearance.
import { Menu, MenuSection, Separator } from "react-aria-components";
import { command } from "../commands";
import { words } from "../i18n";
import { LanguageChoice } from "../ui/LanguageChoice";
import { useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import { OpenedMenu } from "../ui/Opened";
import type { OpenMenu } from "../ui/opening";
import { ThemeChoice } from "../ui/ThemeChoice";
import { PHONE, useMedia } from "../ui/use-media";
import { CommandItem } from "./CommandItem";

const VERBS = ["share", "find", "facts", "history", "present", "shortcuts"] as const;
/** What the bar has no room for on a phone. */
const PHONE_VERBS = [
  "share",
  "undo",
  "redo",
  "panel.workshop",
  "panel.findings",
  "panel.load",
  "panel.whatif",
  "panel.judge",
  "sheet.whys",
  "sheet.compare",
  "sheet.roles",
  "sheet.plan",
  "sheet.agree",
  "sheet.summary",
  "outline",
  "export",
  "find",
  "facts",
  "history",
] as const;

export function MoreItems({ opened }: { opened: OpenMenu }) {
  const wall = useWall();
  const all = useMedia(PHONE) ? PHONE_VERBS : VERBS;
  const verbs = all.filter((id) => id !== "share" || command(id).enabled(wall));
  return (
    <OpenedMenu opened={opened} placement="bottom end">
      <Menu className={menu.menu ?? ""} aria-label={words.wall.more}>
        <MenuSection aria-label={words.wall.more}>
          {verbs.map((id) => (
            <CommandItem key={id} id={id} />
          ))}
        </MenuSection>
        <Separator className={menu.line ?? ""} />
        <ThemeChoice />
        <Separator className={menu.line ?? ""} />
        <LanguageChoice />
      </Menu>
    </OpenedMenu>
  );
}
