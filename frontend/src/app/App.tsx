// Who is signed in, and which page stands at which address.
import { lazy, Suspense } from "react";
import { I18nProvider } from "react-aria-components";
import { Redirect, Route, Switch, useRoute } from "wouter";
import type { Me } from "../api/session";
import { locale } from "../i18n";
import { AskPage } from "../pages/AskPage";
import { HomePage } from "../pages/HomePage";
import { JoinPage } from "../pages/join/JoinPage";
import { WaitingPage } from "../pages/join/WaitingPage";
import { NotFoundPage } from "../pages/NotFoundPage";
import { PortfolioPage } from "../pages/PortfolioPage";
import { SignInPage } from "../pages/SignInPage";
import { useLanguage } from "../ui/language";
import { lastBoard } from "./last-board";
import { NewVersion } from "./NewVersion";
import { useSession } from "./use-session";

const WallPage = lazy(() => import("../pages/WallPage").then(({ WallPage }) => ({ default: WallPage })));
const AccountPage = lazy(() =>
  import("../pages/account/AccountPage").then(({ AccountPage }) => ({ default: AccountPage })),
);
const ClientPage = lazy(() =>
  import("../pages/client/ClientPage").then(({ ClientPage }) => ({ default: ClientPage })),
);
const ExportPage = lazy(() =>
  import("../pages/export/ExportPage").then(({ ExportPage }) => ({ default: ExportPage })),
);
const HistoryPage = lazy(() =>
  import("../pages/history/HistoryPage").then((page) => ({ default: page.HistoryPage })),
);

export function App() {
  const { session, signedIn, ask } = useSession();
  const [joining] = useRoute("/join");
  const [answering] = useRoute("/ask");
  const language = useLanguage();
  if (session.state === "asking") return null;
  return (
    <I18nProvider key={language} locale={locale}>
      <NewVersion />
      {answering ? (
        <AskPage />
      ) : joining ? (
        <JoinPage onJoined={ask} />
      ) : session.state === "none" ? (
        <SignInPage fault={session.fault} onSignedIn={signedIn} />
      ) : session.me.waiting ? (
        <WaitingPage me={session.me} ask={ask} />
      ) : (
        <Pages me={session.me} ask={ask} />
      )}
    </I18nProvider>
  );
}

/** A guest has one board; the installed app opens where it was left; everyone else chooses. */
function Start({ me }: { me: Me }) {
  const board = me.board_id ?? lastBoard();
  return board ? <Redirect to={`/boards/${board}`} replace /> : <HomePage me={me} />;
}

function Pages({ me, ask }: { me: Me; ask: () => Promise<void> }) {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/">
          <Start me={me} />
        </Route>
        <Route path="/you">
          <AccountPage me={me} ask={ask} />
        </Route>
        <Route path="/clients/:id">{({ id }) => <ClientPage key={id} id={id} />}</Route>
        <Route path="/processes">
          <PortfolioPage />
        </Route>
        <Route path="/boards/:id">{({ id }) => <WallPage key={id} boardId={id} person={me.id} />}</Route>
        <Route path="/boards/:id/export">{({ id }) => <ExportPage key={id} boardId={id} me={me} />}</Route>
        <Route path="/boards/:id/history">
          {({ id }) => <HistoryPage key={id} boardId={id} person={me.id} />}
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
