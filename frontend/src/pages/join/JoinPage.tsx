// Coming in: the link or the code says which wall, a name is all that is asked.
import { useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { type Invitation, join, look } from "../../api/access";
import { ApiProblem } from "../../api/problem";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { LanguageButtons } from "../../ui/LanguageButtons";
import { Logo } from "../../ui/Logo";
import style from "./join.module.css";
import { remembered } from "./last-name";

type Stage =
  | { readonly at: "code"; readonly fault?: string }
  | { readonly at: "looking" }
  | { readonly at: "name"; readonly key: string; readonly to: Invitation; readonly fault?: string }
  | { readonly at: "nothing" };

/** `onJoined` makes the page ask anew who it is. */
export function JoinPage({ onJoined }: { onJoined: () => Promise<void> }) {
  const [stage, setStage] = useState<Stage>({ at: "looking" });
  const [, goTo] = useLocation();
  const open = useCallback(
    (key: string, typed: boolean) =>
      look(key).then(
        (to) => setStage({ at: "name", key, to }),
        (problem: unknown) => setStage(typed ? { at: "code", fault: sentence(problem) } : { at: "nothing" }),
      ),
    [],
  );
  useEffect(() => {
    document.title = `${words.join.title} – ${words.app.name}`;
    const arrive = () => {
      const key = takeKey();
      if (key) void open(key, false);
      return key !== "";
    };
    if (!arrive()) setStage({ at: "code" });
    window.addEventListener("hashchange", arrive); // another code scanned into this tab
    return () => window.removeEventListener("hashchange", arrive);
  }, [open]);
  const come = async (key: string, name: string | undefined, to: Invitation) => {
    try {
      const { board_id } = await join(key, name);
      if (name) remembered.set(name);
      await onJoined();
      goTo(`/boards/${board_id}`, { replace: true });
    } catch (problem) {
      setStage({ at: "name", key, to, fault: sentence(problem) });
    }
  };
  return (
    <main className={style.page}>
      <div className={style.card}>
        <p className={style.brand}>
          <Logo /> {words.app.name}
        </p>
        {stage.at === "looking" ? <p role="status">{words.app.loading}</p> : null}
        {stage.at === "code" ? (
          <CodeForm fault={stage.fault} onCode={(code) => void open(code, true)} />
        ) : null}
        {stage.at === "name" ? (
          <NameForm
            to={stage.to}
            fault={stage.fault}
            onName={(name) => void come(stage.key, name, stage.to)}
          />
        ) : null}
        {stage.at === "nothing" ? <NoWay onCode={() => setStage({ at: "code" })} /> : null}
        <LanguageButtons />
      </div>
    </main>
  );
}

function CodeForm({ fault, onCode }: { fault?: string | undefined; onCode: (code: string) => void }) {
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        const code = String(new FormData(event.currentTarget).get("code") ?? "").trim();
        if (code) onCode(code);
      }}
    >
      <h1 className={style.title}>{words.join.title}</h1>
      <label className={style.label}>
        {words.join.code}
        <input
          name="code"
          className={style.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={40}
          aria-describedby="code-hint"
        />
      </label>
      <p id="code-hint" className={style.hint}>
        {words.join.codeHint}
      </p>
      <Fault text={fault} />
      <Button type="submit" look="primary">
        {words.join.next}
      </Button>
      <a href="/" className={style.link}>
        {words.join.signIn}
      </a>
    </form>
  );
}

interface NameFormProps {
  readonly to: Invitation;
  readonly fault?: string | undefined;
  readonly onName: (name: string | undefined) => void;
}

function NameForm({ to, fault, onName }: NameFormProps) {
  const [sent, setSent] = useState(false);
  useEffect(() => {
    if (fault) setSent(false);
  }, [fault]);
  const known = to.name ?? undefined;
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        onName(known ? undefined : String(new FormData(event.currentTarget).get("name") ?? ""));
      }}
    >
      <h1 className={style.title} dir="auto">
        {to.title || words.join.untitled}
      </h1>
      <p className={style.text}>
        {words.join.may(words.join.mayWords[to.role] ?? to.role)} {to.lobby ? words.join.lobby : ""}
      </p>
      {known ? null : (
        <label className={style.label}>
          {words.join.name}
          <input
            name="name"
            className={style.input}
            autoComplete="nickname"
            defaultValue={remembered.get()}
            required
            maxLength={80}
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: the one question of this page; whoever scanned the code types at once
            autoFocus
          />
        </label>
      )}
      <Fault text={fault} />
      <Button type="submit" look="primary" isDisabled={sent}>
        {sent ? words.join.working : known ? words.join.goAs(known) : words.join.go}
      </Button>
    </form>
  );
}

/** Whatever is wrong with a link looks like this. */
export function NoWay({ onCode }: { onCode: () => void }) {
  return (
    <div className={style.form} role="alert">
      <h1 className={style.title}>{words.join.noWay}</h1>
      <p className={style.text}>{words.join.noWayHint}</p>
      <Button look="primary" onPress={onCode}>
        {words.join.another}
      </Button>
    </div>
  );
}

function Fault({ text }: { text: string | undefined }) {
  return text ? (
    <p className={style.fault} role="alert">
      {text}
    </p>
  ) : null;
}

/** The secret leaves the address bar and the history before anything else happens. */
function takeKey(): string {
  const key = location.hash.slice(1);
  if (key) history.replaceState(null, "", location.pathname);
  return key;
}

function sentence(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return words.app.failed;
  if (problem.code === "no_way") return words.join.noWayHint;
  return problem.code === "too_many" ? words.join.tooMany : problem.message;
}
