// Where people disagree what a step is worth: everybody says it for themselves, and what most say can be taken over.
import { useId } from "react";
import { all, applyValues, classAs, ownVote } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import type { RecordOf } from "../../model/records";
import { classed, VALUES } from "../../model/workshop";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { Jump } from "./Jump";
import style from "./workshop.module.css";

type Poll = RecordOf<"poll">;

export function ValueBallots({ poll }: { poll: Poll }) {
  const { board } = useWall();
  const said = poll.targets.filter((target) => ownVote(board, poll.id, target)?.value);
  return (
    <>
      <p className={style.strong} aria-live="polite">
        {words.workshop.voicesGiven(said.length, poll.targets.length)}
      </p>
      {poll.targets.map((target) => (
        <Voices key={target} poll={poll.id} target={target} />
      ))}
    </>
  );
}

function Voices({ poll, target }: { poll: string; target: string }) {
  const { board } = useWall();
  const name = useId();
  const note = board.get("note", target);
  if (!note) return null;
  const own = ownVote(board, poll, target)?.value;
  return (
    <fieldset className={style.classes}>
      <legend dir="auto">{note.text || words.workshop.unnamed}</legend>
      <div className={style.voices}>
        {VALUES.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={own === value}
              disabled={(board.you()?.role ?? "view") === "view"}
              onChange={() => classAs(board, poll, target, value)}
            />
            {words.workshop.classes[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function ValueResults({ poll }: { poll: Poll }) {
  const { board } = useWall();
  const found = classed(all(board, "vote"), poll.id).filter(({ target }) => board.get("note", target));
  const open = found.filter(({ target, chosen }) => chosen && board.get("note", target)?.value !== chosen);
  return (
    <details open className={style.results}>
      <summary dir="auto">{poll.question}</summary>
      {found.length === 0 ? <p className={style.lead}>{words.workshop.voteNoDots}</p> : null}
      <ol className={style.list}>
        {found.map(({ target, counts, chosen }) => (
          <li key={target}>
            <Jump id={target} name={board.get("note", target)?.text || words.workshop.unnamed} />
            <p className={style.lead}>
              {VALUES.map((value) => `${words.workshop.classes[value]} ${counts[value]}`).join(" · ")}
              {" → "}
              <strong>{chosen ? words.workshop.classes[chosen] : words.workshop.even}</strong>
            </p>
          </li>
        ))}
      </ol>
      {board.canEdit() && open.length > 0 ? (
        <Button size="s" look="primary" onPress={() => applyValues(board, open)}>
          {words.workshop.applyValues(open.length)}
        </Button>
      ) : null}
    </details>
  );
}
