// Fields with a few answers: one of them, several of them, or yes and no.
import { Check } from "lucide-react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { words } from "../../i18n";
import { joined } from "../../ui/joined";
import type { EditorProps } from "./editor-props";
import style from "./fields.module.css";
import { ownKeys } from "./own-keys";

export function ChoiceField({ id, field, texts, value, disabled, set }: EditorProps) {
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id} title={texts.help}>
        {texts.title}
      </label>
      <select
        id={id}
        className={style.input}
        value={typeof value === "string" ? value : ""}
        disabled={disabled}
        onKeyDown={ownKeys}
        onChange={(event) => set(event.currentTarget.value || null)}
      >
        {field.nullable || value === undefined ? (
          <option value="">{value === undefined ? words.details.mixed : words.details.notSaid}</option>
        ) : null}
        {(field.choices ?? []).map((choice) => (
          <option key={choice} value={choice}>
            {texts.choice(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function ChoicesField({ field, texts, value, disabled, set }: EditorProps) {
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <CheckboxGroup className={style.field ?? ""} value={[...chosen]} onChange={set} isDisabled={disabled}>
      <Label className={style.label ?? ""}>{texts.title}</Label>
      <div className={style.chips}>
        {(field.choices ?? []).map((choice) => (
          <Checkbox key={choice} value={choice} className={style.chip ?? ""}>
            {texts.choice(choice)}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

export function FlagField({ texts, value, disabled, set }: EditorProps) {
  return (
    <Checkbox
      className={joined(style.flag)}
      isSelected={value === true}
      isIndeterminate={value === undefined}
      isDisabled={disabled}
      onChange={set}
    >
      <span className={style.box} aria-hidden="true">
        <Check size={13} strokeWidth={3} />
      </span>
      {texts.title}
    </Checkbox>
  );
}
