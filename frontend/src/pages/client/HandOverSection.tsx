// A whole client as one file, or gone for good.
import { useState } from "react";
import { deleteSpace, exportSpace, type SpaceSettings } from "../../api/clients";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { saveFile } from "../../ui/save-file";
import style from "./client.module.css";

export function HandOverSection({ space }: { space: SpaceSettings }) {
  const [fault, setFault] = useState("");
  const [asking, setAsking] = useState(false);
  const download = () =>
    exportSpace(space.id).then(
      (zip) => saveFile(zip, "leanwall-client.zip"),
      (problem: unknown) => setFault(problem instanceof Error ? problem.message : words.app.failed),
    );
  return (
    <section className={style.section}>
      <h2 className={style.heading}>{words.clients.handOver}</h2>
      <p className={style.text}>{words.clients.exportText}</p>
      <div className={style.row}>
        <Button onPress={() => void download()}>{words.clients.export}</Button>
        {space.role === "owner" && !space.is_first ? (
          <Button look="danger" onPress={() => setAsking(true)}>
            {words.clients.delete}
          </Button>
        ) : null}
      </div>
      {space.role === "owner" && space.is_first ? <p className={style.hint}>{words.clients.first}</p> : null}
      {fault ? (
        <p className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
      {asking ? <DeleteDialog space={space} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

function DeleteDialog({ space, onClose }: { space: SpaceSettings; onClose: () => void }) {
  const [name, setName] = useState("");
  const [fault, setFault] = useState("");
  const remove = () =>
    deleteSpace(space.id, name).then(
      () => location.assign("/"),
      (problem: unknown) => setFault(problem instanceof Error ? problem.message : words.app.failed),
    );
  return (
    <Dialog alert title={words.clients.deleteTitle(space.name)} onClose={onClose}>
      <form
        className={style.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <p>{words.clients.deleteText}</p>
        <label className={style.label}>
          {words.clients.name}
          <input
            className={style.input}
            value={name}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {fault ? (
          <p className={style.fault} role="alert">
            {fault}
          </p>
        ) : null}
        <div className={style.row}>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button type="submit" look="danger" isDisabled={name !== space.name}>
            {words.clients.deleteNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
