// Asking the team before the workshop: the link, and what has been heard so far.
import { useState, useSyncExternalStore } from "react";
import { type AskLink, linkToAsk } from "../../api/asking";
import { all, INTAKE, prepareIntake } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import { PITCH } from "../../model/geometry";
import type { LiveBoard } from "../../sync/live-board";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { QrCode } from "../share/QrCode";
import { Section } from "./Section";
import { useFacilitates } from "./use-role";
import style from "./workshop.module.css";

const ANONYMOUS = "anonymous";

export function AskBox() {
  const { board } = useWall();
  const facilitates = useFacilitates();
  const heard = useSyncExternalStore(
    board.subscribeChanges,
    () => all(board, "note").filter(({ author }) => author === ANONYMOUS).length,
  );
  const columns = answersByQuestion(board);
  const [link, setLink] = useState<AskLink>();
  const [fault, setFault] = useState("");
  if (!facilitates) return null;
  const make = () => {
    setFault("");
    prepareIntake(board, words.ask.lane, words.ask.headings);
    linkToAsk(board.boardId, words.ask.section).then(setLink, (problem: Error) => setFault(problem.message));
  };
  return (
    <Section title={words.ask.section} lead={words.ask.sectionLead}>
      {heard > 0 ? (
        <>
          <p className={style.strong}>{words.ask.heard(heard)}</p>
          <ul className={style.lead}>
            {columns.map(([question, count]) => (
              <li key={question}>{words.workshop.answersTo(question, count)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {link ? <Address link={link} /> : null}
      {fault ? (
        <p role="alert" className={style.fault}>
          {fault}
        </p>
      ) : null}
      <div className={style.actions}>
        <Button size="s" onPress={make}>
          {link ? words.ask.makeAgain : words.ask.make}
        </Button>
      </div>
    </Section>
  );
}

/** How many answers lie in each question's column of the intake lane. */
function answersByQuestion(board: LiveBoard): [string, number][] {
  const answers = all(board, "note").filter(({ author, lane }) => author === ANONYMOUS && lane === INTAKE);
  return Object.values(words.ask.headings).map((heading, at) => {
    const own = answers.filter(({ x }) => Math.round(x / PITCH.x) === at);
    return [heading, own.length];
  });
}

function Address({ link }: { link: AskLink }) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <QrCode rows={link.qr} label={words.ask.qr} />
      <input className={style.address} readOnly value={link.url} aria-label={words.ask.copy} />
      <p className={style.lead}>{words.ask.once}</p>
      <div className={style.actions}>
        <Button
          size="s"
          look="primary"
          onPress={() => navigator.clipboard?.writeText(link.url).then(() => setCopied(true))}
        >
          {copied ? words.ask.copied : words.ask.copy}
        </Button>
      </div>
    </>
  );
}
