// Stickies from a phone in two taps: the round button, then “Add”. It stays open for the next one.
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { placeAtEnd } from "../commands/verbs/ends";
import { lanesOf } from "../commands/verbs/lanes";
import { addNote } from "../commands/verbs/notes";
import { onShownMap } from "../commands/verbs/variants";
import { words } from "../i18n";
import type { NoteKind } from "../model/records";
import { Button, Segmented } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useIds, useWall } from "../ui/live";
import { PHONE, useMedia } from "../ui/use-media";
import style from "./quick.module.css";

const KINDS = ["step", "problem", "idea", "question"] as const satisfies readonly NoteKind[];

export function QuickAdd() {
  const { board } = useWall();
  const phone = useMedia(PHONE);
  const [open, setOpen] = useState(false);
  if (!phone || !board.canEdit()) return null;
  return (
    <>
      <button
        type="button"
        className={style.round}
        aria-label={words.quick.open}
        onClick={() => setOpen(true)}
      >
        <Plus size={28} aria-hidden="true" />
      </button>
      {open ? <Sheet close={() => setOpen(false)} /> : null}
    </>
  );
}

function Sheet({ close }: { close: () => void }) {
  const { board, view } = useWall();
  useIds("lane");
  const lanes = lanesOf(board);
  const field = useRef<HTMLTextAreaElement>(null);
  const [kind, setKind] = useState<(typeof KINDS)[number]>("step");
  const [lane, setLane] = useState(lanes[0]?.id ?? "");
  const [said, setSaid] = useState("");
  const add = () => {
    const text = field.current?.value.trim();
    if (!text || !field.current) return field.current?.focus();
    const { state } = view.get();
    const id = addNote(board, state, placeAtEnd(board, lane || null, state), {
      kind,
      text,
      ...onShownMap({ board, view }),
    });
    view.select([id]);
    setSaid(words.quick.added(text));
    field.current.value = "";
    field.current.focus();
  };
  return (
    <Dialog title={words.quick.title} onClose={close}>
      <form
        className={style.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Segmented
          label={words.toolbar.kind}
          value={kind}
          onChange={setKind}
          choices={KINDS.map((id) => ({ id, name: words.kind[id] }))}
        />
        <textarea
          ref={field}
          rows={3}
          dir="auto"
          maxLength={10_000}
          autoFocus
          aria-label={words.note.textLabel}
          placeholder={words.note.placeholders[kind]}
          className={style.text}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <label className={style.lane}>
          {words.details.laneField}
          <select value={lane} onChange={(event) => setLane(event.currentTarget.value)}>
            {lanes.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name || words.lane.unnamed}
              </option>
            ))}
            <option value="">{words.wall.unassigned}</option>
          </select>
        </label>
        <div className={style.foot}>
          <span role="status" className={style.said} dir="auto">
            {said}
          </span>
          <Button type="submit" look="primary">
            <Plus size={17} aria-hidden="true" /> {words.wall.add}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
