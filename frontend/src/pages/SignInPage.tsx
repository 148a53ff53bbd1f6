// Signing in: the token comes with the printed address, or is pasted here.
import { useState } from "react";
import { ApiProblem } from "../api/problem";
import { type Me, signIn } from "../api/session";
import { tokenIn } from "../api/token";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { LanguageButtons } from "../ui/LanguageChoice";
import { Logo } from "../ui/Logo";
import style from "./plain.module.css";

export function SignInPage({
  fault: first,
  onSignedIn,
}: {
  fault?: string | undefined;
  onSignedIn: (me: Me) => void;
}) {
  const [fault, setFault] = useState(first);
  const [working, setWorking] = useState(false);
  const send = async (form: FormData) => {
    const token = tokenIn(String(form.get("token") ?? ""));
    setWorking(true);
    try {
      onSignedIn(await signIn(token));
    } catch (problem) {
      setFault(sentence(problem));
      setWorking(false);
    }
  };
  return (
    <main className={style.page}>
      <div className={style.card}>
        <p className={style.brand}>
          <Logo /> {words.app.name}
        </p>
        <h1 className={style.title}>{words.signIn.title}</h1>
        <p className={style.text}>{words.signIn.hint}</p>
        <form
          className={style.form}
          onSubmit={(event) => {
            event.preventDefault();
            void send(new FormData(event.currentTarget));
          }}
        >
          <label className={style.label}>
            {words.signIn.token}
            <input
              name="token"
              className={style.input}
              autoComplete="off"
              spellCheck={false}
              required
              maxLength={2000}
            />
          </label>
          {fault ? (
            <p className={style.fault} role="alert">
              {fault}
            </p>
          ) : null}
          <Button type="submit" look="primary" isDisabled={working}>
            {working ? words.signIn.working : words.signIn.go}
          </Button>
        </form>
        <LanguageButtons />
      </div>
    </main>
  );
}

export function sentence(problem: unknown): string {
  if (problem instanceof ApiProblem)
    return problem.status === 401 || problem.status === 403 ? words.signIn.refused : problem.message;
  return words.app.failed;
}
