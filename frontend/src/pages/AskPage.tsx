// Four questions before the workshop, answered on a phone in two minutes; no account, no name needed.
import { useCallback, useEffect, useState } from "react";
import { type Asked, answerQuestions, type Question, questionsOf } from "../api/asking";
import { ApiProblem } from "../api/problem";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { LanguageButtons } from "../ui/LanguageButtons";
import { Logo } from "../ui/Logo";
import style from "./join/join.module.css";

type Stage =
  | { readonly at: "looking" | "nothing" | "thanks" }
  | { readonly at: "unreached"; readonly fault: string }
  | { readonly at: "asking"; readonly key: string; readonly asked: Asked; readonly fault?: string };

export function AskPage() {
  const [stage, setStage] = useState<Stage>({ at: "looking" });
  const open = useCallback((key: string) => {
    questionsOf(key).then(
      (asked) => setStage({ at: "asking", key, asked }),
      (problem: Error) =>
        setStage(hasEnded(problem) ? { at: "nothing" } : { at: "unreached", fault: problem.message }),
    );
  }, []);
  useEffect(() => {
    document.title = `${words.ask.title} – ${words.app.name}`;
    open(location.hash.slice(1));
  }, [open]);
  const send = (key: string, asked: Asked, answers: Partial<Record<Question, string>>, name: string) =>
    answerQuestions(key, answers, name).then(
      () => setStage({ at: "thanks" }),
      (problem: Error) => setStage({ at: "asking", key, asked, fault: problem.message }),
    );
  return (
    <main className={style.page}>
      <div className={style.card}>
        <p className={style.brand}>
          <Logo /> {words.app.name}
        </p>
        {stage.at === "looking" ? <p role="status">{words.app.loading}</p> : null}
        {stage.at === "nothing" ? (
          <>
            <h1 className={style.title}>{words.ask.title}</h1>
            <p role="alert">{words.ask.nothing}</p>
          </>
        ) : null}
        {stage.at === "unreached" ? (
          <>
            <h1 className={style.title}>{words.ask.title}</h1>
            <p role="alert">{stage.fault}</p>
            <Button onPress={() => open(location.hash.slice(1))}>{words.app.tryAgain}</Button>
          </>
        ) : null}
        {stage.at === "thanks" ? (
          <>
            <h1 className={style.title}>{words.ask.thanks}</h1>
            <p>{words.ask.thanksText}</p>
            <Button onPress={() => open(location.hash.slice(1))}>{words.ask.again}</Button>
          </>
        ) : null}
        {stage.at === "asking" ? (
          <Questions
            asked={stage.asked}
            fault={stage.fault}
            onSend={(answers, name) => send(stage.key, stage.asked, answers, name)}
          />
        ) : null}
        <LanguageButtons />
      </div>
    </main>
  );
}

/** Whether the link opens nothing, and not the way to the server alone. */
function hasEnded(problem: Error): boolean {
  return problem instanceof ApiProblem && problem.status === 404;
}

interface QuestionsProps {
  readonly asked: Asked;
  readonly fault?: string | undefined;
  readonly onSend: (answers: Partial<Record<Question, string>>, name: string) => Promise<void>;
}

function Questions({ asked, fault, onSend }: QuestionsProps) {
  const [sending, setSending] = useState(false);
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const said = asked.questions.map((name) => [name, String(form.get(name) ?? "")] as const);
        setSending(true);
        onSend(
          Object.fromEntries(said.filter(([, text]) => text.trim() !== "")),
          String(form.get("name") ?? ""),
        ).finally(() => setSending(false));
      }}
    >
      <h1 className={style.title}>{words.ask.about(asked.title || words.home.untitled)}</h1>
      <p className={style.hint}>{words.ask.lead}</p>
      {asked.questions.map((question) => (
        <label key={question} className={style.label}>
          {words.ask.questions[question]}
          <textarea name={question} rows={2} maxLength={2000} dir="auto" />
        </label>
      ))}
      <label className={style.label}>
        {words.ask.name}
        <input name="name" maxLength={80} autoComplete="off" dir="auto" />
      </label>
      {fault ? (
        <p role="alert" className={style.fault}>
          {fault}
        </p>
      ) : null}
      <Button type="submit" look="primary" isDisabled={sending}>
        {words.ask.send}
      </Button>
    </form>
  );
}
