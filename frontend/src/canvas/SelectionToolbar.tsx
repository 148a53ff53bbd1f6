// What can be done with what is selected, floating above it.
import { ArrowLeftRight, Copy, MoveUpRight, PanelRightOpen, Sparkle, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { command, keyLabel } from "../commands";
import { addBurst } from "../commands/verbs/bursts";
import { setLink, setLinkKind, turnLink } from "../commands/verbs/links";
import { setFields } from "../commands/verbs/notes";
import { words } from "../i18n";
import type { Link, Note, Value } from "../model/records";
import { IconButton, Segmented } from "../ui/Button";
import { isMac } from "../ui/keyboard";
import { useRecord, useView, useWall } from "../ui/live";
import { ValueMark } from "../ui/marks";
import { FloatingBar } from "./FloatingBar";
import { KindMenu, PaperMenu, StampMenu } from "./NoteMenus";
import style from "./toolbar.module.css";
import { useFace } from "./use-face";

export function SelectionToolbar() {
  const { board } = useWall();
  const selection = useView((view) => view.selection);
  const editing = useView((view) => view.editing);
  const first = useFace(selection[0] ?? "");
  const link = useRecord("link", selection[0] ?? "");
  const present = useView((view) => view.present);
  if (editing || present || !board.canEdit()) return null;
  if (link) return <LinkToolbar link={link} />;
  return first ? <NotesToolbar ids={selection} first={first} /> : null;
}

function NotesToolbar({ ids, first }: { ids: readonly string[]; first: Note }) {
  const { board, view } = useWall();
  const one = ids.length === 1;
  return (
    <FloatingBar over={ids} label={words.toolbar.label}>
      {first.kind === "step" && first.work !== "wait" ? <ValueChoice ids={ids} value={first.value} /> : null}
      <KindMenu ids={ids} note={first} />
      <PaperMenu ids={ids} note={first} />
      {first.kind === "step" && first.work !== "wait" ? <StampMenu ids={ids} note={first} /> : null}
      <span className={style.rule} />
      {one && first.kind === "step" && first.state === "current" ? (
        <IconButton
          size="s"
          tip="top"
          label={words.capture.addBurst}
          keys={keyLabel("Shift+P", isMac)}
          icon={<Sparkle size={16} />}
          onPress={() => addBurst({ board, view })}
        />
      ) : null}
      {one ? (
        <IconButton
          size="s"
          tip="top"
          label={words.toolbar.connect}
          keys="C"
          icon={<MoveUpRight size={16} />}
          onPress={() => view.set({ connectingFrom: first.id })}
        />
      ) : null}
      <IconButton
        size="s"
        tip="top"
        label={words.toolbar.duplicate}
        icon={<Copy size={16} />}
        onPress={() => command("duplicate").run({ board, view })}
      />
      <IconButton
        size="s"
        tip="top"
        label={words.toolbar.details}
        icon={<PanelRightOpen size={16} />}
        onPress={() => view.set({ panel: "details" })}
      />
      <IconButton
        size="s"
        tip="top"
        look="danger"
        label={words.toolbar.remove}
        icon={<Trash2 size={16} />}
        onPress={() => command("remove").run({ board, view })}
      />
    </FloatingBar>
  );
}

function ValueChoice({ ids, value }: { ids: readonly string[]; value: Value | null }) {
  const { board } = useWall();
  return (
    <Segmented
      size="s"
      label={words.toolbar.value}
      value={value}
      onChange={(chosen) => setFields(board, ids, { value: chosen })}
      choices={(["VA", "NNVA", "NVA"] as const).map((id) => ({
        id,
        name: <ValueMark value={id} />,
        label: words.value[id],
      }))}
    />
  );
}

function LinkToolbar({ link }: { link: Link }) {
  const wall = useWall();
  const { board } = wall;
  const ends = useMemo(() => [link.source, link.target], [link.source, link.target]);
  return (
    <FloatingBar over={ends} label={words.toolbar.linkLabel}>
      <Segmented
        size="s"
        label={words.details.linkTitle}
        value={link.kind}
        onChange={(kind) => setLinkKind(board, link.id, kind)}
        choices={(["flow", "rework", "information"] as const).map((id) => ({ id, name: words.link[id] }))}
      />
      {link.kind === "information" ? null : <ShareField key={link.id} link={link} />}
      <span className={style.rule} />
      <IconButton
        size="s"
        tip="top"
        label={words.link.turn}
        icon={<ArrowLeftRight size={16} />}
        onPress={() => turnLink(board, link.id)}
      />
      <IconButton
        size="s"
        tip="top"
        look="danger"
        label={words.link.remove}
        icon={<Trash2 size={16} />}
        onPress={() => command("remove").run(wall)}
      />
    </FloatingBar>
  );
}

/** The share of items that take this way, in per cent. */
function ShareField({ link }: { link: Link }) {
  const { board, view } = useWall();
  const [faulty, setFaulty] = useState(false);
  const shown = link.probability === null ? "" : String(Math.round(link.probability * 1000) / 10);
  const keep = (text: string) => {
    const part = text.trim() === "" ? null : Number(text.replace(",", ".").replace("%", ""));
    const good = part === null || (part >= 0 && part <= 100);
    setFaulty(!good);
    if (!good) view.tell(words.link.notAShare(text.trim()));
    else if (text.trim() !== shown)
      setLink(board, link.id, { probability: part === null ? null : part / 100 });
  };
  return (
    <label className={style.share}>
      <input
        key={shown}
        defaultValue={shown}
        inputMode="decimal"
        maxLength={12}
        aria-label={link.kind === "rework" ? words.link.reworkShare : words.link.share}
        aria-invalid={faulty}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") keep(event.currentTarget.value);
          if (event.key === "Escape") {
            event.currentTarget.value = shown;
            setFaulty(false);
          }
        }}
      />
      %
    </label>
  );
}
