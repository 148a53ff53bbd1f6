// Two versions against each other: the figures, and each record that came, changed or went, in people's units.
import { useEffect, useState } from "react";
import { type Differences, type Different, readDifferences, readVersion } from "../../api/history";
import { words } from "../../i18n";
import { type Facts, filledFacts } from "../../model/records";
import { DifferentFigures } from "./DifferentFigures";
import style from "./history.module.css";
import { isPlace, saidValue, titleOf } from "./sentences";
import type { Loaded } from "./use-history";

export interface DifferencesViewProps {
  readonly boardId: string;
  readonly loaded: Loaded;
  readonly version: number;
}

export function DifferencesView({ boardId, loaded, version }: DifferencesViewProps) {
  const [other, setOther] = useState(version === loaded.version ? Math.max(0, version - 1) : loaded.version);
  const { found, facts, fault } = useDifferences(boardId, Math.min(version, other), Math.max(version, other));
  return (
    <div className={style.differences}>
      <label className={style.against}>
        {words.history.compareWith}
        <select
          className={style.input}
          value={other}
          onChange={(event) => setOther(Number(event.currentTarget.value))}
        >
          {choices(loaded, version, other).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {fault ? (
        <p className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
      {found && facts ? <Found found={found} facts={facts} loaded={loaded} /> : null}
      {!found && !fault ? (
        <p className={style.waiting} role="status">
          {words.app.loading}
        </p>
      ) : null}
    </div>
  );
}

/** Now, the version before, every named one, and the newest of every line of the list. */
function choices(loaded: Loaded, version: number, other: number): [version: number, name: string][] {
  const named = [...loaded.names.values()].map((one): [number, string] => [one.version, one.name]);
  const lines = loaded.lines.map((line): [number, string] => [
    line.version,
    words.history.version(line.version),
  ]);
  const found = new Map([
    [other, words.history.version(other)],
    ...lines,
    ...(version > 0 ? [[version - 1, words.history.before(version - 1)] as [number, string]] : []),
    ...named,
    [loaded.version, words.history.now(loaded.version)],
  ]);
  found.delete(version);
  return [...found].sort(([a], [b]) => b - a);
}

function Found({ found, facts, loaded }: { found: Differences; facts: Facts; loaded: Loaded }) {
  const none = found.added.length + found.changed.length + found.deleted.length === 0;
  return (
    <>
      <p role="status">
        {words.history.comparing(called(loaded, found.before), called(loaded, found.after))}
        {none ? ` ${words.history.same}` : ""}
      </p>
      <DifferentFigures found={found} facts={facts} />
      <Records title={words.history.added} records={found.added} found={found} />
      <Records title={words.history.deleted} records={found.deleted} found={found} />
      {found.changed.length > 0 ? (
        <section>
          <h3 className={style.sub}>
            {words.history.changed} <span className={style.count}>{found.changed.length}</span>
          </h3>
          <ul className={style.records}>
            {found.changed.map((each) => (
              <Changed key={each.id} each={each} found={found} facts={facts} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function called(loaded: Loaded, version: number): string {
  const name = loaded.names.get(version)?.name;
  return name ?? (version === loaded.version ? words.history.now(version) : words.history.version(version));
}

function Records({
  title,
  records,
  found,
}: {
  title: string;
  records: readonly Different[];
  found: Differences;
}) {
  if (records.length === 0) return null;
  return (
    <section>
      <h3 className={style.sub}>
        {title} <span className={style.count}>{records.length}</span>
      </h3>
      <ul className={style.records}>
        {records.map((each) => (
          <li key={each.id} className={style.record}>
            <Name each={each} found={found} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Name({ each, found }: { each: Different; found: Differences }) {
  const kind = words.history.kinds[each.record] ?? each.record;
  const ends = each.source !== undefined && each.target !== undefined;
  const link = ends
    ? words.history.link(
        found.names[each.source ?? ""] || words.note.untitled,
        found.names[each.target ?? ""] || words.note.untitled,
      )
    : "";
  return (
    <p className={style.recordName}>
      <span className={style.kind}>
        {kind}
        {each.state === "future" ? `, ${words.state.future}` : ""}
      </span>
      <span dir="auto">{link || each.name || words.history.noName(kind)}</span>
    </p>
  );
}

interface ChangedProps {
  readonly each: Differences["changed"][number];
  readonly found: Differences;
  readonly facts: Facts;
}

function Changed({ each, found, facts }: ChangedProps) {
  const said = each.fields.filter(({ field }) => !isPlace(each.record, field));
  const value = (field: string, of: unknown) =>
    saidValue(each.record, field, of, facts.calendar, found.names);
  return (
    <li className={style.record}>
      <Name each={each} found={found} />
      <dl className={style.fields}>
        {said.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{titleOf(each.record, field)}</dt>
            <dd>
              <del dir="auto">{value(field, before)}</del>
              <span aria-hidden="true"> → </span>
              <ins dir="auto">{value(field, after)}</ins>
            </dd>
          </div>
        ))}
        {said.length < each.fields.length ? (
          <div>
            <dt>{words.history.place}</dt>
            <dd>{words.history.movedPlace}</dd>
          </div>
        ) : null}
      </dl>
    </li>
  );
}

function useDifferences(boardId: string, before: number, after: number) {
  const [state, setState] = useState<{ found?: Differences; facts?: Facts; fault: string }>({ fault: "" });
  useEffect(() => {
    let gone = false;
    setState({ fault: "" });
    Promise.all([readDifferences(boardId, before, after), readVersion(boardId, after)]).then(
      ([found, file]) => gone || setState({ found, facts: filledFacts(file), fault: "" }),
      (problem: unknown) =>
        gone || setState({ fault: problem instanceof Error ? problem.message : words.app.failed }),
    );
    return () => {
      gone = true;
    };
  }, [boardId, before, after]);
  return state;
}
