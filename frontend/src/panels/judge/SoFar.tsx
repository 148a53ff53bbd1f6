// What the decisions have brought so far: three figures of today and of the future beside each other.
import { words } from "../../i18n";
import { shownFigure } from "../../ui/figure-text";
import { useFacts, useFigures } from "../../ui/live";
import style from "./judge.module.css";

const SHOWN = ["steps", "process_time", "lead_time"] as const;

export function SoFar() {
  const facts = useFacts();
  const [before, after] = [useFigures("current"), useFigures("future")];
  if (!before || !after || after.figures.steps?.value === 0) return null;
  return (
    <section className={style.soFar} aria-label={words.judge.soFar}>
      {SHOWN.map((name) => {
        const [old, now] = [before.figures[name], after.figures[name]];
        return (
          <p key={name} className={style.figure}>
            <span className={style.help}>{words.figures[name]}</span>
            <span>
              {(old && shownFigure(old, facts)) ?? "–"} →{" "}
              <strong>{(now && shownFigure(now, facts)) ?? "–"}</strong>
            </span>
          </p>
        );
      })}
    </section>
  );
}
