// The board is closed for good on this screen: why, and where to go.
import { Link } from "wouter";
import { words } from "../i18n";
import { useStatus } from "../ui/live";
import style from "./plain.module.css";

export function ClosedBoard() {
  const { message } = useStatus();
  return (
    <main className={style.page}>
      <div className={style.card}>
        <h1 className={style.title}>{words.status.closed}</h1>
        <p>{message || words.app.notFoundHint}</p>
        <Link href="/" className={style.link}>
          {words.app.toBoards}
        </Link>
      </div>
    </main>
  );
}
