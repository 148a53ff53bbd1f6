// What a table doesn't say about its times, asked once; then what was not taken as it stood.
import { useId, useState } from "react";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { joined } from "../ui/joined";
import style from "./new.module.css";
import type { TableImport } from "./use-table-import";

export function TableQuestions({ table }: { table: TableImport }) {
  const [convention, setConvention] = useState("");
  const [unit, setUnit] = useState("min");
  const asksFor = (question: "convention" | "unit") => table.questions.includes(question);
  const isReady = !asksFor("convention") || convention !== "";
  return (
    <form
      className={style.table}
      aria-busy={table.working}
      onSubmit={(event) => {
        event.preventDefault();
        table.answer({
          convention: convention || undefined,
          times_in: asksFor("unit") ? unit : undefined,
        });
      }}
    >
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

export function TableRemarks({ table }: { table: TableImport }) {
  return (
    <div className={style.table} role="status">
      <h3 className={style.title}>{words.table.imported}</h3>
      <ul className={style.remarks}>
        {table.remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      <Button look="primary" onPress={table.open}>
        {words.table.open}
      </Button>
    </div>
  );
}
