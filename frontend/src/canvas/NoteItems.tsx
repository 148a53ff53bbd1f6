// What the menus of a note's toolbar offer: kinds of notes, colours of paper, stamps of the eight wastes.
import { Menu, MenuItem, MenuSection } from "react-aria-components";
import { setFields } from "../commands/verbs/notes";
import { words } from "../i18n";
import { PAPERS, paperOf } from "../model/paper";
import type { Note, NoteKind, Work } from "../model/records";
import { joined } from "../ui/joined";
import { useWall } from "../ui/live";
import { KindIcon, WorkIcon } from "../ui/marks";
import menu from "../ui/menu.module.css";
import { OpenedMenu } from "../ui/Opened";
import type { OpenMenu } from "../ui/opening";
import { WASTES, WasteIcon } from "../ui/wastes";
import style from "./toolbar.module.css";

const WORKS = ["work", "approval", "inspection", "wait", "system"] as const;
const OTHERS = ["problem", "idea", "question", "text"] as const;

interface ItemsProps {
  readonly ids: readonly string[];
  readonly note: Note;
  readonly opened: OpenMenu;
}

export function KindItems({ ids, note, opened }: ItemsProps) {
  const { board } = useWall();
  const choose = (key: string) => {
    const work = WORKS.find((known) => known === key);
    if (work) setFields(board, ids, { kind: "step" satisfies NoteKind, work: work satisfies Work });
    else setFields(board, ids, { kind: key });
  };
  return (
    <OpenedMenu opened={opened}>
      <Menu
        className={menu.menu ?? ""}
        selectionMode="single"
        selectedKeys={[note.kind === "step" ? note.work : note.kind]}
        onAction={(key) => choose(String(key))}
      >
        <MenuSection aria-label={words.kind.step}>
          {WORKS.map((work) => (
            <MenuItem key={work} id={work} textValue={words.work[work]} className={menu.item ?? ""}>
              <WorkIcon work={work} /> {words.work[work]}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection aria-label={words.toolbar.kind} className={style.section ?? ""}>
          {OTHERS.map((kind) => (
            <MenuItem key={kind} id={kind} textValue={words.kind[kind]} className={menu.item ?? ""}>
              <KindIcon kind={kind} size={14} /> {words.kind[kind]}
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </OpenedMenu>
  );
}

export function StampItems({ ids, note, opened }: ItemsProps) {
  const { board } = useWall();
  return (
    <OpenedMenu opened={opened}>
      <Menu
        className={menu.menu ?? ""}
        selectionMode="multiple"
        selectedKeys={[...note.wastes]}
        onSelectionChange={(keys) =>
          setFields(board, ids, { wastes: WASTES.filter((waste) => keys === "all" || keys.has(waste)) })
        }
      >
        {WASTES.map((waste) => (
          <MenuItem key={waste} id={waste} textValue={words.waste[waste]} className={menu.item ?? ""}>
            <WasteIcon waste={waste} size={15} /> {words.waste[waste]}
          </MenuItem>
        ))}
      </Menu>
    </OpenedMenu>
  );
}

export function PaperItems({ ids, note, opened }: ItemsProps) {
  const { board } = useWall();
  return (
    <OpenedMenu opened={opened}>
      <Menu
        className={menu.menu ?? ""}
        selectionMode="single"
        selectedKeys={[paperOf(note)]}
        onAction={(key) => setFields(board, ids, { color: String(key) })}
      >
        {PAPERS.map((name) => (
          <MenuItem key={name} id={name} textValue={words.paper[name]} className={menu.item ?? ""}>
            <span className={joined(style.swatch, style[name])} /> {words.paper[name]}
          </MenuItem>
        ))}
      </Menu>
    </OpenedMenu>
  );
}
