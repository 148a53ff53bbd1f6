// What the menus of a note's toolbar offer: kinds of notes, colours of paper, stamps of the eight wastes.
import type { ReactNode } from "react";
import { Menu, MenuItem, MenuSection } from "react-aria-components";
import { setFields } from "../commands/verbs/notes";
import { choose } from "../commands/verbs/records";
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

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly sign: ReactNode;
}

interface ChoicesProps {
  readonly opened: OpenMenu;
  readonly mode: "single" | "multiple";
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  readonly pick: (id: string) => void;
}

function Choices({ opened, mode, chosen, choices, pick }: ChoicesProps) {
  return (
    <OpenedMenu opened={opened}>
      <Menu
        className={menu.menu ?? ""}
        selectionMode={mode}
        selectedKeys={chosen}
        onAction={(key) => pick(String(key))}
      >
        {choices.map(({ id, name, sign }) => (
          <MenuItem key={id} id={id} textValue={name} className={menu.item ?? ""}>
            {sign} {name}
          </MenuItem>
        ))}
      </Menu>
    </OpenedMenu>
  );
}

/** Of several steps each keeps its other stamps. */
export function StampItems({ ids, note, opened }: ItemsProps) {
  const { board } = useWall();
  const steps = ids.filter((id) => board.get("note", id)?.kind === "step");
  return (
    <Choices
      opened={opened}
      mode="multiple"
      chosen={note.wastes}
      choices={WASTES.map((id) => ({ id, name: words.waste[id], sign: <WasteIcon waste={id} size={15} /> }))}
      pick={(choice) => {
        const on = !(note.wastes as readonly string[]).includes(choice);
        choose(board, "note", steps, { name: "wastes", choice, on });
      }}
    />
  );
}

export function PaperItems({ ids, note, opened }: ItemsProps) {
  const { board } = useWall();
  return (
    <Choices
      opened={opened}
      mode="single"
      chosen={[paperOf(note)]}
      choices={PAPERS.map((id) => ({
        id,
        name: words.paper[id],
        sign: <span className={joined(style.swatch, style[id])} />,
      }))}
      pick={(color) => setFields(board, ids, { color })}
    />
  );
}
