// The choices that a format has: state, cut, role, paper, timeline, parts, language.
import type { ExportFormat, ExportOptions } from "../../api/exports";
import { words } from "../../i18n";
import type { Lane } from "../../model/records";
import { Segmented } from "../../ui/Button";
import style from "./export.module.css";

interface OptionsProps {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly lanes: readonly Lane[];
  readonly onChange: (options: ExportOptions) => void;
}

type Named = "state" | "cut" | "size" | "ladder" | "parts" | "language";

export function Options({ format, options, lanes, onChange }: OptionsProps) {
  const names: Readonly<Record<string, string>> = {
    both: words.export.both,
    current: words.state.current,
    future: words.state.future,
    process: words.export.cutProcess,
    role: words.export.cutRole,
    usual: words.export.usual,
    ...words.export.sizes,
    ...words.export.ladders,
    ...words.export.partsChoices,
    ...words.export.languages,
  };
  const row = (key: Named, label: string, choices: readonly string[]) =>
    choices.length > 1 ? (
      <div className={style.option} key={key}>
        <span className={style.label} aria-hidden="true">
          {label}
        </span>
        <Segmented
          label={label}
          size="s"
          value={options[key] ?? choices[0] ?? null}
          onChange={(id) =>
            onChange({
              ...options,
              [key]: id === "usual" ? undefined : id,
              ...(key === "cut" ? { lane: undefined } : {}),
            })
          }
          choices={choices.map((id) => ({ id, name: names[id] ?? id }))}
        />
      </div>
    ) : null;
  return (
    <div className={style.options}>
      {row("state", words.export.state, format.states)}
      {row("cut", words.export.cut, format.cuts)}
      {options.cut === "role" ? <Role lanes={lanes} options={options} onChange={onChange} /> : null}
      {row("size", words.export.size, format.sizes.length > 1 ? ["usual", ...format.sizes] : [])}
      {row("ladder", words.export.ladder, format.ladders)}
      {row("parts", words.export.parts, format.parts)}
      {row(
        "language",
        words.export.language,
        format.languages.length > 1 ? ["usual", ...format.languages] : [],
      )}
    </div>
  );
}

function Role({ lanes, options, onChange }: Omit<OptionsProps, "format">) {
  return (
    <label className={style.option}>
      <span className={style.label}>{words.export.lane}</span>
      <select
        className={style.select}
        value={options.lane ?? ""}
        onChange={(event) => onChange({ ...options, lane: event.currentTarget.value || undefined })}
      >
        <option value="">{words.export.allLanes}</option>
        {lanes.map((lane) => (
          <option key={lane.id} value={lane.id}>
            {lane.name || words.lane.unnamed}
          </option>
        ))}
      </select>
    </label>
  );
}
