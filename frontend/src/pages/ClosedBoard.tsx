// The board is closed for good on this screen: why, what was still waiting, and where to go.
import { useSyncExternalStore } from "react";
import { Link } from "wouter";
import { words } from "../i18n";
import { useStatus, useWall } from "../ui/live";
import style from "./plain.module.css";

export function ClosedBoard() {
  const { board } = useWall();
  const { code = "", message } = useStatus();
  const notices = useSyncExternalStore(board.subscribeNotices, board.notices);
  const typed = notices.flatMap((notice) => notice.texts.map(({ text }) => text));
  const why = words.closed[code];
  const signedOut = code === "not_signed_in" || code === "signed_out";
  return (
    <main className={style.page}>
      <div className={style.card}>
        <h1 className={style.title}>{why?.title ?? words.status.closed}</h1>
        <p className={style.text}>{why?.text ?? message ?? words.app.notFoundHint}</p>
        {typed.length > 0 ? <Kept typed={typed} /> : null}
        {signedOut ? (
          <a href={location.pathname} className={style.link}>
            {words.closedSignIn}
          </a>
        ) : (
          <Link href="/" className={style.link}>
            {words.app.toBoards}
          </Link>
        )}
      </div>
    </main>
  );
}

/** Words that found no board any more: to be copied, not lost. */
function Kept({ typed }: { typed: readonly string[] }) {
  return (
    <label className={style.label}>
      {words.closedKept}
      <textarea
        className={style.kept}
        readOnly
        rows={Math.min(8, typed.length + 1)}
        value={typed.join("\n")}
      />
    </label>
  );
}
