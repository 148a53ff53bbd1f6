// Who is signed in, and which page stands at which address.
import { I18nProvider } from "react-aria-components";
import { Redirect, Route, Switch, useRoute } from "wouter";
import type { Me } from "../api/session";
import { locale } from "../i18n";
import { useLanguage } from "../ui/language";
import { later } from "../ui/later";
import { lastBoard } from "./last-board";
import { NewVersion } from "./NewVersion";
import { useSession } from "./use-session";

const WallPage = later(() => import("../pages/WallPage").then((page) => page.WallPage));
const HomePage = later(() => import("../pages/HomePage").then((page) => page.HomePage));
const SignInPage = later(() => import("../pages/SignInPage").then((page) => page.SignInPage));
const WaitingPage = later(() => import("../pages/join/WaitingPage").then((page) => page.WaitingPage));
const NotFoundPage = later(() => import("../pages/NotFoundPage").then((page) => page.NotFoundPage));
const JoinPage = later(() => import("../pages/join/JoinPage").then((page) => page.JoinPage));
const AskPage = later(() => import("../pages/AskPage").then((page) => page.AskPage));
const PortfolioPage = later(() => import("../pages/PortfolioPage").then((page) => page.PortfolioPage));
const AccountPage = later(() => import("../pages/account/AccountPage").then((page) => page.AccountPage));
const ClientPage = later(() => import("../pages/client/ClientPage").then((page) => page.ClientPage));
const ExportPage = later(() => import("../pages/export/ExportPage").then((page) => page.ExportPage));
const HistoryPage = later(() => import("../pages/history/HistoryPage").then((page) => page.HistoryPage));

// Fetched while the server is still asked who is there.
if (location.pathname.startsWith("/boards/")) WallPage.fetch();

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
        {({ id }) => <HistoryPage key={id} boardId={id} person={me.id} role={me.role} />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
