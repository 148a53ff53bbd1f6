// A command as a line of a menu: its words and the keys that do the same.
import type { ReactNode } from "react";
import { MenuItem } from "react-aria-components";
import { command, keyLabel, runSaying } from "../commands";
import { words } from "../i18n";
import { isMac } from "../ui/keyboard";
import { useWall } from "../ui/live";
import menu from "../ui/menu.module.css";

export function CommandItem({ id, children }: { id: string; children?: ReactNode }) {
  const wall = useWall();
  const { keys } = command(id);
  return (
    <MenuItem
      id={id}
      className={menu.item ?? ""}
      textValue={words.commands[id] ?? id}
      onAction={() => void runSaying(command(id), wall)}
    >
      {words.commands[id]}
      {children}
      <kbd>{keys[0] ? keyLabel(keys[0], isMac) : ""}</kbd>
    </MenuItem>
  );
}
