// Typing into a note in place; the text keeps fitting the paper while it grows.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { command } from "../commands";
import { words } from "../i18n";
import { LIMITS } from "../model/records";
import { useNote, useWall } from "../ui/live";
import { refuseTooLong } from "../ui/too-long";
import { type TextField, useTyping } from "../ui/typing";
import { useWordsKept } from "../ui/use-words-kept";
import { fitText } from "./fit-text";
import { noteSize } from "./geometry";
import style from "./note.module.css";
import { NOTE_TEXT } from "./note-text";

export function NoteEditor({ id }: { id: string }) {
  const { board, view } = useWall();
  const note = useNote(id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(note?.text ?? "");
  const typing = useTyping({ record: "note", id, field: "text" }, field, setTyped);
  useFocusAtEnd(field);
  useWordsKept(id, () => (view.get().editing === id ? typed : undefined));
  useEffect(() => {
    board.sendPresence({ editing: id });
    return () => board.sendPresence({ editing: null });
  }, [board, id]);
  if (!note) return null;
  const [width, height] = noteSize(note);
  const around = NOTE_TEXT.head + (note.kind === "step" ? NOTE_TEXT.foot : NOTE_TEXT.textFoot);
  const fit = fitText(typed, width - 2 * NOTE_TEXT.side, height - around);
  const leave = () => {
    typing.flush();
    if (view.get().editing === id) view.set({ editing: null });
  };
  return (
    <textarea
      ref={field}
      className={`${style.editor} nodrag nopan nowheel`}
      style={{ fontSize: fit.size }}
      dir="auto"
      defaultValue={note.text}
      maxLength={LIMITS.text}
      aria-label={words.note.textLabel}
      placeholder={words.note.placeholders[note.kind]}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        typing.later();
      }}
      onPaste={(event) => refuseTooLong(event, view.tell, LIMITS.text, words.capture.noteFull)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          const empty = event.currentTarget.value === "";
          leave();
          // A sticky that was opened and left without a word was not meant.
          if (empty && isBare(board.get("note", id))) command("remove").run({ board, view });
          else view.reveal(id);
        } else if (event.ctrlKey || event.metaKey) typing.flush();
      }}
    />
  );
}

function isBare(note: ReturnType<typeof useNote>): boolean {
  return (
    note !== undefined &&
    note.text === "" &&
    note.process_time === null &&
    note.wait_time === null &&
    note.value === null
  );
}

function useFocusAtEnd(field: RefObject<TextField | null>): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, [field]);
}
