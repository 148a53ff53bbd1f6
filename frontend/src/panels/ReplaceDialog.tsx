// Find and replace in the notes of the shown map.
import { useId, useState } from "react";
import { DoesNotFit } from "../commands/verbs/capture";
import { notesWith, replaceAll } from "../commands/verbs/replacing";
import { words } from "../i18n";
import { occurrences } from "../model/replacing";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useBoardNotes, useView, useWall } from "../ui/live";
import style from "./replace.module.css";

export function ReplaceDialog() {
  const wall = useWall();
  const { view } = wall;
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const [exact, setExact] = useState(false);
  const [said, setSaid] = useState("");
  useBoardNotes(useView((now) => now.state));
  const sought = { text, exact };
  const found = notesWith(wall, sought);
  const count = found.reduce((sum, note) => sum + occurrences(note.text, sought), 0);
  const close = () => view.set({ dialog: null });
  const show = () => {
    close();
    view.select(found.map(({ id }) => id));
    requestAnimationFrame(() => view.surface?.bring(found.map(({ id }) => id)));
  };
  const typed = (keep: (value: string) => void) => (value: string) => {
    setSaid("");
    keep(value);
  };
  const replace = () => {
    try {
      setSaid(words.capture.replaced(replaceAll(wall, sought, by)));
    } catch (problem) {
      if (!(problem instanceof DoesNotFit)) throw problem;
      setSaid(problem.message);
    }
  };
  return (
    <Dialog title={words.capture.replaceTitle} onClose={close}>
      <form
        className={style.body}
        onSubmit={(event) => {
          event.preventDefault();
          if (count > 0) replace();
        }}
      >
        <TextField label={words.capture.findWhat} value={text} onChange={typed(setText)} first />
        <TextField label={words.capture.replaceBy} value={by} onChange={typed(setBy)} />
        <label className={style.flag}>
          <input
            type="checkbox"
            checked={exact}
            onChange={(event) => setExact(event.currentTarget.checked)}
          />
          {words.capture.exact}
        </label>
        <p className={style.count} role="status">
          {said || (text ? words.capture.found(count, found.length) : "")}
        </p>
        <div className={style.actions}>
          <Button isDisabled={count === 0} onPress={show}>
            {words.capture.selectFound}
          </Button>
          <Button look="primary" type="submit" isDisabled={count === 0}>
            {words.capture.replaceAll}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
}

function TextField({ label, value, onChange, first = false }: TextFieldProps) {
  const id = useId();
  return (
    <div className={style.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        dir="auto"
        value={value}
        maxLength={1_000}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus={first}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
