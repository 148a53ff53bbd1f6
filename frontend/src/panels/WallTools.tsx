// What floats over the wall: add a note of each kind, a lane, and the zoom.
import { Maximize, Minus, Plus, Rows3, WrapText } from "lucide-react";
import { command, keyLabel } from "../commands";
import { words } from "../i18n";
import type { NoteKind } from "../model/records";
import { Button, IconButton, IconToggle } from "../ui/Button";
import { isMac } from "../ui/keyboard";
import { useView, useWall } from "../ui/live";
import { KindIcon } from "../ui/marks";
import style from "./tools.module.css";

const KINDS = ["step", "problem", "idea", "question", "text"] as const satisfies readonly NoteKind[];

export function WallTools() {
  const { board } = useWall();
  return (
    <div className={style.tools}>
      {board.canEdit() ? <AddTools /> : null}
      <ZoomTools />
    </div>
  );
}

function AddTools() {
  const wall = useWall();
  return (
    <div className={style.add} role="toolbar" aria-label={words.wall.add}>
      {KINDS.map((kind) => (
        <Button
          key={kind}
          size="s"
          look="quiet"
          onPress={() => command(kind === "step" ? "addStep" : `add.${kind}`).run(wall)}
          aria-label={`${words.wall.add}: ${words.kind[kind]}`}
        >
          <KindIcon kind={kind} size={16} />
          {words.kind[kind]}
        </Button>
      ))}
      <span className={style.rule} />
      <Button size="s" look="quiet" onPress={() => command("addLane").run(wall)} aria-label={words.lane.add}>
        <Rows3 size={16} aria-hidden="true" />
        {words.lane.short}
      </Button>
    </div>
  );
}

function ZoomTools() {
  const wall = useWall();
  const { view } = wall;
  const wrapped = useView((now) => now.wrapped);
  return (
    <div className={style.zoom} role="toolbar" aria-label={words.wall.zoom}>
      <IconButton
        size="s"
        tip="top"
        label={words.wall.zoomOut}
        keys="-"
        icon={<Minus size={16} />}
        onPress={() => command("zoomOut").run(wall)}
      />
      <IconButton
        size="s"
        tip="top"
        label={words.wall.fit}
        keys={keyLabel("Shift+1", isMac)}
        icon={<Maximize size={15} />}
        onPress={() => command("zoomFit").run(wall)}
      />
      <IconButton
        size="s"
        tip="top"
        label={words.wall.zoomIn}
        keys="+"
        icon={<Plus size={16} />}
        onPress={() => command("zoomIn").run(wall)}
      />
      <IconToggle
        size="s"
        tip="top"
        label={words.wall.wrapped}
        keys={keyLabel("Shift+W", isMac)}
        icon={<WrapText size={16} />}
        on={wrapped}
        onChange={(on) => view.set({ wrapped: on })}
      />
    </div>
  );
}
