// One board on the screen: opens it live and puts bar, wall or outline, panel and figures together.
import { useEffect, useMemo } from "react";
import { Link, useLocation } from "wouter";
import { WallCanvas } from "../canvas/WallCanvas";
import { variantBesideChosen } from "../commands/verbs/variants";
import { WallView } from "../commands/view";
import { words } from "../i18n";
import { plain } from "../model/plain";
import { Banner } from "../panels/Banner";
import { Capture } from "../panels/capture/Capture";
import { EmptyHint } from "../panels/EmptyHint";
import { FiguresBar } from "../panels/FiguresBar";
import { Ladder } from "../panels/Ladder";
import { LiveRegion } from "../panels/LiveRegion";
import { Notices } from "../panels/Notices";
import { Palette } from "../panels/Palette";
import { Present } from "../panels/Present";
import { SidePanel } from "../panels/SidePanel";
import { Together } from "../panels/Together";
import { TopBar } from "../panels/TopBar";
import { Trial, TrialContext } from "../panels/trial";
import { WallTools } from "../panels/WallTools";
import { SignalsSeen } from "../panels/workshop/SignalsSeen";
import { Button } from "../ui/Button";
import { later } from "../ui/later";
import { useFacts, useStatus, useView, useWall, WallContext } from "../ui/live";
import { LAST_BOARD, recall, remember } from "../ui/remembered";
import { useAskingToStay } from "../ui/use-asking-to-stay";
import { useLiveBoard } from "../ui/use-live-board";
import { PHONE } from "../ui/use-media";
import { ClosedBoard } from "./ClosedBoard";
import { useShortcuts } from "./use-shortcuts";
import style from "./wall.module.css";

// Fetched when first opened; what is under the hand at once (the keys of the big screen) comes with the page.
const Sheet = later(() => import("../panels/sheets/Sheet").then((part) => part.Sheet));
const Outline = later(() => import("../panels/Outline").then((part) => part.Outline));
const DoorOnScreen = later(() => import("../panels/share/DoorOnScreen").then((part) => part.DoorOnScreen));
const ShareDialog = later(() => import("../panels/share/ShareDialog").then((part) => part.ShareDialog));
const ReplaceDialog = later(() => import("../panels/ReplaceDialog").then((part) => part.ReplaceDialog));
const ShortcutsDialog = later(() => import("../panels/ShortcutsDialog").then((part) => part.ShortcutsDialog));
const LostDialog = later(() => import("../panels/LostDialog").then((part) => part.LostDialog));
const FactsDialog = later(() => import("../panels/FactsDialog").then((part) => part.FactsDialog));

export function WallPage({ boardId, person }: { boardId: string; person: string }) {
  const board = useLiveBoard(boardId, person);
  const view = useMemo(() => new WallView({ outline: matchMedia(PHONE).matches }), []);
  const [, goTo] = useLocation();
  view.goTo = goTo;
  const trial = useMemo(
    () =>
      new Trial(
        boardId,
        () => view.get().state,
        () => board && variantBesideChosen({ board, view }),
      ),
    [boardId, board, view],
  );
  if (!board) return null;
  return (
    <WallContext value={{ board, view }}>
      <TrialContext value={trial}>
        <OpenWall />
      </TrialContext>
    </WallContext>
  );
}

function OpenWall() {
  const status = useStatus();
  const { phase, loaded } = status;
  const { title } = useFacts();
  useShortcuts();
  useAskingToStay(status);
  useEffect(() => {
    document.title = title ? `${plain(title)} – ${words.app.name}` : words.app.name;
  }, [title]);
  const { board } = useWall();
  useEffect(() => {
    if (phase !== "closed" && loaded) remember(LAST_BOARD, board.boardId);
    else if (phase === "closed" && recall(LAST_BOARD) === board.boardId) remember(LAST_BOARD, "");
  }, [board, loaded, phase]);
  if (phase === "closed") return <ClosedBoard />;
  if (!loaded) return <Opening />;
  return <Layout />;
}

/** Without a server a board that this browser keeps is there at once; of any other there is nothing to show yet. */
function Opening() {
  const { board } = useWall();
  const { phase } = useStatus();
  return (
    <div className={style.opening} role="status">
      <p>{phase === "offline" ? words.wall.notReached : words.app.loading}</p>
      {phase === "offline" ? (
        <p className={style.ways}>
          <Button onPress={() => board.retry()}>{words.app.tryAgain}</Button>
          <Link href="/">{words.app.toBoards}</Link>
        </p>
      ) : null}
    </div>
  );
}

function Layout() {
  const outline = useView((view) => view.outline);
  const present = useView((view) => view.present);
  const ladder = useView((view) => view.ladder);
  const sheet = useView((view) => view.sheet);
  const judging = useView((view) => view.panel === "judge");
  return (
    <div className={style.page} data-present={present}>
      {present ? null : <TopBar />}
      <Banner />
      <div className={style.middle}>
        <main className={style.main} aria-label={outline ? words.wall.outline : words.wall.label}>
          {sheet ? (
            <Sheet name={sheet} />
          ) : outline ? (
            <Outline />
          ) : (
            <>
              <WallCanvas />
              <EmptyHint />
              {present ? <Present /> : <WallTools />}
            </>
          )}
          <Together />
          <SignalsSeen />
          <Notices />
        </main>
        {present && !sheet && !outline ? <DoorOnScreen /> : null}
        {sheet || (present && !judging) ? null : <SidePanel />}
      </div>
      {ladder && !outline && !present && !sheet ? <Ladder /> : null}
      <FiguresBar />
      <Dialogs />
      <Capture />
      <p className={style.onPaper}>{words.wall.onPaper}</p>
      <LiveRegion />
    </div>
  );
}

function Dialogs() {
  const dialog = useView((view) => view.dialog);
  switch (dialog) {
    case "shortcuts":
      return <ShortcutsDialog />;
    case "palette":
      return <Palette />;
    case "replace":
      return <ReplaceDialog />;
    case "facts":
      return <FactsDialog />;
    case "lost":
      return <LostDialog />;
    case "share":
      return <ShareDialog />;
    default:
      return null;
  }
}
