// What the palette finds: every command and every step by a few letters.
import { useEffect, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
  useFilter,
} from "react-aria-components";
import { commands, isAboutMap, keyLabel, runSaying } from "../commands";
import { lanesOf } from "../commands/verbs/lanes";
import { words } from "../i18n";
import { byPlace } from "../model/order";
import { plain } from "../model/plain";
import { isMac } from "../ui/keyboard";
import { useBoardNotes, useView, useWall } from "../ui/live";
import { KindIcon } from "../ui/marks";
import menu from "../ui/menu.module.css";
import style from "./palette.module.css";

const MOST_NOTES = 200;

interface PaletteListProps {
  /** What was typed before this was here. */
  readonly typed: () => string;
  readonly onReady: (ready: true) => void;
}

export function PaletteList({ typed: before, onReady }: PaletteListProps) {
  const wall = useWall();
  const { board, view } = wall;
  const [typed, setTyped] = useState(before);
  useEffect(() => onReady(true), [onReady]);
  const shown = useBoardNotes(useView((now) => now.state));
  const { contains } = useFilter({ sensitivity: "base" });
  const close = () => view.set({ dialog: null });
  const offered = commands.filter((command) => command.id !== "find" && command.enabled(wall));
  const notes = shown
    .filter((note) => note.text.trim() !== "" && contains(note.text, typed))
    .sort(byPlace(lanesOf(board)))
    .slice(0, MOST_NOTES);
  const run = (key: string) => {
    close();
    const command = offered.find(({ id }) => `command ${id}` === key);
    const note = notes.find(({ id }) => `note ${id}` === key);
    // What is meant lies on the map, and a page may stand in its place.
    if (note || (command && isAboutMap(command))) view.set({ sheet: null });
    if (command) void runSaying(command, wall);
    if (!note) return;
    view.select([note.id]);
    requestAnimationFrame(() => view.reveal(note.id));
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => open || close()} className={style.shade ?? ""}>
      <Modal className={style.modal ?? ""}>
        <Dialog aria-label={words.palette.title} className={style.dialog ?? ""}>
          <Autocomplete filter={contains} inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label={words.palette.title} autoFocus className={style.field ?? ""}>
              <Input
                role="combobox"
                aria-expanded
                aria-haspopup="menu"
                placeholder={words.palette.placeholder}
                className={style.input ?? ""}
              />
            </TextField>
            <Menu
              className={style.list ?? ""}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className={style.none}>{words.palette.none}</p>}
            >
              <MenuSection className={style.section ?? ""}>
                <Header className={style.header ?? ""}>{words.palette.commands}</Header>
                {offered.map((command) => (
                  <MenuItem
                    key={command.id}
                    id={`command ${command.id}`}
                    textValue={words.commands[command.id] ?? command.id}
                    className={menu.item ?? ""}
                  >
                    {words.commands[command.id] ?? command.id}
                    <kbd>{command.keys[0] ? keyLabel(command.keys[0], isMac) : ""}</kbd>
                  </MenuItem>
                ))}
              </MenuSection>
              <MenuSection className={style.section ?? ""}>
                <Header className={style.header ?? ""}>{words.palette.steps}</Header>
                {notes.map((note) => (
                  <MenuItem
                    key={note.id}
                    id={`note ${note.id}`}
                    textValue={plain(note.text)}
                    className={menu.item ?? ""}
                  >
                    <KindIcon kind={note.kind} size={14} />
                    <span className={style.noteText}>{plain(note.text)}</span>
                    <span className={style.lane}>{board.get("lane", note.lane ?? "")?.name ?? ""}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
