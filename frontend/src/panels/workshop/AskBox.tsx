// Asking the team before the workshop: the link, and what has been heard so far.
import { useState, useSyncExternalStore } from "react";
import { type AskLink, linkToAsk } from "../../api/asking";
import { all, prepareIntake } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
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
      {heard > 0 ? <p className={style.strong}>{words.ask.heard(heard)}</p> : null}
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
