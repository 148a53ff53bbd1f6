// What a client keeps for how long: the trash, the history. Empty keeps for ever.
import { useState } from "react";
import { changeSpace, emptyTrash, type SpaceSettings } from "../../api/clients";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { joined } from "../../ui/joined";
import style from "./client.module.css";

interface KeepingProps {
  readonly space: SpaceSettings;
  readonly onChanged: (space: SpaceSettings) => void;
}

export function KeepingSection({ space, onChanged }: KeepingProps) {
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState(false);
  const tell = (verb: () => Promise<string>) =>
    void verb().then(setSaid, (problem: unknown) =>
      setSaid(problem instanceof Error ? problem.message : words.app.failed),
    );
  const empty = () => {
    setAsking(false);
    tell(async () => words.clients.emptied(await emptyTrash(space.id)));
  };
  const save = (form: FormData) =>
    tell(async () => {
      const name = String(form.get("name") ?? "");
      const days = { trash_days: number(form.get("trash")), history_days: number(form.get("history")) };
      onChanged(await changeSpace(space.id, { name, ...days }));
      return words.clients.saved;
    });
  return (
    <section className={style.section}>
      <h2 className={style.heading}>{words.clients.keeping}</h2>
      <form
        className={style.row}
        onSubmit={(event) => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <label className={style.label}>
          {words.clients.name}
          <input
            name="name"
            className={style.input}
            defaultValue={space.name}
            required
            maxLength={120}
            dir="auto"
          />
        </label>
        <Days name="trash" label={words.clients.trash} value={space.trash_days} />
        <Days name="history" label={words.clients.history} value={space.history_days} />
        <Button type="submit" look="primary">
          {words.account.save}
        </Button>
      </form>
      <div className={style.row}>
        <Button look="danger" onPress={() => setAsking(true)}>
          {words.clients.emptyTrash}
        </Button>
      </div>
      {asking ? <EmptyDialog onClose={() => setAsking(false)} onEmpty={empty} /> : null}
      <p role="status">{said}</p>
    </section>
  );
}

function EmptyDialog({ onClose, onEmpty }: { onClose: () => void; onEmpty: () => void }) {
  return (
    <Dialog alert title={words.clients.emptyTitle} onClose={onClose}>
      <div className={style.ask}>
        <p>{words.clients.emptyText}</p>
        <div className={style.row}>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button look="danger" onPress={onEmpty}>
            {words.clients.emptyNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Days({ name, label, value }: { name: string; label: string; value: number | null }) {
  return (
    <label className={style.label}>
      {label}
      <span className={style.row}>
        <input
          name={name}
          type="number"
          min={0}
          max={36500}
          className={joined(style.input, style.days)}
          defaultValue={value ?? ""}
          placeholder={words.clients.forEver}
        />
        <span className={style.hint}>{words.clients.days}</span>
      </span>
    </label>
  );
}

function number(text: FormDataEntryValue | null): number | null {
  return text === null || text === "" ? null : Number(text);
}
