// The note that somebody typed into was deleted by somebody else: the words are still here, to be put back or let go.
import { useRef } from "react";
import { shownMap } from "../commands/verbs/maps";
import { addNote } from "../commands/verbs/notes";
import { freeRow } from "../commands/verbs/places";
import { words } from "../i18n";
import { LIMITS } from "../model/records";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useView, useWall } from "../ui/live";
import style from "./replace.module.css";

export function LostDialog() {
  const wall = useWall();
  const { board, view } = wall;
  const lost = useView((now) => now.lost);
  const field = useRef<HTMLTextAreaElement>(null);
  if (!lost) return null;
  const close = () => view.set({ dialog: null, lost: null });
  const putBack = () => {
    const text = field.current?.value ?? lost.text;
    const { kind, lane, x, y } = lost.note;
    const place = freeRow(board, shownMap(wall), { lane: board.get("lane", lane ?? "")?.id ?? null, x, y });
    close();
    const id = addNote(wall, place, { kind, text });
    view.select([id]);
    requestAnimationFrame(() => view.reveal(id));
  };
  return (
    <Dialog title={words.notices.lostTitle} onClose={close}>
      <form
        className={style.body}
        onSubmit={(event) => {
          event.preventDefault();
          putBack();
        }}
      >
        <textarea
          ref={field}
          rows={4}
          dir="auto"
          autoFocus
          maxLength={LIMITS.text}
          defaultValue={lost.text}
          aria-label={words.note.textLabel}
          className={style.lost}
          onFocus={({ currentTarget: { value }, currentTarget }) =>
            currentTarget.setSelectionRange(value.length, value.length)
          }
        />
        <div className={style.actions}>
          <Button onPress={close}>{words.notices.letGo}</Button>
          <Button look="primary" type="submit">
            {words.notices.putBack}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
