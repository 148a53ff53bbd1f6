// The step that a problem, an idea or a question speaks of: it carries a burst then.
import { useId } from "react";
import { lanesOf } from "../../commands/verbs/lanes";
import { setRecords } from "../../commands/verbs/records";
import { words } from "../../i18n";
import { byPlace } from "../../model/order";
import type { Note } from "../../model/records";
import { useBoardNotes, useWall } from "../../ui/live";
import style from "./fields.module.css";
import { ownKeys } from "./own-keys";

export function AboutField({ note }: { note: Note }) {
  const { board } = useWall();
  const id = useId();
  const steps = useBoardNotes(note.state)
    .filter(({ kind }) => kind === "step")
    .sort(byPlace(lanesOf(board)));
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id}>
        {words.capture.about}
      </label>
      <select
        id={id}
        className={style.input}
        value={note.about ?? ""}
        disabled={!board.canEdit()}
        onKeyDown={ownKeys}
        onChange={(event) =>
          setRecords(board, "note", [note.id], { about: event.currentTarget.value || null })
        }
      >
        <option value="">{words.capture.aboutNone}</option>
        {steps.map((step) => (
          <option key={step.id} value={step.id}>
            {step.text || words.note.untitled}
          </option>
        ))}
      </select>
    </div>
  );
}
