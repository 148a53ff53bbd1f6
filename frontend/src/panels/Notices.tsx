// A change that the server did not take: said once, in words, with what was typed offered again.
import { X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { putBack } from "../commands/verbs/words";
import { words } from "../i18n";
import type { Notice } from "../sync/status";
import { Button, IconButton } from "../ui/Button";
import { useStatus, useView, useWall } from "../ui/live";
import style from "./notices.module.css";

export function Notices() {
  const { board } = useWall();
  const notices = useSyncExternalStore(board.subscribeNotices, board.notices);
  useRoleTold();
  return (
    <div className={style.stack} role="status" aria-live="polite">
      {notices.slice(-3).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      <Told />
    </div>
  );
}

/** Says once what somebody may do from now on, when their role was changed while they were here. */
function useRoleTold(): void {
  const { board, view } = useWall();
  useStatus(); // a new role comes with a new connection
  const role = board.you()?.role;
  const before = useRef(role);
  useEffect(() => {
    const isOther = role !== undefined && before.current !== undefined && role !== before.current;
    if (isOther) view.set({ told: words.notices.role[role] ?? null });
    before.current = role;
  }, [role, view]);
}

/** What was not done at this screen, and why. */
function Told() {
  const { view } = useWall();
  const told = useView((now) => now.told);
  if (!told) return null;
  return (
    <div className={style.card}>
      <p className={style.body}>{told}</p>
      <IconButton
        size="s"
        label={words.notices.dismiss}
        icon={<X size={16} />}
        onPress={() => view.set({ told: null })}
      />
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { board, view } = useWall();
  const again = () => putBack({ board, view }, notice);
  const [typed] = notice.texts;
  return (
    <div className={style.card}>
      <div className={style.body}>
        <strong>{words.notices.refused}</strong>
        <p>{words.refusals.said(notice.message)}</p>
        {typed ? <blockquote className={style.typed}>{typed.text}</blockquote> : null}
        {typed ? (
          <Button size="s" onPress={again}>
            {words.notices.again}
          </Button>
        ) : null}
      </div>
      <IconButton
        size="s"
        label={words.notices.dismiss}
        icon={<X size={16} />}
        onPress={() => board.dismissNotice(notice.id)}
      />
    </div>
  );
}
