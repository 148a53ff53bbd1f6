// Oneself: the name and colour that the others see, and the browsers that are signed in.
import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import { endSession, listSessions, type Me, renameMe, type Sitting } from "../../api/session";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { ago } from "../../ui/values";
import style from "../client/client.module.css";

export function AccountPage({ me, ask }: { me: Me; ask: () => Promise<void> }) {
  const [said, setSaid] = useState("");
  const save = async (form: FormData) => {
    try {
      await renameMe(String(form.get("name") ?? ""), String(form.get("color") ?? me.color).toUpperCase());
      await ask();
      setSaid(words.account.saved);
    } catch (problem) {
      setSaid(problem instanceof Error ? problem.message : words.app.failed);
    }
  };
  return (
    <main className={style.page}>
      <Link href="/" className={style.back}>
        {words.app.toBoards}
      </Link>
      <h1 className={style.title}>{words.account.title}</h1>
      <section className={style.section}>
        <form
          className={style.row}
          onSubmit={(event) => {
            event.preventDefault();
            void save(new FormData(event.currentTarget));
          }}
        >
          <label className={style.label}>
            {words.account.name}
            <input
              name="name"
              className={style.input}
              defaultValue={me.name}
              required
              maxLength={80}
              dir="auto"
            />
          </label>
          <label className={style.label}>
            {words.account.color}
            <input name="color" type="color" className={style.color} defaultValue={me.color} />
          </label>
          <Button type="submit" look="primary">
            {words.account.save}
          </Button>
          <p role="status">{said}</p>
        </form>
      </section>
      <Sessions />
    </main>
  );
}

function Sessions() {
  const [sessions, setSessions] = useState<readonly Sitting[]>([]);
  const ask = useCallback(() => listSessions().then(setSessions, () => undefined), []);
  useEffect(() => void ask(), [ask]);
  return (
    <section className={style.section}>
      <h2 className={style.heading}>{words.account.sessions}</h2>
      <ul className={style.list}>
        {sessions.map((session) => (
          <li key={session.id} className={style.item}>
            <span className={style.who}>
              <strong>{browserOf(session.agent)}</strong>
              <span className={style.hint}>
                {session.current
                  ? words.account.thisOne
                  : words.account.seen(ago(session.seen_at, Date.now()))}
              </span>
            </span>
            {session.current ? null : (
              <Button
                size="s"
                look="danger"
                onPress={() => void endSession(session.id).then(ask, ask)}
                aria-label={`${words.account.end}: ${browserOf(session.agent)}`}
              >
                {words.account.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const BROWSERS = [
  ["Edg/", "Edge"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"] as const;

/** “Firefox, Android” out of what a browser calls itself. */
function browserOf(agent: string): string {
  const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1];
  const system = SYSTEMS.find((name) => agent.includes(name));
  return [browser, system].filter(Boolean).join(", ") || agent.slice(0, 60) || words.account.unknown;
}
