// Nothing is at this address.
import { Link } from "wouter";
import { words } from "../i18n";
import style from "./plain.module.css";

export function NotFoundPage() {
  return (
    <main className={style.page}>
      <div className={style.card}>
        <h1 className={style.title}>{words.app.notFound}</h1>
        <p>{words.app.notFoundHint}</p>
        <Link href="/" className={style.link}>
          {words.app.toBoards}
        </Link>
      </div>
    </main>
  );
}
