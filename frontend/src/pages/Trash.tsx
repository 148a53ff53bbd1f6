// Deleted boards and the way back; and the line that says what was just done, with an undo.
import { Undo2 } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { readTrash, restoreBoard, type Trash } from "../api/boards";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { sentenceOf } from "../ui/sentence-of";
import { ago } from "../ui/values";
import type { Told } from "./CardMenu";
import style from "./home.module.css";

const DAY_MS = 86_400_000;

export function TrashList({ onChanged }: { onChanged: (told: Told) => void }) {
  const [trash, setTrash] = useState<Trash>();
  const [fault, setFault] = useState("");
  const reload = useCallback(() => {
    setFault("");
    readTrash().then(setTrash, (problem: unknown) => setFault(sentenceOf(problem)));
  }, []);
  useEffect(reload, [reload]);
  const takeBack = (id: string, title: string) =>
    restoreBoard(id).then(
      () => {
        onChanged({ text: words.home.takenBack(title) });
        reload();
      },
      (problem: unknown) => setFault(sentenceOf(problem)),
    );
  const trouble = fault ? (
    <p className={style.fault} role="alert">
      {fault}{" "}
      <Button size="s" onPress={reload}>
        {words.app.tryAgain}
      </Button>
    </p>
  ) : null;
  if (!trash) return trouble;
  if (trash.boards.length === 0) return <p className={style.quiet}>{words.home.trashEmpty}</p>;
  return (
    <>
      {trouble}
      <p className={style.quiet}>
        {trash.days === null ? words.home.trashStays : words.home.trashDays(trash.days)}
      </p>
      <ul className={style.trash}>
        {trash.boards.map(({ id, title: named, deleted_at }) => {
          const title = named || words.home.untitled;
          return (
            <li key={id} className={style.trashed}>
              <span className={style.trashTitle}>{title}</span>
              <span className={style.quiet}>
                {words.home.deleted(ago(deleted_at, Date.now()))}
                {trash.days === null ? null : ` · ${words.home.daysLeft(daysLeft(deleted_at, trash.days))}`}
              </span>
              <Button
                size="s"
                aria-label={words.home.takeBackOf(title)}
                onPress={() => void takeBack(id, title)}
              >
                <Undo2 size={15} aria-hidden="true" /> {words.home.takeBack}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function daysLeft(deletedAt: string, days: number): number {
  const gone = (Date.now() - Date.parse(deletedAt)) / DAY_MS;
  return Math.max(0, Math.ceil(days - gone));
}

export function TellTale({ told, done }: { told: Told | undefined; done: (problem?: string) => void }) {
  const undo = told?.undo;
  return (
    <div role="status" className={style.told} hidden={!told}>
      {told?.text}
      {undo ? (
        <Button
          size="s"
          onPress={() =>
            void undo().then(
              () => done(),
              (problem: unknown) => done(sentenceOf(problem)),
            )
          }
        >
          {words.wall.undo}
        </Button>
      ) : null}
    </div>
  );
}
