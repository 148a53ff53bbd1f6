// A decision with its reason and effect, and what it has to say for the future step; refusals keep what was typed.
import { useId, useState } from "react";
import { ApiProblem } from "../../api/problem";
import { addAction } from "../../commands/verbs/actions";
import { decideAbout } from "../../commands/verbs/deciding";
import { words } from "../../i18n";
import type { Decision, Note } from "../../model/records";
import { Button } from "../../ui/Button";
import { useView, useWall } from "../../ui/live";
import fields from "../fields/fields.module.css";
import { type Aim, Aims, ANYWHERE, targetsOf } from "./Aims";
import style from "./judge.module.css";

interface DecisionFormProps {
  readonly note: Note;
  readonly decision: Decision;
  readonly future: boolean;
  readonly done: () => void;
}

export function DecisionForm({ note, decision, future, done }: DecisionFormProps) {
  const wall = useWall();
  const proposed = useView((view) => view.proposed);
  const [reason, setReason] = useState(proposed || note.decision_reason);
  const [effect, setEffect] = useState(note.decision_effect);
  const [aim, setAim] = useState<Aim>({ into: note.merge_into ?? "", after: ANYWHERE });
  const [seen, setSeen] = useState(() => seenOf(note));
  const [refused, setRefused] = useState<{ decision: Decision; problem: Error }>();
  const [busy, setBusy] = useState(false);
  const decide = async (sure = false, overrule = false) => {
    setBusy(true);
    setRefused(undefined);
    const now = overrule ? seenOf(wall.board.get("note", note.id) ?? note) : seen;
    setSeen(now);
    try {
      wall.view.set({ proposed: "" });
      await decideAbout(wall, note, {
        decision,
        reason,
        effect,
        ...targetsOf(decision, aim, future),
        ...now,
        sure,
      });
      done();
    } catch (fault) {
      setRefused({ decision, problem: fault instanceof Error ? fault : new Error(words.improve.failed) });
    } finally {
      setBusy(false);
    }
  };
  const problem = refused?.decision === decision ? refused.problem : undefined;
  const code = problem instanceof ApiProblem ? problem.code : undefined;
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
    >
      <Lines
        label={words.judge.reason}
        help={words.judge.reasonHelp[decision]}
        value={reason}
        set={setReason}
      />
      <Lines label={words.judge.effect} help={words.judge.effectHelp} value={effect} set={setEffect} />
      <Aims note={note} decision={decision} future={future} aim={aim} set={setAim} />
      {problem ? (
        <p className={fields.fault} role="alert">
          {code === "decided_meanwhile"
            ? overtaken(wall.board.get("note", note.id) ?? note)
            : problem.message}
        </p>
      ) : null}
      <div className={style.buttons}>
        {code === "improve_first" ? (
          <>
            <Button size="s" onPress={() => void decide(true)}>
              {words.judge.anyway}
            </Button>
            <Button size="s" look="primary" onPress={() => improveFirst(wall.board, note, done)}>
              {words.judge.improveFirst}
            </Button>
          </>
        ) : code === "decided_meanwhile" ? (
          <>
            <Button size="s" look="primary" onPress={() => void decide(false, true)}>
              {words.judge.mine}
            </Button>
            <Button size="s" onPress={done}>
              {words.judge.theirs}
            </Button>
          </>
        ) : (
          <Button type="submit" look="primary" isDisabled={busy || !wall.board.canEdit()}>
            {busy ? words.judge.saving : words.judge.save}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What is decided, as it is before one's eyes. */
function seenOf({ decision, decision_reason }: Note) {
  return { seen: decision, seen_reason: decision_reason };
}

/** What somebody else has decided by now, and why. */
function overtaken({ decision, decision_reason }: Note): string {
  return words.judge.overtaken(decision && words.decision[decision], decision_reason.trim());
}

/** The step stays open; improving what comes in is on the plan. */
function improveFirst(board: ReturnType<typeof useWall>["board"], note: Note, done: () => void): void {
  addAction(board, { text: words.judge.improveAction(note.text || words.note.untitled), source: note.id });
  done();
}

interface LinesProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly value: string;
  readonly set: (text: string) => void;
}

function Lines({ label, help, value, set }: LinesProps) {
  const id = useId();
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={fields.input}
        dir="auto"
        rows={2}
        maxLength={10_000}
        value={value}
        placeholder={help}
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </div>
  );
}
