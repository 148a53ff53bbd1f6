// Without a server: the boards that this browser keeps, each a press away.
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { words } from "../i18n";
import { keptBoards } from "../sync/browser";
import type { KeptBoard } from "../sync/storage";
import { ago } from "../ui/values";
import style from "./home.module.css";

export function KeptBoards({ person }: { person: string }) {
  const [boards, setBoards] = useState<readonly KeptBoard[]>();
  useEffect(() => {
    keptBoards(person).then(setBoards, () => setBoards([]));
  }, [person]);
  if (!boards) return null;
  if (boards.length === 0) return <p className={style.quiet}>{words.home.keptNone}</p>;
  return (
    <>
      <p>{words.home.kept}</p>
      <ul className={style.trash}>
        {boards.map(({ id, title, savedAt, waiting }) => (
          <li key={id} className={style.trashed}>
            <Link href={`/boards/${id}`} className={style.trashTitle}>
              {title || words.home.untitled}
            </Link>
            <span className={style.quiet}>
              {words.home.edited(ago(new Date(savedAt).toISOString(), Date.now()))}
              {waiting > 0 ? ` · ${words.home.keptWaiting(waiting)}` : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
