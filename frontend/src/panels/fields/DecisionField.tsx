// What becomes of a current step, in the order in which to ask: stop it first, automate late, outsource last.
import { useId } from "react";
import { setRecords } from "../../commands/verbs/records";
import { words } from "../../i18n";
import type { Decision } from "../../model/records";
import { useWall } from "../../ui/live";
import style from "./fields.module.css";
import { ownKeys } from "./own-keys";
import { useShared } from "./use-shared";

const ORDER = [
  "keep",
  "eliminate",
  "combine",
  "rearrange",
  "simplify",
  "automate",
  "outsource",
] as const satisfies readonly Decision[];

export function DecisionField({ ids }: { ids: readonly string[] }) {
  const { board } = useWall();
  const id = useId();
  const decision = useShared("note", ids, "decision") as Decision | null | undefined;
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id}>
        {words.details.decision}
      </label>
      <select
        id={id}
        className={style.input}
        value={decision ?? ""}
        disabled={!board.canEdit()}
        onKeyDown={ownKeys}
        onChange={(event) => setRecords(board, "note", ids, { decision: event.currentTarget.value || null })}
      >
        <option value="">{words.details.notSaid}</option>
        {ORDER.map((one) => (
          <option key={one} value={one}>
            {words.decision[one]}
          </option>
        ))}
      </select>
      {decision ? <p className={style.help}>{words.decisionHelp[decision]}</p> : null}
    </div>
  );
}
