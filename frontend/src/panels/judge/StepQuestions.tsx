// The three questions about one step: do we need it, does the customer value it, what becomes of it.
import { useState } from "react";
import { setRecords } from "../../commands/verbs/records";
import { words } from "../../i18n";
import { DECISIONS } from "../../model/judging";
import type { Decision, Note } from "../../model/records";
import { Button } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import { RecordField } from "../fields/RecordFields";
import { ValueField } from "../fields/ValueField";
import { DecisionForm } from "./DecisionForm";
import style from "./judge.module.css";

interface StepQuestionsProps {
  readonly note: Note;
  readonly future: boolean;
  /** The step is decided: on to the next one. */
  readonly done: () => void;
}

export function StepQuestions({ note, future, done }: StepQuestionsProps) {
  const { board } = useWall();
  // While somebody fills in the form, another one's decision does not take it away.
  const [choosing, setChoosing] = useState<Decision | null>(null);
  const editable = board.canEdit();
  return (
    <>
      <section className={style.question}>
        <h4 className={style.ask}>{words.judge.needed}</h4>
        <p className={style.help}>{words.judge.neededHelp}</p>
        {note.decision === "eliminate" ? null : (
          <Button size="s" isDisabled={!editable} onPress={() => setChoosing("eliminate")}>
            {words.judge.notNeeded}
          </Button>
        )}
      </section>
      <section className={style.question}>
        <h4 className={style.ask}>{words.judge.valued}</h4>
        <ValueField ids={[note.id]} />
        {note.value === "NNVA" ? <Necessity note={note} /> : null}
      </section>
      <section className={style.question}>
        <h4 className={style.ask}>{words.judge.decide}</h4>
        {note.decision !== null && choosing === null ? (
          <Decided note={note} again={() => setChoosing(note.decision)} />
        ) : (
          <>
            <p className={style.help}>{words.judge.order}</p>
            <Choices chosen={choosing} choose={setChoosing} disabled={!editable} />
            {choosing ? (
              <DecisionForm
                note={note}
                decision={choosing}
                future={future}
                done={() => {
                  setChoosing(null);
                  done();
                }}
              />
            ) : null}
          </>
        )}
      </section>
    </>
  );
}

/** Law, audit or enabling: “always done it that way” is none of them. */
function Necessity({ note }: { note: Note }) {
  const { board } = useWall();
  return (
    <div className={style.necessity}>
      <p className={style.label}>{words.judge.why}</p>
      <div className={style.chips}>
        {(["law", "audit", "enabling"] as const).map((kind) => (
          <Button
            key={kind}
            size="s"
            isDisabled={!board.canEdit()}
            onPress={() =>
              setRecords(board, "note", [note.id], { value_reason: because(kind, note.value_reason) })
            }
          >
            {words.judge.whys[kind]}
          </Button>
        ))}
      </div>
      <RecordField record="note" ids={[note.id]} name="value_reason" />
    </div>
  );
}

/** The reason begins with its kind; what was typed behind another kind stays. */
function because(kind: string, reason: string): string {
  const starts = Object.values(words.judge.whyTexts) as readonly string[];
  const known = starts.find((start) => reason.startsWith(start)) ?? "";
  return `${words.judge.whyTexts[kind]}${reason.slice(known.length)}`;
}

interface ChoicesProps {
  readonly chosen: Decision | null;
  readonly choose: (decision: Decision) => void;
  readonly disabled: boolean;
}

function Choices({ chosen, choose, disabled }: ChoicesProps) {
  return (
    <div className={style.choices} role="radiogroup" aria-label={words.judge.decide}>
      {DECISIONS.map((decision) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio as large as its question
        <button
          key={decision}
          type="button"
          role="radio"
          aria-checked={chosen === decision}
          disabled={disabled}
          className={joined(style.choice, chosen === decision && style.chosen)}
          onClick={() => choose(decision)}
        >
          <span className={style.verb}>{words.decision[decision]}</span>
          <span className={style.hint}>{words.decisionHelp[decision]}</span>
        </button>
      ))}
    </div>
  );
}

function Decided({ note, again }: { note: Note; again: () => void }) {
  const { board } = useWall();
  const into = note.merge_into ? board.get("note", note.merge_into)?.text : undefined;
  return (
    <div className={style.decided}>
      <p className={style.verb}>
        {note.decision ? words.decision[note.decision] : ""}
        {into ? ` → ${into}` : ""}
      </p>
      {note.decision_reason ? <p>{note.decision_reason}</p> : null}
      {note.decision_effect ? (
        <p className={style.help}>
          {words.judge.effect}: {note.decision_effect}
        </p>
      ) : null}
      {board.canEdit() ? (
        <Button size="s" look="quiet" onPress={again}>
          {words.judge.change}
        </Button>
      ) : null}
    </div>
  );
}
