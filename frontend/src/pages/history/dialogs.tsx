// Asked before a version gets a name or comes back.
import { useId } from "react";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import style from "./history.module.css";

export interface NameDialogProps {
  readonly version: number;
  readonly name: string;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}

export function NameDialog({ version, name, onClose, onName }: NameDialogProps) {
  const hint = useId();
  return (
    <Dialog title={words.history.nameTitle(version)} onClose={onClose}>
      <form
        className={style.ask}
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get("name") ?? "").trim();
          if (text !== "") onName(text);
        }}
      >
        <label className={style.label}>
          {words.history.nameLabel}
          <input
            name="name"
            className={style.input}
            defaultValue={name}
            maxLength={300}
            required
            dir="auto"
            autoComplete="off"
            aria-describedby={hint}
          />
        </label>
        <p id={hint} className={style.quiet}>
          {words.history.nameHint}
        </p>
        <div className={style.askButtons}>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button type="submit" look="primary">
            {words.history.nameSave}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export interface RestoreDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onRestore: () => void;
}

export function RestoreDialog({ name, onClose, onRestore }: RestoreDialogProps) {
  return (
    <Dialog alert title={words.history.restoreTitle(name)} onClose={onClose}>
      <div className={style.ask}>
        <p>{words.history.restoreText}</p>
        <div className={style.askButtons}>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button look="primary" onPress={onRestore}>
            {words.history.restoreNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
