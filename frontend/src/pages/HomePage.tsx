// All boards as cards with a small picture of the map; new ones from a template, from nothing, from a file.
import { Plus } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import { type BoardCard, listBoards, type Shelf } from "../api/boards";
import type { Me } from "../api/session";
import { words } from "../i18n";
import { Button, Segmented } from "../ui/Button";
import { Logo } from "../ui/Logo";
import { AccountMenu } from "./AccountMenu";
import type { Told } from "./CardMenu";
import { CardOfBoard } from "./CardOfBoard";
import style from "./home.module.css";
import { KeptBoards } from "./KeptBoards";
import { NewBoardDialog } from "./NewBoardDialog";
import { TemplateStrip } from "./TemplateStrip";
import { TellTale, TrashList } from "./Trash";
import { useFileDrop } from "./use-file-drop";
import { WorkspaceSwitcher } from "./WorkspaceSwitcher";

/** With few boards the templates stand on the page itself. */
const FEW = 4;

/** Who is in now, and how far a process is, changes while the page is looked at. */
const LOOK_EVERY = 30_000;
const PLACES = ["boards", "archive", "trash"] as const;
type PlaceName = (typeof PLACES)[number];

export function HomePage({ me }: { me: Me }) {
  const [place, setPlace] = useState<PlaceName>("boards");
  const shelf = place === "archive" ? "archive" : "boards";
  const { boards, fault, reload } = useBoards(shelf);
  const [told, setTold] = useState<Told>();
  const [search, setSearch] = useState("");
  const [adding, setAdding] = useState(false);
  const [table, setTable] = useState<File>();
  const drop = useFileDrop(setTable);
  const close = () => {
    setAdding(false);
    setTable(undefined);
  };
  useEffect(() => {
    document.title = words.app.name;
  }, []);
  const changed = (news?: Told) => {
    setTold(news);
    reload();
  };
  const found = boards?.filter((board) =>
    board.title.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
  );
  return (
    <div className={style.page} {...drop.handlers}>
      <header className={style.bar}>
        <p className={style.brand}>
          <Logo /> {words.app.name}
        </p>
        <span className={style.space} />
        {boards && boards.length > 1 ? (
          <Link href="/processes" className={style.processes}>
            {words.portfolio.title}
          </Link>
        ) : null}
        <WorkspaceSwitcher me={me} />
        <AccountMenu />
      </header>
      <main className={style.main}>
        <div className={style.head}>
          <h1 className={style.title}>{words.home.title}</h1>
          <Segmented
            label={words.home.places}
            value={place}
            onChange={(chosen) => {
              setTold(undefined);
              setPlace(chosen);
            }}
            choices={PLACES.map((id) => ({ id, name: words.home.place[id] }))}
          />
          <span className={style.space} />
          {place !== "trash" && boards && boards.length > 3 ? (
            <input
              type="search"
              className={style.search}
              placeholder={words.home.search}
              aria-label={words.home.search}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
          ) : null}
          <Button look="primary" onPress={() => setAdding(true)}>
            <Plus size={17} aria-hidden="true" /> {words.home.newBoard}
          </Button>
        </div>
        {fault || drop.fault ? (
          <p className={style.fault} role="alert">
            {drop.fault || fault}{" "}
            {fault ? (
              <Button size="s" onPress={reload}>
                {words.app.tryAgain}
              </Button>
            ) : null}
          </p>
        ) : null}
        {fault && !boards ? <KeptBoards person={me.id} /> : null}
        <TellTale told={told} done={(problem) => changed(problem ? { text: problem } : undefined)} />
        {place === "trash" ? <TrashList onChanged={changed} /> : null}
        {!boards && !fault && place !== "trash" ? (
          <p className={style.quiet} role="status">
            {words.app.loading}
          </p>
        ) : null}
        {place === "archive" && boards?.length === 0 ? (
          <p className={style.quiet}>{words.home.archiveEmpty}</p>
        ) : null}
        {place === "boards" && boards?.length === 0 ? <FirstBoard onNew={() => setAdding(true)} /> : null}
        <ul className={style.cards} hidden={place === "trash"}>
          {found?.map((board) => (
            <CardOfBoard key={board.id} board={board} shelf={shelf} onChanged={changed} />
          ))}
        </ul>
        {place === "boards" && boards && boards.length <= FEW ? <TemplateStrip /> : null}
        {boards && boards.length > 0 && found?.length === 0 ? (
          <p className={style.quiet}>{words.home.noMatch(search)}</p>
        ) : null}
      </main>
      {drop.over ? <div className={style.drop}>{words.home.dropHere}</div> : null}
      {adding || table ? <NewBoardDialog key={table?.name} dropped={table} onClose={close} /> : null}
    </div>
  );
}

function useBoards(shelf: Shelf): {
  boards: readonly BoardCard[] | undefined;
  fault: string;
  reload: () => void;
} {
  const [boards, setBoards] = useState<readonly BoardCard[]>();
  const [fault, setFault] = useState("");
  const reload = useCallback(() => {
    listBoards(shelf).then(
      (list) => {
        setBoards(list);
        setFault("");
      },
      (problem: unknown) => setFault(problem instanceof Error ? problem.message : words.app.failed),
    );
  }, [shelf]);
  useEffect(() => {
    setBoards(undefined);
    reload();
    window.addEventListener("focus", reload);
    const timer = setInterval(() => document.visibilityState === "visible" && reload(), LOOK_EVERY);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", reload);
    };
  }, [reload]);
  return { boards, fault, reload };
}

function FirstBoard({ onNew }: { onNew: () => void }) {
  return (
    <section className={style.first}>
      <h2 className={style.firstTitle}>{words.home.firstTitle}</h2>
      <p>{words.home.firstText}</p>
      <ol className={style.steps}>
        {words.home.firstSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button look="primary" onPress={onNew}>
        {words.home.newBoard}
      </Button>
    </section>
  );
}
