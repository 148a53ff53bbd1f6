// Signing in: an address that one was given, an e-mail, a sign-in service; or a code for a wall.
import { useEffect, useState } from "react";
import { ApiProblem } from "../api/problem";
import { type Me, mailMe, signIn, signInWays, type Ways } from "../api/session";
import { tokenIn } from "../api/token";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { LanguageButtons } from "../ui/LanguageButtons";
import { Logo } from "../ui/Logo";
import style from "./plain.module.css";
import { sentence } from "./sign-in-fault";

interface SignInProps {
  readonly fault?: string | undefined;
  readonly onSignedIn: (me: Me) => void;
}

export function SignInPage({ fault, onSignedIn }: SignInProps) {
  const [ways, setWays] = useState<Ways>();
  useEffect(() => {
    signInWays().then(setWays, () => undefined); // without an answer the address is what is left
  }, []);
  return (
    <main className={style.page}>
      <div className={style.card}>
        <p className={style.brand}>
          <Logo /> {words.app.name}
        </p>
        {ways?.service ? (
          <a className={style.service} href="/api/oidc/start">
            {words.enter.service(ways.service)}
          </a>
        ) : null}
        {ways?.mail ? <MailForm /> : null}
        <TokenForm fault={fault} onSignedIn={onSignedIn} />
        <a href="/join" className={style.link}>
          {words.enter.join}
        </a>
        <LanguageButtons />
      </div>
    </main>
  );
}

function TokenForm({ fault: first, onSignedIn }: SignInProps) {
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
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <h1 className={style.title}>{words.signIn.title}</h1>
      <p className={style.text}>{words.signIn.hint}</p>
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
  );
}

function MailForm() {
  const [said, setSaid] = useState("");
  const send = (form: FormData) =>
    mailMe(String(form.get("email") ?? "")).then(
      () => setSaid(words.enter.mailSent),
      (problem: unknown) => setSaid(problem instanceof ApiProblem ? problem.message : words.app.failed),
    );
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <label className={style.label}>
        {words.enter.mail}
        <input
          name="email"
          type="email"
          className={style.input}
          autoComplete="email"
          required
          maxLength={320}
        />
      </label>
      {said ? <p role="status">{said}</p> : null}
      <Button type="submit" look="primary">
        {words.enter.mailGo}
      </Button>
    </form>
  );
}
