// Who is signed in, and which page stands at which address.
import { lazy, Suspense } from "react";
import { I18nProvider } from "react-aria-components";
import { Route, Switch } from "wouter";
import type { Me } from "../api/session";
import { locale } from "../i18n";
import { HomePage } from "../pages/HomePage";
import { NotFoundPage } from "../pages/NotFoundPage";
import { SignInPage } from "../pages/SignInPage";
import { useLanguage } from "../ui/language";
import { useSession } from "./use-session";

const WallPage = lazy(() => import("../pages/WallPage").then(({ WallPage }) => ({ default: WallPage })));
const HistoryPage = lazy(() =>
  import("../pages/history/HistoryPage").then((page) => ({ default: page.HistoryPage })),
);

export function App() {
  const { session, signedIn } = useSession();
  const language = useLanguage();
  if (session.state === "asking") return null;
  return (
    <I18nProvider key={language} locale={locale}>
      {session.state === "none" ? (
        <SignInPage fault={session.fault} onSignedIn={signedIn} />
      ) : (
        <Pages me={session.me} />
      )}
    </I18nProvider>
  );
}

function Pages({ me }: { me: Me }) {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/boards/:id">{({ id }) => <WallPage key={id} boardId={id} person={me.id} />}</Route>
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
