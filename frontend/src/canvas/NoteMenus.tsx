// The two menus of a note's toolbar: what kind of note it is, and the colour of its paper.
import { ChevronDown, Stamp } from "lucide-react";
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { setFields } from "../commands/verbs/notes";
import { words } from "../i18n";
import { PAPERS, paperOf } from "../model/paper";
import type { Note, NoteKind, Work } from "../model/records";
import { joined } from "../ui/joined";
import { useWall } from "../ui/live";
import { KindIcon, WorkIcon } from "../ui/marks";
import menu from "../ui/menu.module.css";
import { WASTES, WasteIcon } from "../ui/wastes";
import style from "./toolbar.module.css";

const WORKS = ["work", "approval", "inspection", "wait", "system"] as const;
const OTHERS = ["problem", "idea", "question", "text"] as const;

export function KindMenu({ ids, note }: { ids: readonly string[]; note: Note }) {
  const { board } = useWall();
  const step = note.kind === "step";
  const name = step ? words.work[note.work] : words.kind[note.kind];
  const choose = (key: string) => {
    const work = WORKS.find((known) => known === key);
    if (work) setFields(board, ids, { kind: "step" satisfies NoteKind, work: work satisfies Work });
    else setFields(board, ids, { kind: key });
  };
  return (
    <MenuTrigger>
      <Button className={style.choice ?? ""} aria-label={`${words.toolbar.kind}: ${name}`}>
        {step ? <WorkIcon work={note.work} /> : <KindIcon kind={note.kind} />}
        {name}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover className={menu.popover ?? ""}>
        <Menu
          className={menu.menu ?? ""}
          selectionMode="single"
          selectedKeys={[step ? note.work : note.kind]}
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
      </Popover>
    </MenuTrigger>
  );
}

/** The eight wastes as stamps, put on and taken off. */
export function StampMenu({ ids, note }: { ids: readonly string[]; note: Note }) {
  const { board } = useWall();
  return (
    <MenuTrigger>
      <Button className={style.choice ?? ""} aria-label={words.capture.stamps}>
        <Stamp size={15} aria-hidden="true" />
        {note.wastes.length > 0 ? note.wastes.length : null}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover className={menu.popover ?? ""}>
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
      </Popover>
    </MenuTrigger>
  );
}

export function PaperMenu({ ids, note }: { ids: readonly string[]; note: Note }) {
  const { board } = useWall();
  const paper = paperOf(note);
  return (
    <MenuTrigger>
      <Button className={style.choice ?? ""} aria-label={`${words.paper.label}: ${words.paper[paper]}`}>
        <span className={joined(style.swatch, style[paper])} />
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover className={menu.popover ?? ""}>
        <Menu
          className={menu.menu ?? ""}
          selectionMode="single"
          selectedKeys={[paper]}
          onAction={(key) => setFields(board, ids, { color: String(key) })}
        >
          {PAPERS.map((name) => (
            <MenuItem key={name} id={name} textValue={words.paper[name]} className={menu.item ?? ""}>
              <span className={joined(style.swatch, style[name])} /> {words.paper[name]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
