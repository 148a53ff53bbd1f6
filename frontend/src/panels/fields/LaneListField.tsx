// Lanes that have a part in a step besides doing it: accountable, consulted, informed.
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { lanesOf } from "../../commands/verbs/lanes";
import { setRecords } from "../../commands/verbs/records";
import { words } from "../../i18n";
import { useIds, useWall } from "../../ui/live";
import { fieldWords } from "./field-words";
import style from "./fields.module.css";
import { useShared } from "./use-shared";

export function LaneListField({
  ids,
  name,
}: {
  ids: readonly string[];
  name: "accountable" | "consulted" | "informed";
}) {
  const { board } = useWall();
  useIds("lane");
  const chosen = (useShared("note", ids, name) ?? []) as readonly string[];
  return (
    <CheckboxGroup
      className={style.field ?? ""}
      value={[...chosen]}
      isDisabled={!board.canEdit()}
      onChange={(lanes) => setRecords(board, "note", ids, { [name]: lanes })}
    >
      <Label className={style.label ?? ""}>{fieldWords("note", name).title}</Label>
      <div className={style.chips}>
        {lanesOf(board).map((lane) => (
          <Checkbox key={lane.id} value={lane.id} className={style.chip ?? ""}>
            {lane.name || words.lane.unnamed}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
