// Stickies from a phone in two taps: the round button, then “Add”. It stays open for the next one.
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { lanesOf } from "../commands/verbs/lanes";
import { shownMap } from "../commands/verbs/maps";
import { addNote } from "../commands/verbs/notes";
import { placeAtEnd } from "../commands/verbs/places";
import { words } from "../i18n";
import { LIMITS, type NoteKind } from "../model/records";
import { Button, Segmented } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useIds, useWall } from "../ui/live";
import { refuseTooLong } from "../ui/too-long";
import { PHONE, useMedia } from "../ui/use-media";
import { LaneOptions } from "./fields/LaneOptions";
import style from "./quick.module.css";

const KINDS = ["step", "problem", "idea", "question"] as const satisfies readonly NoteKind[];

/** What is being written; it outlives the sheet, which a tap beside it closes. */
interface Draft {
  readonly text: string;
  readonly kind: (typeof KINDS)[number];
  /** Undefined until somebody chose: the first lane. */
  readonly lane: string | undefined;
}
const EMPTY: Draft = { text: "", kind: "step", lane: undefined };

export function QuickAdd() {
  const { board } = useWall();
  const phone = useMedia(PHONE);
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(EMPTY);
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
      {open ? <Sheet draft={draft} keep={setDraft} close={() => setOpen(false)} /> : null}
    </>
  );
}

interface SheetProps {
  readonly draft: Draft;
  readonly keep: (draft: Draft) => void;
  readonly close: () => void;
}

function Sheet({ draft, keep, close }: SheetProps) {
  const wall = useWall();
  const { board, view } = wall;
  useIds("lane");
  const lanes = lanesOf(board);
  const field = useRef<HTMLTextAreaElement>(null);
  const { kind } = draft;
  const known = draft.lane === "" || lanes.some(({ id }) => id === draft.lane);
  const lane = (known ? draft.lane : lanes[0]?.id) ?? "";
  const [said, setSaid] = useState("");
  const add = () => {
    const text = draft.text.trim();
    if (text) {
      const id = addNote(wall, placeAtEnd(board, lane || null, shownMap(wall)), { kind, text });
      view.select([id]);
      setSaid(words.quick.added(text));
      keep({ ...draft, text: "" });
    }
    field.current?.focus();
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
          onChange={(chosen) => keep({ ...draft, kind: chosen })}
          choices={KINDS.map((id) => ({ id, name: words.kind[id] }))}
        />
        <textarea
          ref={field}
          rows={3}
          dir="auto"
          maxLength={LIMITS.text}
          value={draft.text}
          onChange={(event) => keep({ ...draft, text: event.currentTarget.value })}
          onPaste={(event) => refuseTooLong(event, setSaid, LIMITS.text, words.capture.noteFull)}
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
          <select value={lane} onChange={(event) => keep({ ...draft, lane: event.currentTarget.value })}>
            <LaneOptions />
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
