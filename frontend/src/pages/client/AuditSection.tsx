// The log of access, newest first.
import { useCallback, useEffect, useState } from "react";
import { type AuditEntry, readAudit } from "../../api/clients";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { day } from "../../ui/values";
import style from "./client.module.css";

const PAGE = 100;

export function AuditSection({ id }: { id: string }) {
  const [entries, setEntries] = useState<readonly AuditEntry[]>();
  const [more, setMore] = useState(false);
  const load = useCallback(
    (before?: number) =>
      readAudit(id, before).then(
        (older) => {
          setEntries((known = []) => (before === undefined ? older : [...known, ...older]));
          setMore(older.length === PAGE);
        },
        () => undefined, // the page above says what is wrong
      ),
    [id],
  );
  useEffect(() => void load(), [load]);
  return (
    <section className={style.section}>
      <h2 className={style.heading}>{words.clients.audit}</h2>
      <p className={style.text}>{words.clients.auditText}</p>
      {entries?.length === 0 ? <p className={style.hint}>{words.clients.auditEmpty}</p> : null}
      <ul className={style.list}>
        {entries?.map((entry) => (
          <li key={entry.id} className={style.item}>
            <span className={style.who} dir="auto">
              {`${entry.name ?? words.clients.somebody} ${words.clients.acts[entry.act] ?? entry.act}`}
              {entry.title ? `: ${entry.title}` : ""}
            </span>
            <time className={style.hint} dateTime={entry.at}>
              {day(entry.at)}
            </time>
          </li>
        ))}
      </ul>
      {more && entries ? (
        <div className={style.row}>
          <Button onPress={() => void load(entries.at(-1)?.id)}>{words.clients.auditMore}</Button>
        </div>
      ) : null}
    </section>
  );
}
