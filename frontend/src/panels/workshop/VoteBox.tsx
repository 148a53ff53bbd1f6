// Dot voting: ask, place dots, close, and see what came of it.
import { Minus, Plus } from "lucide-react";
import { useId, useState, useSyncExternalStore } from "react";
import { leadOn } from "../../commands/signals";
import {
  all,
  askForValue,
  askForVotes,
  closePoll,
  openPoll,
  ownDots,
  placeDot,
} from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import type { NoteKind, RecordOf } from "../../model/records";
import { tallied } from "../../model/workshop";
import { Button, IconButton } from "../../ui/Button";
import { useView, useWall } from "../../ui/live";
import { Jump } from "./Jump";
import { Section } from "./Section";
import { useFacilitates } from "./use-role";
import { ValueBallots, ValueResults } from "./ValueVote";
import style from "./workshop.module.css";

type Poll = RecordOf<"poll">;
type On = "selected" | "value" | Extract<NoteKind, "problem" | "idea" | "step">;

export function VoteBox() {
  const { board } = useWall();
  useVotes();
  const poll = openPoll(board);
  const past = all(board, "poll").filter(({ closed }) => closed);
  return (
    <Section title={words.workshop.vote} lead={words.workshop.voteLead}>
      {poll ? <Voting poll={poll} /> : board.canEdit() ? <Ask /> : null}
      {past
        .toReversed()
        .map((each) =>
          each.asks === "value" ? (
            <ValueResults key={each.id} poll={each} />
          ) : (
            <Results key={each.id} poll={each} />
          ),
        )}
    </Section>
  );
}

/** Renders again when a poll or a vote changes. */
function useVotes(): void {
  const { board } = useWall();
  useSyncExternalStore(board.subscribeChanges, () =>
    JSON.stringify([all(board, "poll"), all(board, "vote")].flat().map(Object.values)),
  );
}

function Ask() {
  const { board, view } = useWall();
  const state = useView((now) => now.state);
  const selected = useView((now) => now.selection).filter((id) => board.get("note", id));
  const [question, setQuestion] = useState("");
  const [on, setOn] = useState<On>("problem");
  const [dots, setDots] = useState(3);
  const id = useId();
  const targets = on === "selected" ? selected : notesOf(on === "value" ? "step" : on);
  function notesOf(kind: NoteKind): string[] {
    const notes = all(board, "note").filter((note) => !note.hidden && !note.variant);
    return notes.filter((note) => note.kind === kind && note.state === state).map((note) => note.id);
  }
  const kinds = Object.keys(words.workshop.voteTargets) as On[];
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (targets.length > 0 && on === "value")
          askForValue(board, question.trim() || words.workshop.voteValueDefault, targets);
        else if (targets.length > 0)
          askForVotes(board, question.trim() || words.workshop.voteDefault, targets, dots);
        leadOn(board);
        view.set({ panel: "workshop" });
      }}
    >
      <label htmlFor={`${id}q`}>{words.workshop.voteQuestion}</label>
      <input
        id={`${id}q`}
        dir="auto"
        maxLength={300}
        placeholder={on === "value" ? words.workshop.voteValueDefault : words.workshop.voteDefault}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <label htmlFor={`${id}o`}>{words.workshop.voteOn}</label>
      <select id={`${id}o`} value={on} onChange={(event) => setOn(event.currentTarget.value as On)}>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.workshop.voteTargets[kind]}
          </option>
        ))}
      </select>
      <div className={style.line} hidden={on === "value"}>
        <label htmlFor={`${id}d`}>{words.workshop.voteDots}</label>
        <input
          id={`${id}d`}
          className={style.short}
          type="number"
          min={1}
          max={20}
          value={dots}
          onChange={(event) =>
            setDots(Math.min(20, Math.max(1, Math.round(Number(event.currentTarget.value)))))
          }
        />
      </div>
      {targets.length === 0 ? <p className={style.lead}>{words.workshop.voteNone}</p> : null}
      <Button type="submit" isDisabled={targets.length === 0}>
        {words.workshop.voteStart}
      </Button>
    </form>
  );
}

function Voting({ poll }: { poll: Poll }) {
  const { board } = useWall();
  const facilitates = useFacilitates();
  const you = board.you()?.id;
  const dots = ownDots(board, poll.id);
  const left = poll.dots - [...dots.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p className={style.question} dir="auto">
        {poll.question}
      </p>
      {poll.asks === "value" ? (
        <ValueBallots poll={poll} />
      ) : (
        <>
          <p className={style.strong} aria-live="polite">
            {words.workshop.voteLeft(left)}
          </p>
          <ul className={style.list}>
            {poll.targets.map((target) => (
              <Ballot key={target} poll={poll.id} target={target} own={dots.get(target) ?? 0} left={left} />
            ))}
          </ul>
        </>
      )}
      {facilitates || poll.author === you ? (
        <Button look="primary" onPress={() => closePoll(board, poll.id)}>
          {words.workshop.voteClose}
        </Button>
      ) : (
        <p className={style.lead}>{words.workshop.voteWaiting}</p>
      )}
    </>
  );
}

interface BallotProps {
  readonly poll: string;
  readonly target: string;
  readonly own: number;
  readonly left: number;
}

function Ballot({ poll, target, own, left }: BallotProps) {
  const { board } = useWall();
  const note = board.get("note", target);
  if (!note) return null;
  const name = note.text || words.workshop.unnamed;
  const votes = (board.you()?.role ?? "view") !== "view";
  return (
    <li className={style.ballot}>
      <Jump id={target} name={name} />
      <span className={style.dots} role="img" aria-label={words.workshop.voteYours(own)}>
        {"●".repeat(own)}
      </span>
      <IconButton
        size="s"
        label={words.workshop.voteLess(name)}
        icon={<Minus size={15} />}
        isDisabled={!votes || own === 0}
        onPress={() => placeDot(board, poll, target, -1)}
      />
      <IconButton
        size="s"
        label={words.workshop.voteMore(name)}
        icon={<Plus size={15} />}
        isDisabled={!votes || left <= 0}
        onPress={() => placeDot(board, poll, target, 1)}
      />
    </li>
  );
}

function Results({ poll }: { poll: Poll }) {
  const { board } = useWall();
  const votes = all(board, "vote").filter((vote) => vote.poll === poll.id);
  const tally = tallied(votes, poll.id);
  const most = tally[0]?.dots ?? 1;
  const people = new Set(votes.map(({ author }) => author)).size;
  const total = tally.reduce((sum, { dots }) => sum + dots, 0);
  return (
    <details open className={style.results}>
      <summary dir="auto">{poll.question}</summary>
      <p className={style.lead}>
        {total === 0 ? words.workshop.voteNoDots : words.workshop.voteTotal(total, people)}
      </p>
      <ol className={style.list}>
        {tally.map(({ target, dots }) => (
          <li key={target} className={style.result}>
            <Jump id={target} name={board.get("note", target)?.text || words.workshop.unnamed} />
            <span
              className={style.bar}
              style={{ inlineSize: `${(dots / most) * 100}%` }}
              aria-hidden="true"
            />
            <span className={style.count}>{dots}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
