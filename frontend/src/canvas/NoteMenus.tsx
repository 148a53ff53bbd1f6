// The menu buttons of a note's toolbar: what kind of note it is, its stamps, and the colour of its paper.
import { ChevronDown, Stamp } from "lucide-react";
import { Button } from "react-aria-components";
import { words } from "../i18n";
import { paperOf } from "../model/paper";
import type { Note } from "../model/records";
import { joined } from "../ui/joined";
import { later } from "../ui/later";
import { KindIcon, WorkIcon } from "../ui/marks";
import { useMenuButton } from "../ui/opening";
import style from "./toolbar.module.css";

const KindItems = later(() => import("./NoteItems").then((part) => part.KindItems));
const StampItems = later(() => import("./NoteItems").then((part) => part.StampItems));
const PaperItems = later(() => import("./NoteItems").then((part) => part.PaperItems));

interface NoteMenuProps {
  readonly ids: readonly string[];
  readonly note: Note;
}

export function KindMenu(props: NoteMenuProps) {
  const { note } = props;
  const { trigger, opened } = useMenuButton(KindItems);
  const step = note.kind === "step";
  const name = step ? words.work[note.work] : words.kind[note.kind];
  return (
    <>
      <Button className={style.choice ?? ""} aria-label={`${words.toolbar.kind}: ${name}`} {...trigger}>
        {step ? <WorkIcon work={note.work} /> : <KindIcon kind={note.kind} />}
        {name}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      {opened ? <KindItems opened={opened} {...props} /> : null}
    </>
  );
}

/** The eight wastes as stamps, put on and taken off. */
export function StampMenu(props: NoteMenuProps) {
  const { wastes } = props.note;
  const { trigger, opened } = useMenuButton(StampItems);
  return (
    <>
      <Button className={style.choice ?? ""} aria-label={words.capture.stamps} {...trigger}>
        <Stamp size={15} aria-hidden="true" />
        {wastes.length > 0 ? wastes.length : null}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      {opened ? <StampItems opened={opened} {...props} /> : null}
    </>
  );
}

export function PaperMenu(props: NoteMenuProps) {
  const paper = paperOf(props.note);
  const { trigger, opened } = useMenuButton(PaperItems);
  return (
    <>
      <Button
        className={style.choice ?? ""}
        aria-label={`${words.paper.label}: ${words.paper[paper]}`}
        {...trigger}
      >
        <span className={joined(style.swatch, style[paper])} />
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      {opened ? <PaperItems opened={opened} {...props} /> : null}
    </>
  );
}
