// The lobby: a guest who has not been let in yet; the page goes on by itself.
import { useEffect } from "react";
import type { Me } from "../../api/session";
import { words } from "../../i18n";
import { Logo } from "../../ui/Logo";
import style from "./join.module.css";

const ASK_EVERY = 2_000;

export function WaitingPage({ me, ask }: { me: Me; ask: () => Promise<void> }) {
  useEffect(() => {
    const timer = setInterval(() => void ask(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [ask]);
  return (
    <main className={style.page}>
      <div className={style.card} role="status">
        <p className={style.brand}>
          <Logo /> {words.app.name}
        </p>
        <h1 className={style.title}>{words.join.waitTitle}</h1>
        <p className={style.text} dir="auto">
          <strong>{me.name}</strong>
        </p>
        <p className={style.text}>{words.join.waitText}</p>
      </div>
    </main>
  );
}
