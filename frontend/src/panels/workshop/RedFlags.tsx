// What people say speaks for looking at this process first: asked once, counted in the portfolio.
import { setFacts } from "../../commands/verbs/records";
import { words } from "../../i18n";
import { type Facts, FIELDS } from "../../model/records";
import { useFacts, useWall } from "../../ui/live";
import style from "./workshop.module.css";

type Flag = Facts["red_flags"][number];

export function RedFlags() {
  const { board } = useWall();
  const { red_flags } = useFacts();
  const known = (FIELDS.board.red_flags?.choices ?? []) as readonly Flag[];
  const set = (flag: Flag, on: boolean) =>
    setFacts(board, { red_flags: known.filter((each) => (each === flag ? on : red_flags.includes(each))) });
  return (
    <fieldset className={style.flags} disabled={!board.canEdit()}>
      <legend className={style.small}>{words.portfolio.toldLead}</legend>
      <p className={style.strong}>{words.workshop.flagScore(red_flags.length, known.length)}</p>
      {known.map((flag) => (
        <label key={flag} className={style.flag}>
          <input
            type="checkbox"
            checked={red_flags.includes(flag)}
            onChange={(event) => set(flag, event.currentTarget.checked)}
          />
          {words.portfolio.told[flag]}
        </label>
      ))}
    </fieldset>
  );
}
