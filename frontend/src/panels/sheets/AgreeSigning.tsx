// Putting a version up, signing it as process owner and sponsor, and what holds once both have.

import { BadgeCheck } from "lucide-react";
import { useId, useState } from "react";
import { type Agreement, propose, type ReleaseTold, sign, withdraw } from "../../api/improving";
import { locale, words } from "../../i18n";
import { todayHere } from "../../model/reviews";
import { mayHost } from "../../model/roles";
import { Button } from "../../ui/Button";
import { useFacts, useWall } from "../../ui/live";
import style from "./agree.module.css";
import { Changes } from "./Changes";
import sheet from "./sheet.module.css";

const ROLES = ["process_owner", "sponsor"] as const;

export function Agreed({ release, next }: { release: ReleaseTold; next: string }) {
  return (
    <section className={sheet.card}>
      {release.imported ? (
        <h2 className={sheet.title}>{words.agree.agreedElsewhere(release.number, release.name)}</h2>
      ) : (
        <h2 className={style.agreed}>
          <BadgeCheck size={26} aria-hidden="true" />
          {words.agree.agreed(release.number, release.name)}
        </h2>
      )}
      <p>
        {release.effective ? words.agree.holdsFrom(dayText(release.effective)) : ""}{" "}
        {ROLES.map((role) => signature(release, role)).join(" · ")}
      </p>
      {release.imported ? <p className={sheet.quiet}>{words.agree.imported}</p> : null}
      {release.changed ? (
        <>
          <p className={style.moved}>{words.agree.changed(next)}</p>
          <Changes release={release} />
        </>
      ) : (
        <p className={sheet.quiet}>{release.imported ? words.agree.unchangedHere : words.agree.unchanged}</p>
      )}
    </section>
  );
}

function signature(release: ReleaseTold, role: (typeof ROLES)[number]): string {
  const signed = release.signatures[role];
  const by = signed
    ? words.agree.signedAt(signed.name ?? "", momentText(signed.at ?? ""))
    : words.agree.notSigned;
  return `${words.agree.roles[role]}: ${by}`;
}

export function dayText(day: string): string {
  return new Date(`${day}T00:00:00`).toLocaleDateString(locale, { dateStyle: "medium" });
}

function momentText(moment: string): string {
  return new Date(moment).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}

export function Signing({ agreement, again }: { agreement: Agreement; again: () => void }) {
  const { proposal } = agreement;
  return (
    <section className={sheet.card} aria-label={words.agree.sign}>
      <h2 className={sheet.title}>
        {words.agree.sign}
        {proposal ? "" : `: ${words.agree.draft(agreement.next)}`}
      </h2>
      {proposal ? <Sign release={proposal} again={again} /> : <PutUp again={again} />}
    </section>
  );
}

/** Does it, shows a refusal, then asks for the state of things anew. */
function useDoing(again: () => void) {
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFault("");
    try {
      await work();
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : words.improve.failed);
    } finally {
      setBusy(false);
      again();
    }
  };
  return { fault, busy, act };
}

function Fault({ text }: { text: string }) {
  return text ? (
    <p className={sheet.fault} role="alert">
      {text}
    </p>
  ) : null;
}

function PutUp({ again }: { again: () => void }) {
  const { board } = useWall();
  const { fault, busy, act } = useDoing(again);
  const [name, setName] = useState("");
  const [effective, setEffective] = useState(todayHere());
  const [nameId, dayId] = [useId(), useId()];
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => propose(board.boardId, name.trim() || words.agree.nameExample, effective));
      }}
    >
      <p className={sheet.quiet}>{words.agree.putUpHelp}</p>
      <div className={sheet.row}>
        <span className={sheet.fieldset}>
          <label className={sheet.label} htmlFor={nameId}>
            {words.agree.name}
          </label>
          <input
            id={nameId}
            className={sheet.input}
            value={name}
            maxLength={300}
            placeholder={words.agree.nameExample}
            dir="auto"
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
        </span>
        <span className={sheet.fieldset}>
          <label className={sheet.label} htmlFor={dayId}>
            {words.agree.effective}
          </label>
          <input
            id={dayId}
            type="date"
            className={sheet.input}
            value={effective}
            onChange={(event) => setEffective(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
        </span>
      </div>
      <Fault text={fault} />
      <div>
        <Button type="submit" look="primary" isDisabled={busy || !mayHost(board.you()?.role)}>
          {words.agree.putUp}
        </Button>
      </div>
    </form>
  );
}

function Sign({ release, again }: { release: ReleaseTold; again: () => void }) {
  const { board } = useWall();
  const { fault, busy, act } = useDoing(again);
  return (
    <>
      <p>{words.agree.waits(release.number, release.name)}</p>
      {release.changed ? (
        <p className={style.moved}>
          {release.imported ? words.agree.importedProposal : words.agree.changedSince}
        </p>
      ) : null}
      <div className={style.boxes}>
        {ROLES.map((role) => (
          <SignBox
            key={role}
            role={role}
            signed={release.signatures[role] ? signature(release, role) : undefined}
            busy={busy}
            sign={(name) => act(() => sign(board.boardId, release.id, role, name))}
          />
        ))}
      </div>
      <Fault text={fault} />
      {mayHost(board.you()?.role) ? (
        <div>
          <Button
            size="s"
            look="quiet"
            isDisabled={busy}
            onPress={() => void act(() => withdraw(board.boardId, release.id))}
          >
            {words.agree.withdraw}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface SignBoxProps {
  readonly role: (typeof ROLES)[number];
  readonly signed: string | undefined;
  readonly busy: boolean;
  readonly sign: (name: string) => Promise<void>;
}

function SignBox({ role, signed, busy, sign }: SignBoxProps) {
  const { board } = useWall();
  const facts = useFacts();
  const [name, setName] = useState<string>();
  const id = useId();
  const title = words.agree.roles[role];
  const proposed = role === "process_owner" ? facts.owner : facts.sponsor;
  if (signed) return <p className={style.signed}>{signed}</p>;
  return (
    <form
      className={style.box}
      onSubmit={(event) => {
        event.preventDefault();
        void sign(name ?? proposed);
      }}
    >
      <label className={sheet.label} htmlFor={id}>
        {title}: {words.agree.signName}
      </label>
      <input
        id={id}
        className={sheet.input}
        value={name ?? proposed}
        maxLength={300}
        dir="auto"
        disabled={!board.canEdit()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <Button type="submit" size="s" isDisabled={busy || !board.canEdit()}>
        {words.agree.signAs(title)}
      </Button>
    </form>
  );
}
