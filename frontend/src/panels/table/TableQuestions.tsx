// What a table doesn't say, asked once: what its columns hold, what it means by lead time, the unit of its numbers.
import { useId, useState } from "react";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { Columns, guessed, type SaidColumns } from "./Columns";
import style from "./table.module.css";
import type { Question, TableAsked } from "./use-table-reading";

export function TableQuestions({ table }: { table: TableAsked }) {
  const [convention, setConvention] = useState("");
  const [unit, setUnit] = useState("min");
  const [said, setSaid] = useState<SaidColumns>();
  const columns = said ?? (table.rows && guessed(table.rows.rows));
  const asksFor = (question: Question) => table.questions.includes(question);
  const isReady =
    (!asksFor("convention") || convention !== "") &&
    (!asksFor("columns") || columns?.meanings.includes("step") === true);
  return (
    <form
      className={style.table}
      aria-busy={table.working}
      onSubmit={(event) => {
        event.preventDefault();
        table.answer({
          convention: convention || undefined,
          times_in: asksFor("unit") ? unit : undefined,
          ...(asksFor("columns") && columns
            ? { columns: columns.meanings.join(","), skip: columns.skip }
            : {}),
        });
      }}
    >
      {asksFor("columns") && columns && table.rows ? (
        <Columns table={table.rows} said={columns} onChange={setSaid} />
      ) : null}
      {asksFor("convention") ? <Conventions value={convention} onChange={setConvention} /> : null}
      {asksFor("unit") ? <Unit value={unit} onChange={setUnit} /> : null}
      <Button look="primary" type="submit" isDisabled={!isReady || table.working}>
        {words.table.go}
      </Button>
    </form>
  );
}

interface AnswerProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Conventions({ value, onChange }: AnswerProps) {
  return (
    <fieldset className={style.question}>
      <legend className={style.title}>{words.table.convention}</legend>
      {Object.entries(words.table.conventions).map(([name, { title, text }]) => (
        <label key={name} className={joined(style.choice, name === value && style.chosen)}>
          <input
            type="radio"
            name="convention"
            value={name}
            checked={name === value}
            onChange={() => onChange(name)}
          />
          <span className={style.words}>
            <strong>{title}</strong>
            <span className={style.text}>{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Unit({ value, onChange }: AnswerProps) {
  const id = useId();
  return (
    <p className={style.unit}>
      <label htmlFor={id}>{words.table.unit}</label>
      <select
        id={id}
        className={style.select}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {Object.entries(words.table.units).map(([unit, name]) => (
          <option key={unit} value={unit}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}

export function TableRemarks({
  remarks,
  title,
  children,
}: {
  remarks: readonly string[];
  title: string;
  children: React.ReactNode;
}) {
  return (
    <div className={style.table} role="status">
      <h3 className={style.title}>{title}</h3>
      <ul className={style.remarks}>
        {remarks.map((remark) => (
          <li key={remark}>{words.refusals.said(remark)}</li>
        ))}
      </ul>
      {children}
    </div>
  );
}
