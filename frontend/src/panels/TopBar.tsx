// The bar over the wall: which board, which state, how it stands, who is here, and the ways to more.
import {
  Activity,
  ArrowLeft,
  ChartNoAxesGantt,
  Download,
  FlaskConical,
  ListTree,
  PanelRight,
  Presentation,
  Redo2,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { useRef, useSyncExternalStore } from "react";
import { Link } from "wouter";
import { command, keyLabel } from "../commands";
import type { PanelName } from "../commands/view";
import { words } from "../i18n";
import { Button, IconButton, IconToggle, Segmented } from "../ui/Button";
import { isMac } from "../ui/keyboard";
import { useFacts, useMeasured, useView, useWall } from "../ui/live";
import { useTyping } from "../ui/typing";
import { ImproveMenu } from "./ImproveMenu";
import { LockChip } from "./LockChip";
import { MoreMenu } from "./MoreMenu";
import { PeopleHere } from "./PeopleHere";
import { StatusChip } from "./StatusChip";
import { ShareButton } from "./share/ShareButton";
import style from "./top.module.css";
import { VariantMenu } from "./VariantMenu";
import { NamedChip } from "./workshop/NamedChip";
import { SignalsMenu } from "./workshop/SignalsMenu";
import { TimerChip } from "./workshop/TimerChip";

export function TopBar() {
  const wall = useWall();
  return (
    <header className={style.bar}>
      <Link href="/" className={style.back} aria-label={words.app.back} title={words.app.back}>
        <ArrowLeft size={18} aria-hidden="true" />
      </Link>
      <Title />
      <StateSwitch />
      <span className={style.desk}>
        <VariantMenu />
        <LockChip />
      </span>
      <StatusChip />
      <span className={style.space} />
      <NamedChip />
      <TimerChip />
      <PeopleHere />
      <SignalsMenu />
      <span className={style.desk}>
        <ImproveMenu />
      </span>
      <div className={style.desk}>
        <UndoButtons />
        <span className={style.rule} />
        <Panels />
      </div>
      <span className={style.desk}>
        <ShareButton textClass={style.wide} />
      </span>
      <MoreMenu />
      <span className={style.desk}>
        <Button look="primary" onPress={() => command("export").run(wall)} aria-label={words.wall.export}>
          <Download size={16} aria-hidden="true" />
          <span className={style.wide}>{words.wall.export}</span>
        </Button>
      </span>
    </header>
  );
}

function Title() {
  const { board } = useWall();
  const { title } = useFacts();
  const field = useRef<HTMLInputElement>(null);
  const before = useRef(""); // a board isn't left without a title
  const typing = useTyping({ record: "board", id: "board", field: "title" }, field);
  if (!board.canEdit()) return <h1 className={style.title}>{title || words.wall.noTitle}</h1>;
  return (
    <h1 className={style.titleBox}>
      <span className={style.titleSize} aria-hidden="true">
        {title || words.wall.noTitle}
      </span>
      <input
        ref={field}
        className={style.titleField}
        size={1}
        defaultValue={title}
        placeholder={words.wall.noTitle}
        aria-label={words.wall.title}
        dir="auto"
        maxLength={300}
        onFocus={(event) => {
          before.current = event.currentTarget.value;
        }}
        onInput={() => typing.later()}
        onBlur={(event) => {
          if (event.currentTarget.value.trim() === "") event.currentTarget.value = before.current;
          typing.flush();
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </h1>
  );
}

function StateSwitch() {
  const { view } = useWall();
  const state = useView((now) => now.state);
  return (
    <Segmented
      label={words.state.label}
      value={state}
      onChange={(chosen) => view.show(chosen)}
      choices={[
        { id: "current", name: words.state.current, label: words.state.currentLong },
        { id: "future", name: words.state.future, label: words.state.futureLong },
      ]}
    />
  );
}

function UndoButtons() {
  const wall = useWall();
  const { board } = wall;
  const undo = useSyncExternalStore(board.subscribeUndo, board.canUndo);
  const redo = useSyncExternalStore(board.subscribeUndo, board.canRedo);
  return (
    <div className={style.group}>
      <IconButton
        label={
          undo.ok && undo.label
            ? words.wall.undoWhat(words.commands[undo.label] ?? undo.label)
            : words.wall.undo
        }
        keys={keysOf("undo")}
        icon={<Undo2 size={18} />}
        isDisabled={!undo.ok}
        onPress={() => command("undo").run(wall)}
      />
      <IconButton
        label={
          redo.ok && redo.label
            ? words.wall.redoWhat(words.commands[redo.label] ?? redo.label)
            : words.wall.redo
        }
        keys={keysOf("redo")}
        icon={<Redo2 size={18} />}
        isDisabled={!redo.ok}
        onPress={() => command("redo").run(wall)}
      />
    </div>
  );
}

const PANELS: readonly { name: PanelName; Icon: typeof PanelRight; label: () => string }[] = [
  { name: "details", Icon: PanelRight, label: () => words.details.title },
  { name: "findings", Icon: TriangleAlert, label: () => words.findings.title },
  { name: "load", Icon: Activity, label: () => words.load.title },
  { name: "whatif", Icon: FlaskConical, label: () => words.whatif.title },
  { name: "workshop", Icon: Presentation, label: () => words.workshop.title },
];

function Panels() {
  const { view } = useWall();
  const open = useView((now) => now.panel);
  const outline = useView((now) => now.outline);
  const ladder = useView((now) => now.ladder);
  return (
    <div className={style.group} role="toolbar" aria-label={words.wall.panels}>
      {PANELS.map(({ name, Icon, label }) => (
        <span key={name} className={style.badged}>
          <IconToggle
            label={label()}
            keys={keysOf(`panel.${name}`)}
            icon={<Icon size={18} />}
            on={open === name}
            onChange={(on) => view.set({ panel: on ? name : null })}
          />
          {name === "findings" ? <FindingCount /> : null}
        </span>
      ))}
      <IconToggle
        label={words.wall.ladder}
        keys={keysOf("ladder")}
        icon={<ChartNoAxesGantt size={18} />}
        on={ladder}
        onChange={(on) => view.set({ ladder: on })}
      />
      <IconToggle
        label={words.wall.outline}
        keys={keysOf("outline")}
        icon={<ListTree size={18} />}
        on={outline}
        onChange={(on) => view.set({ outline: on })}
      />
    </div>
  );
}

function FindingCount() {
  const state = useView((now) => now.state);
  const count = useMeasured(state, (measured) => measured?.findings.length ?? 0);
  return count === 0 ? null : (
    <span className={style.count} aria-hidden="true">
      {count}
    </span>
  );
}

function keysOf(id: string): string {
  const [keys] = command(id).keys;
  return keys ? keyLabel(keys, isMac) : "";
}
