// Five whys: the problems at the side, the answers to “why?” as a tree, and what becomes of a root cause.
import { CornerDownRight, Trash2 } from "lucide-react";
import { useState } from "react";
import { actionsOf } from "../../commands/verbs/actions";
import { actFrom, addWhy, hasIdea, ideaFrom, removeWhy, setRoot, whysOf } from "../../commands/verbs/causes";
import { words } from "../../i18n";
import type { Note, Why } from "../../model/records";
import { useAttempt } from "../../ui/attempt";
import { Button, IconButton } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useIds, useRecord, useView, useWall } from "../../ui/live";
import { RecordField } from "../fields/RecordFields";
import sheet from "./sheet.module.css";
import style from "./whys.module.css";

export function WhysSheet() {
  const { board } = useWall();
  const ids = useIds("note");
  useIds("why");
  const selection = useView((view) => view.selection);
  const problems = ids.flatMap((id) => board.get("note", id) ?? []).filter(isProblem);
  const [chosen, choose] = useState<string>();
  const id = chosen ?? problems.find((note) => selection.includes(note.id))?.id ?? furthest(board, problems);
  const problem = problems.find((note) => note.id === id);
  if (problems.length === 0) return <NoProblem />;
  return (
    <div className={style.whys}>
      <nav className={sheet.card} aria-label={words.whys.problems}>
        <h2 className={sheet.title}>{words.whys.problems}</h2>
        <ul className={style.problems}>
          {problems.map((note) => (
            <ProblemLine key={note.id} id={note.id} here={note.id === id} choose={() => choose(note.id)} />
          ))}
        </ul>
      </nav>
      {problem ? <Chain key={problem.id} problem={problem} /> : null}
    </div>
  );
}

function NoProblem() {
  return (
    <div className={sheet.stack}>
      <section className={sheet.card}>
        <h2 className={sheet.title}>{words.whys.problems}</h2>
        <p className={sheet.lead}>{words.whys.none}</p>
      </section>
    </div>
  );
}

/** Where people have asked most. */
function furthest(board: ReturnType<typeof useWall>["board"], problems: readonly Note[]): string | undefined {
  const asked = problems.map(({ id }) => ({ id, whys: whysOf(board, id).length }));
  return asked.sort((a, b) => b.whys - a.whys)[0]?.id;
}

function isProblem(note: Note): boolean {
  return note.kind === "problem" && !note.hidden;
}

function ProblemLine({ id, here, choose }: { id: string; here: boolean; choose: () => void }) {
  const { board } = useWall();
  const note = useRecord("note", id);
  if (!note) return null;
  const whys = whysOf(board, id);
  const found = whys.some(({ is_root }) => is_root);
  return (
    <li>
      <button
        type="button"
        className={joined(style.problem, here && style.here)}
        aria-current={here}
        onClick={choose}
      >
        <span dir="auto">{note.text || words.note.untitled}</span>
        <span className={joined(sheet.chip, found && sheet.good)}>
          {found ? words.whys.found : words.whys.count(whys.length)}
        </span>
      </button>
    </li>
  );
}

function Chain({ problem }: { problem: Note }) {
  const { board } = useWall();
  const about = useRecord("note", problem.about ?? "");
  const whys = whysOf(board, problem.id);
  return (
    <div className={sheet.card}>
      <h2 className={sheet.title} dir="auto">
        {problem.text || words.note.untitled}
      </h2>
      <p className={sheet.quiet}>
        {about ? `${words.whys.about(about.text)}. ` : ""}
        {words.whys.lead}
      </p>
      <Answers problem={problem} whys={whys} parent={null} />
      {board.canEdit() ? (
        <div>
          <Button size="s" onPress={() => addWhy(board, problem.id, null)}>
            {words.whys.first}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface AnswersProps {
  readonly problem: Note;
  readonly whys: readonly Why[];
  readonly parent: string | null;
}

/** An answer whose parent is gone hangs on the problem. */
function Answers({ problem, whys, parent }: AnswersProps) {
  const known = new Set(whys.map(({ id }) => id));
  const here = whys.filter((why) => (why.parent && known.has(why.parent) ? why.parent : null) === parent);
  if (here.length === 0) return null;
  return (
    <ul className={style.answers}>
      {here.map((why) => (
        <li key={why.id}>
          <Answer id={why.id} problem={problem} />
          <Answers problem={problem} whys={whys} parent={why.id} />
        </li>
      ))}
    </ul>
  );
}

function Answer({ id, problem }: { id: string; problem: Note }) {
  const { board } = useWall();
  const why = useRecord("why", id);
  if (!why) return null;
  const editable = board.canEdit();
  return (
    <div className={joined(style.answer, why.is_root && style.root)}>
      <RecordField record="why" ids={[id]} name="text" />
      {editable ? (
        <div className={sheet.row}>
          <Button
            size="s"
            look="quiet"
            aria-label={words.whys.add(why.text)}
            onPress={() => addWhy(board, problem.id, id)}
          >
            <CornerDownRight size={14} aria-hidden="true" />
            {words.whys.first}
          </Button>
          <label className={style.check}>
            <input
              type="checkbox"
              checked={why.is_root}
              onChange={(event) => setRoot(board, id, event.currentTarget.checked)}
            />
            {words.whys.isRoot}
          </label>
          <span className={sheet.space} />
          <IconButton
            size="s"
            label={words.whys.remove}
            icon={<Trash2 size={14} />}
            onPress={() => removeWhy(board, id)}
          />
        </div>
      ) : null}
      {why.is_root || why.countermeasure ? <Countermeasure why={why} problem={problem} /> : null}
    </div>
  );
}

/** What is done about the cause: it becomes an action, an idea on the wall, or a decision about the step. */
function Countermeasure({ why, problem }: { why: Why; problem: Note }) {
  const { board, view } = useWall();
  const { busy, fault, run } = useAttempt();
  useIds("action");
  useIds("note");
  const planned = actionsOf(board).some(({ source }) => source === why.id);
  const drawn = hasIdea(board, why, problem);
  const step = problem.about ? board.get("note", problem.about) : undefined;
  const empty = why.countermeasure.trim() === "";
  return (
    <div className={style.counter}>
      <RecordField record="why" ids={[why.id]} name="countermeasure" />
      {board.canEdit() ? (
        <div className={sheet.row}>
          {planned ? (
            <span className={joined(sheet.chip, sheet.good)}>{words.whys.inPlan}</span>
          ) : (
            <Button size="s" isDisabled={empty || busy} onPress={() => void run(() => actFrom(board, why))}>
              {words.whys.toAction}
            </Button>
          )}
          {drawn ? (
            <span className={joined(sheet.chip, sheet.good)}>{words.whys.onWall}</span>
          ) : (
            <Button size="s" isDisabled={empty} onPress={() => ideaFrom(board, why, problem)}>
              {words.whys.toIdea}
            </Button>
          )}
          {step?.state === "current" && step.kind === "step" ? (
            <Button
              size="s"
              isDisabled={empty}
              onPress={() => {
                view.show("current");
                view.set({ sheet: null, panel: "judge", selection: [step.id], proposed: why.countermeasure });
              }}
            >
              {words.whys.toDecision}
            </Button>
          ) : null}
          <span className={sheet.fault} role="alert">
            {fault}
          </span>
        </div>
      ) : null}
    </div>
  );
}
