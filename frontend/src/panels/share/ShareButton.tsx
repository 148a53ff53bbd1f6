// The way to the share dialog, with the number of people who wait at the door.
import { UserPlus } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { readAccess } from "../../api/access";
import { words } from "../../i18n";
import { mayHost } from "../../model/roles";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import style from "./share.module.css";

const ASK_EVERY = 5_000;

export function ShareButton({ textClass }: { textClass: string | undefined }) {
  const { board, view } = useWall();
  const you = useSyncExternalStore(board.subscribePeople, board.you);
  const waiting = useWaiting(mayHost(you?.role));
  if (!mayHost(you?.role)) return null;
  // Who speaks to the page says the word that stands on the button.
  const title = `${words.share.button}: ${words.share.title}`;
  const label = waiting > 0 ? `${title}, ${words.share.waiting(waiting)}` : title;
  return (
    <Button onPress={() => view.set({ dialog: "share" })} aria-label={label}>
      <UserPlus size={16} aria-hidden="true" />
      <span className={textClass}>{words.share.button}</span>
      {waiting > 0 ? <span className={style.badge}>{waiting}</span> : null}
    </Button>
  );
}

/** Asked again and again only where the door or a link has a lobby, or somebody waits already. */
function useWaiting(hosts: boolean): number {
  const { board, view } = useWall();
  const [waiting, setWaiting] = useState(0);
  const open = useSyncExternalStore(view.subscribe, () => view.get().dialog === "share");
  useEffect(() => {
    if (!hosts || open) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = () =>
      readAccess(board.boardId).then(
        ({ door, links, guests }) => {
          if (gone) return;
          setWaiting(guests.filter((guest) => guest.waiting).length);
          if (door?.lobby || links.some(({ lobby }) => lobby))
            timer = setTimeout(() => void ask(), ASK_EVERY);
        },
        () => undefined, // the dialog says why, when it is opened
      );
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [board, hosts, open]);
  return waiting;
}
