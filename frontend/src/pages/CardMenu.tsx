// What can be done with a board from its card: rename, copy, keep as a template, put away, delete.
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import {
  type BoardCard,
  deleteBoard,
  duplicateBoard,
  readBoard,
  restoreBoard,
  type Shelf,
  saveAsTemplate,
  shelveBoard,
} from "../api/boards";
import { words } from "../i18n";
import { Button, IconButton } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { joined } from "../ui/joined";
import menu from "../ui/menu.module.css";
import { saveFile } from "../ui/save-file";
import { sentenceOf } from "../ui/sentence-of";
import style from "./home.module.css";

/** What was done, said on the page, and how it is taken back. */
export interface Told {
  readonly text: string;
  readonly undo?: () => Promise<void>;
}

interface CardMenuProps {
  readonly board: BoardCard;
  readonly shelf: Shelf;
  readonly title: string;
  readonly rename: () => void;
  readonly onChanged: (told?: Told) => void;
}

export function CardMenu(props: CardMenuProps) {
  const { board, shelf, title, rename, onChanged } = props;
  const [asking, setAsking] = useState<"remove" | "template">();
  const tried = (act: () => Promise<Told | undefined>) =>
    act().then(onChanged, (problem: unknown) => onChanged({ text: sentenceOf(problem) }));
  const put = (to: Shelf) => shelveBoard(board.id, to);
  const verbs: Readonly<Record<string, () => unknown>> = {
    rename,
    duplicate: () =>
      tried(async () => void (await duplicateBoard(board.id, words.home.copyOf(title).slice(0, 300)))),
    download: () =>
      readBoard(board.id).then(
        (file) => saveFile(JSON.stringify(file, null, 2), `${title}.json`),
        (problem: unknown) => onChanged({ text: sentenceOf(problem) }),
      ),
    template: () => setAsking("template"),
    archive: () =>
      tried(async () => {
        await put("archive");
        return { text: words.home.archived(title), undo: () => put("boards") };
      }),
    unarchive: () =>
      tried(async () => {
        await put("boards");
        return { text: words.home.unarchived(title), undo: () => put("archive") };
      }),
    remove: () => setAsking("remove"),
  };
  return (
    <>
      <MenuTrigger>
        <IconButton size="s" label={words.home.actions(title)} icon={<Ellipsis size={17} />} />
        <Popover className={menu.popover ?? ""} placement="bottom end">
          <Menu
            className={menu.menu ?? ""}
            aria-label={words.home.actions(title)}
            onAction={(key) => void verbs[String(key)]?.()}
          >
            <Item id="rename" text={words.home.rename} />
            <Item id="duplicate" text={words.home.duplicate} />
            <Item id="download" text={words.home.download} />
            <Item id="template" text={words.home.saveTemplate} />
            <Separator className={menu.line ?? ""} />
            {shelf === "archive" ? (
              <Item id="unarchive" text={words.home.unarchive} />
            ) : (
              <Item id="archive" text={words.home.archive} />
            )}
            <Item id="remove" text={words.home.remove} danger />
          </Menu>
        </Popover>
      </MenuTrigger>
      {asking === "remove" ? <Removing {...props} close={() => setAsking(undefined)} tried={tried} /> : null}
      {asking === "template" ? <Saving {...props} close={() => setAsking(undefined)} tried={tried} /> : null}
    </>
  );
}

function Item({ id, text, danger = false }: { id: string; text: string; danger?: boolean }) {
  return (
    <MenuItem id={id} className={joined(menu.item, danger && menu.danger)}>
      {text}
    </MenuItem>
  );
}

interface AskProps extends CardMenuProps {
  readonly close: () => void;
  readonly tried: (act: () => Promise<Told | undefined>) => Promise<void>;
}

function Removing({ board, title, close, tried }: AskProps) {
  const remove = async () => {
    close();
    await tried(async () => {
      await deleteBoard(board.id);
      return { text: words.home.removed(title), undo: () => restoreBoard(board.id) };
    });
  };
  return (
    <Dialog alert title={words.home.removeTitle(title)} onClose={close}>
      <div className={style.ask}>
        <p>{words.home.removeText}</p>
        <div className={style.askButtons}>
          <Button onPress={close}>{words.app.cancel}</Button>
          <Button look="danger" onPress={() => void remove()}>
            {words.home.removeNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Saving({ board, title, close, tried }: AskProps) {
  const save = async (name: string) => {
    close();
    await tried(async () => {
      await saveAsTemplate(board.id, name);
      return { text: words.home.templateSaved(name) };
    });
  };
  return (
    <Dialog title={words.home.saveTemplateTitle} onClose={close}>
      <form
        className={style.ask}
        onSubmit={(event) => {
          event.preventDefault();
          const name = new FormData(event.currentTarget).get("name");
          void save(String(name).trim() || title);
        }}
      >
        <p>{words.home.saveTemplateText}</p>
        <label className={style.askField}>
          {words.home.templateName}
          <input
            name="name"
            defaultValue={title}
            maxLength={300}
            required
            dir="auto"
            className={style.search}
          />
        </label>
        <div className={style.askButtons}>
          <Button onPress={close}>{words.app.cancel}</Button>
          <Button type="submit" look="primary">
            {words.home.saveTemplateNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
