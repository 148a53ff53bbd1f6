// What can be done with a note in its line of the outline: edit, another lane, its data, delete.
import { Ellipsis } from "lucide-react";
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { command } from "../commands";
import { lanesOf } from "../commands/verbs/lanes";
import { moveToLanes } from "../commands/verbs/notes";
import { words } from "../i18n";
import type { Note } from "../model/records";
import { joined } from "../ui/joined";
import { useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import style from "./outline.module.css";

const TO_LANE = "lane ";

export function OutlineMenu({ note }: { note: Note }) {
  const { board, view } = useWall();
  if (!board.canEdit()) return null;
  const others = [...lanesOf(board), null].filter((lane) => (lane?.id ?? null) !== note.lane);
  const verbs: Readonly<Record<string, () => void>> = {
    edit: () => view.set({ selection: [note.id], editing: note.id }),
    details: () => view.set({ selection: [note.id], panel: "details" }),
    remove: () => {
      view.select([note.id]);
      command("remove").run({ board, view });
    },
  };
  const run = (key: string) => {
    if (!key.startsWith(TO_LANE)) return verbs[key]?.();
    const lane = key.slice(TO_LANE.length) || null;
    moveToLanes(board, [{ id: note.id, lane }]);
    view.announce(words.wall.moved((lane && board.get("lane", lane)?.name) || words.wall.unassigned));
  };
  return (
    <MenuTrigger>
      <Button className={style.more ?? ""} aria-label={words.outline.more(note.text || words.note.untitled)}>
        <Ellipsis size={18} aria-hidden="true" />
      </Button>
      <Popover className={menu.popover ?? ""} placement="bottom end">
        <Menu
          className={menu.menu ?? ""}
          aria-label={words.outline.more(note.text || words.note.untitled)}
          onAction={(key) => run(String(key))}
        >
          <MenuItem id="edit" className={menu.item ?? ""}>
            {words.toolbar.edit}
          </MenuItem>
          <MenuItem id="details" className={menu.item ?? ""}>
            {words.details.title}
          </MenuItem>
          <Separator className={menu.line ?? ""} />
          <MenuSection aria-label={words.outline.moveTo}>
            {others.map((lane) => (
              <MenuItem key={lane?.id ?? ""} id={`${TO_LANE}${lane?.id ?? ""}`} className={menu.item ?? ""}>
                {`→ ${lane ? lane.name || words.lane.unnamed : words.wall.unassigned}`}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={menu.line ?? ""} />
          <MenuItem id="remove" className={joined(menu.item, menu.danger)}>
            {words.toolbar.remove}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
