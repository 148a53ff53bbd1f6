// What people say about a note: threads, answers, who is called, answered or not.
import { Check, CornerDownRight, RotateCcw, Trash2 } from "lucide-react";
import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { addComment, all, removeComment, resolveComment } from "../../commands/verbs/workshop";
import { locale, words } from "../../i18n";
import type { Comment } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import { Button, IconButton } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import { markSeen, useNamed } from "../../ui/told";
import style from "./comments.module.css";
import { useKnownPeople, useNames } from "./use-names";

/** The comments on one note, or those on none: the parking lot. */
export function Thread({ about }: { about: string | null }) {
  const { board } = useWall();
  useComments();
  const comments = all(board, "comment").filter((each) => each.about === about);
  const roots = comments.filter(({ parent }) => parent === null);
  const open = roots.filter(({ resolved }) => !resolved);
  const done = roots.filter(({ resolved }) => resolved);
  const news = useNamed();
  useEffect(() => {
    const here = news.filter((each) => each.about === about).map(({ id }) => id);
    if (here.length > 0 && about !== null) markSeen(board, here);
  }, [board, news, about]);
  const answers = (id: string) => comments.filter(({ parent }) => parent === id);
  return (
    <div className={style.thread}>
      {roots.length === 0 ? (
        <p className={style.none}>{about ? words.workshop.commentsNone : words.workshop.parkingNone}</p>
      ) : null}
      <ul className={style.list}>
        {open.map((root) => (
          <Root key={root.id} comment={root} answers={answers(root.id)} />
        ))}
      </ul>
      {done.length > 0 ? (
        <details>
          <summary className={style.more}>{words.workshop.resolvedCount(done.length)}</summary>
          <ul className={style.list}>
            {done.map((root) => (
              <Root key={root.id} comment={root} answers={answers(root.id)} />
            ))}
          </ul>
        </details>
      ) : null}
      <Say about={about} parent={null} />
    </div>
  );
}

/** Renders again when a comment changes. */
function useComments(): void {
  const { board } = useWall();
  useSyncExternalStore(board.subscribeChanges, () =>
    JSON.stringify(all(board, "comment").map(({ id, text, resolved }) => [id, text, resolved])),
  );
}

function Root({ comment, answers }: { comment: Comment; answers: readonly Comment[] }) {
  const { board } = useWall();
  const [answering, setAnswering] = useState(false);
  const may = board.you()?.role !== "view";
  const asked = comment.mentions.includes(board.you()?.id ?? "");
  const yours = comment.author === board.you()?.id || board.canEdit();
  return (
    <li className={joined(style.comment, comment.resolved && style.resolved)}>
      <Words comment={comment} />
      {answers.map((answer) => (
        <div key={answer.id} className={style.answer}>
          <Words comment={answer} />
        </div>
      ))}
      {may ? (
        <div className={style.actions}>
          <Button size="s" look="quiet" onPress={() => setAnswering(!answering)}>
            <CornerDownRight size={14} aria-hidden="true" /> {words.workshop.reply}
          </Button>
          {asked && !comment.resolved ? (
            <Button size="s" onPress={() => agree(board, comment)}>
              <Check size={14} aria-hidden="true" /> {words.workshop.agreed}
            </Button>
          ) : null}
          {yours ? (
            <>
              <Button
                size="s"
                look="quiet"
                onPress={() => resolveComment(board, comment.id, !comment.resolved)}
              >
                {comment.resolved ? (
                  <RotateCcw size={14} aria-hidden="true" />
                ) : (
                  <Check size={14} aria-hidden="true" />
                )}
                {comment.resolved ? words.workshop.reopen : words.workshop.resolve}
              </Button>
              <IconButton
                size="s"
                label={words.workshop.remove}
                icon={<Trash2 size={14} />}
                onPress={() => removeComment(board, comment.id)}
              />
            </>
          ) : null}
        </div>
      ) : null}
      {answering ? <Say about={comment.about} parent={comment.id} done={() => setAnswering(false)} /> : null}
    </li>
  );
}

/** Who was asked says yes: that is said in the thread, and whoever may close it sees it. */
function agree(board: LiveBoard, { about, id }: Comment): void {
  addComment(board, words.workshop.agreedText, about, [], id);
  if (board.canEdit()) resolveComment(board, id, true);
}

function Words({ comment }: { comment: Comment }) {
  const name = useNames(comment.author);
  const at = comment.created_at ? new Date(comment.created_at) : undefined;
  return (
    <>
      <p className={style.by}>
        <strong>{name}</strong>
        {at ? (
          <time dateTime={comment.created_at ?? ""}>
            {at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" })}
          </time>
        ) : null}
      </p>
      <p className={style.text} dir="auto">
        {comment.text}
      </p>
    </>
  );
}

interface SayProps {
  readonly about: string | null;
  readonly parent: string | null;
  readonly done?: () => void;
}

function Say({ about, parent, done }: SayProps) {
  const { board } = useWall();
  const people = useKnownPeople();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  if ((board.you()?.role ?? "view") === "view") return null;
  const label = parent ? words.workshop.reply : about ? words.workshop.comment : words.workshop.parkingAdd;
  const send = () => {
    if (text.trim() === "") return;
    const called = people.filter(({ name }) => name && text.includes(`@${name}`));
    addComment(
      board,
      text.trim(),
      about,
      called.map((person) => person.id),
      parent,
    );
    setText("");
    done?.();
  };
  const call = (name: string) => {
    setText(text.replace(/@[^\s@]*$/u, `@${name} `));
    field.current?.focus();
  };
  const begun = /@([^\s@]*)$/u.exec(text)?.[1]?.toLocaleLowerCase();
  const callable =
    begun === undefined
      ? []
      : people.filter(({ name }) => name?.toLocaleLowerCase().startsWith(begun)).slice(0, 5);
  return (
    <form
      className={style.say}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className={style.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        dir="auto"
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      {callable.length > 0 ? (
        <div className={style.actions}>
          {callable.map((person) => (
            <Button key={person.id} size="s" onPress={() => call(person.name)}>
              @{person.name}
            </Button>
          ))}
        </div>
      ) : null}
      {text.trim() === "" ? null : (
        <Button size="s" type="submit" look="primary">
          {words.workshop.commentSend}
        </Button>
      )}
    </form>
  );
}
