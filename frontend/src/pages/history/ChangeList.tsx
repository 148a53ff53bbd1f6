// The changes, newest first, day by day; several of one person close together are one line.
import { useState } from "react";
import { locale, words } from "../../i18n";
import type { Gesture } from "../../model/history";
import type { Calendar } from "../../model/records";
import { Button, Segmented } from "../../ui/Button";
import { joined } from "../../ui/joined";
import style from "./history.module.css";
import { lineOf } from "./sentences";
import type { Loaded } from "./use-history";

export interface ChangeListProps {
  readonly loaded: Loaded;
  readonly calendar: Calendar;
  readonly version: number | undefined;
  readonly onChoose: (version: number) => void;
  readonly onOlder: () => Promise<void>;
}

export function ChangeList(props: ChangeListProps) {
  const { loaded, onOlder } = props;
  const [which, setWhich] = useState<"all" | "named">("all");
  const [working, setWorking] = useState(false);
  const more = async () => {
    setWorking(true);
    await onOlder();
    setWorking(false);
  };
  return (
    <nav className={style.list} aria-label={words.history.list}>
      <Segmented
        size="s"
        label={words.history.show}
        value={which}
        onChange={setWhich}
        choices={[
          { id: "all", name: words.history.all },
          { id: "named", name: words.history.named },
        ]}
      />
      {which === "all" ? <Days {...props} /> : <Names {...props} />}
      {which === "all" && loaded.more ? (
        <Button size="s" onPress={() => void more()} isDisabled={working}>
          {working ? words.app.loading : words.history.older}
        </Button>
      ) : null}
    </nav>
  );
}

function Days(props: ChangeListProps) {
  if (props.loaded.lines.length === 0) return <p className={style.quiet}>{words.history.noPast}</p>;
  const days = new Map<string, Gesture[]>();
  for (const line of props.loaded.lines) days.set(day(line.at), [...(days.get(day(line.at)) ?? []), line]);
  return [...days].map(([name, lines]) => (
    <section key={name} aria-label={name}>
      <h2 className={style.day}>{name}</h2>
      <ol>
        {lines.map((line) => (
          <Line key={line.version} line={line} {...props} />
        ))}
      </ol>
    </section>
  ));
}

function Line({ line, loaded, calendar, version, onChoose }: ChangeListProps & { line: Gesture }) {
  const person = loaded.people[line.by];
  const chosen = version !== undefined && version <= line.version && version > line.base;
  return (
    <li>
      <button
        type="button"
        className={joined(style.line, chosen && style.chosen)}
        aria-current={chosen ? "true" : undefined}
        data-version={line.version}
        onClick={() => onChoose(line.version)}
      >
        <span className={style.dot} style={{ "--person": person?.color ?? "var(--ink-3)" }} />
        <span className={style.said}>
          <span dir="auto">{lineOf(line, person?.name ?? words.history.somebody, calendar)}</span>
          <span className={style.meta}>
            <time dateTime={line.at}>{clock(line.at)}</time>
            {line.entries.length > 1 ? <span>{words.history.changes(line.entries.length)}</span> : null}
            <NameTag name={loaded.names.get(line.version)?.name} />
          </span>
        </span>
      </button>
    </li>
  );
}

function Names({ loaded, version, onChoose }: ChangeListProps) {
  const names = [...loaded.names.values()].sort((a, b) => b.version - a.version);
  if (names.length === 0) return <p className={style.quiet}>{words.history.noNames}</p>;
  return (
    <ol>
      {names.map((one) => (
        <li key={one.version}>
          <button
            type="button"
            className={joined(style.line, version === one.version && style.chosen)}
            aria-current={version === one.version ? "true" : undefined}
            onClick={() => onChoose(one.version)}
          >
            <span className={style.said}>
              <NameTag name={one.name} />
              <span className={style.meta}>
                {words.history.version(one.version)} · {day(one.at)}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

export function NameTag({ name }: { name: string | undefined }) {
  return name ? (
    <span className={style.tag} dir="auto">
      {name}
    </span>
  ) : null;
}

export function day(at: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full" }).format(new Date(at));
}

export function clock(at: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(at));
}
