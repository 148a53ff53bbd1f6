// The open door on the big screen, while it is open, for as long as somebody who may close it shows it.
import { useEffect, useState, useSyncExternalStore } from "react";
import { type Door, readAccess } from "../../api/access";
import { words } from "../../i18n";
import { mayHost } from "../../model/roles";
import { useWall } from "../../ui/live";
import { DoorCard } from "./DoorCard";
import style from "./share.module.css";

const ASK_EVERY = 4_000;

export function DoorOnScreen() {
  const { board } = useWall();
  const you = useSyncExternalStore(board.subscribePeople, board.you);
  const [door, setDoor] = useState<Door | null>(null);
  const hosts = mayHost(you?.role);
  useEffect(() => {
    if (!hosts) return;
    const ask = () =>
      void readAccess(board.boardId).then(
        (access) => setDoor(access.door),
        () => undefined, // the next question may be answered
      );
    ask();
    const timer = setInterval(ask, ASK_EVERY);
    return () => clearInterval(timer);
  }, [board, hosts]);
  return door ? (
    <aside className={style.onScreen} aria-label={words.share.codeLabel}>
      <DoorCard door={door} />
    </aside>
  ) : null;
}
