// Value to the customer: three classes, each with its mark and what it means.
import { setRecords } from "../../commands/verbs/records";
import { words } from "../../i18n";
import type { Value } from "../../model/records";
import { Segmented } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { ValueMark } from "../../ui/marks";
import style from "./fields.module.css";
import { useShared } from "./use-shared";

const VALUES = ["VA", "NNVA", "NVA"] as const satisfies readonly Value[];

export function ValueField({ ids }: { ids: readonly string[] }) {
  const { board } = useWall();
  const value = useShared("note", ids, "value") as Value | null | undefined;
  return (
    <div className={style.field}>
      <span className={style.label} aria-hidden="true">
        {words.toolbar.value}
      </span>
      <Segmented
        label={words.toolbar.value}
        value={value ?? null}
        isDisabled={!board.canEdit()}
        onChange={(chosen) => setRecords(board, "note", ids, { value: chosen })}
        choices={VALUES.map((id) => ({ id, name: <ValueMark value={id} />, label: words.value[id] }))}
      />
      <p className={style.help}>
        {value ? `${words.value[value]}: ${words.valueHelp[value]}` : words.valueNone}
      </p>
    </div>
  );
}
