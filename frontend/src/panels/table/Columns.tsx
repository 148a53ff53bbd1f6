// What the columns of a table hold, said once over its first rows.
import type { FirstRows } from "../../api/imports";
import { words } from "../../i18n";
import style from "./table.module.css";

export interface SaidColumns {
  /** By column; "" is not read. */
  readonly meanings: readonly string[];
  /** Rows of headings above the steps. */
  readonly skip: number;
}

/** The column with most different words names the step, the first other one with words who does it. */
export function guessed(rows: FirstRows["rows"]): SaidColumns {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const worded = Array.from({ length: width }, (_, at) => {
    const cells = rows.map((row) => row[at] ?? "").filter((cell) => /\p{L}{2}/u.test(cell));
    return cells.length * 2 > rows.length ? new Set(cells).size : 0;
  });
  const step = worded.indexOf(Math.max(...worded));
  const lane = worded.findIndex((count, at) => count > 0 && at !== step);
  const [first = [], ...below] = rows;
  const hasFigures = (row: readonly string[]) => row.some((cell) => /\d/.test(cell));
  return {
    meanings: worded.map((_, at) => (at === step ? "step" : at === lane ? "lane" : "")),
    skip: !hasFigures(first) && below.some(hasFigures) ? 1 : 0,
  };
}

interface ColumnsProps {
  readonly table: FirstRows;
  readonly said: SaidColumns;
  readonly onChange: (said: SaidColumns) => void;
}

export function Columns({ table, said, onChange }: ColumnsProps) {
  const set = (column: number, meaning: string) =>
    onChange({
      ...said,
      meanings: said.meanings.map((old, at) => (at === column ? meaning : old === meaning ? "" : old)),
    });
  return (
    <fieldset className={style.question}>
      <legend className={style.title}>{words.capture.whichColumns}</legend>
      <label className={style.flag}>
        <input
          type="checkbox"
          checked={said.skip > 0}
          onChange={(event) => onChange({ ...said, skip: event.currentTarget.checked ? 1 : 0 })}
        />
        {words.capture.hasHeadings}
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys */}
      <section className={style.scroll} tabIndex={0} aria-label={words.capture.firstRows}>
        <table className={style.columns}>
          <thead>
            <tr>
              {said.meanings.map((meaning, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={at} scope="col">
                  <select
                    className={style.select}
                    aria-label={words.capture.column(at + 1)}
                    value={meaning}
                    onChange={(event) => set(at, event.currentTarget.value)}
                  >
                    <option value="">{words.capture.notRead}</option>
                    {Object.entries(words.capture.meanings).map(([id, name]) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <tr key={line} className={line < said.skip ? style.headings : undefined}>
                {said.meanings.map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={at}>{row[at] ?? ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.count > table.rows.length ? (
        <p className={style.more}>{words.capture.moreRows(table.count - table.rows.length)}</p>
      ) : null}
    </fieldset>
  );
}
