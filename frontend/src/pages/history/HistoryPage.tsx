// Who changed what, when: the list of changes beside one version, its picture or its differences.
import { ArrowLeft, RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { readBoard } from "../../api/boards";
import { words } from "../../i18n";
import { type Facts, filledFacts } from "../../model/records";
import { mayAdminister } from "../../model/roles";
import { IconButton } from "../../ui/Button";
import { useLiveBoard } from "../../ui/use-live-board";
import { ChangeList } from "./ChangeList";
import { Forget } from "./Forget";
import style from "./history.module.css";
import { useHistory } from "./use-history";
import { type Said, VersionPanel } from "./VersionPanel";

const NOTHING: Said = { text: "", bad: false };

interface HistoryProps {
  readonly boardId: string;
  readonly person: string;
  readonly role: string;
}

export function HistoryPage({ boardId, person, role }: HistoryProps) {
  const board = useLiveBoard(boardId, person);
  const { loaded, fault, refresh, older, anew } = useHistory(boardId, board);
  const facts = useBoardFacts(boardId, loaded?.version);
  const [chosen, setChosen] = useState<number>();
  const [said, setSaid] = useState<Said>(NOTHING);
  const choose = (version: number) => {
    setChosen(version);
    setSaid(NOTHING);
  };
  const again = () => {
    setChosen(undefined);
    return anew();
  };
  const title = facts?.title || words.home.untitled;
  useEffect(() => {
    document.title = `${words.history.of(title)} – ${words.app.name}`;
  }, [title]);
  const version = chosen ?? loaded?.version;
  return (
    <div className={style.page}>
      <header className={style.bar}>
        <Link
          href={`/boards/${boardId}`}
          className={style.back}
          aria-label={words.history.backToWall}
          title={words.history.backToWall}
        >
          <ArrowLeft size={18} aria-hidden="true" />
        </Link>
        <h1 className={style.title}>{facts ? words.history.of(title) : words.history.title}</h1>
        <p role="status" className={style.done}>
          {said.bad ? "" : said.text}
        </p>
        {mayAdminister(role) ? <Forget boardId={boardId} onForgotten={again} onSaid={setSaid} /> : null}
        <IconButton
          size="s"
          label={words.history.refresh}
          icon={<RefreshCw size={16} />}
          onPress={() => void refresh()}
        />
      </header>
      {fault || said.bad ? (
        <p className={style.fault} role="alert">
          {fault || said.text}
        </p>
      ) : null}
      <div className={style.columns}>
        {loaded && facts ? (
          <>
            <ChangeList
              loaded={loaded}
              calendar={facts.calendar}
              version={version}
              onChoose={choose}
              onOlder={older}
            />
            {version === undefined ? null : (
              <VersionPanel
                key={version}
                boardId={boardId}
                person={person}
                loaded={loaded}
                version={version}
                onChanged={refresh}
                onGo={setChosen}
                onDone={(change) => board?.adopt(change, "restore")}
                onSaid={setSaid}
              />
            )}
          </>
        ) : fault ? null : (
          <p className={style.waiting} role="status">
            {words.app.loading}
          </p>
        )}
      </div>
    </div>
  );
}

/** The board's own fields as they are now: its title, and the calendar that times are said in. */
function useBoardFacts(boardId: string, version: number | undefined): Facts | undefined {
  const [facts, setFacts] = useState<Facts>();
  useEffect(() => {
    let gone = false;
    if (version === undefined) return;
    readBoard(boardId).then(
      (file) => gone || setFacts(filledFacts(file)),
      () => undefined, // the list says what is wrong
    );
    return () => {
      gone = true;
    };
  }, [boardId, version]);
  return facts;
}
