// Who is signed in, and which page stands at which address.
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import type { Me } from "../api/session";
import { HomePage } from "../pages/HomePage";
import { NotFoundPage } from "../pages/NotFoundPage";
import { SignInPage } from "../pages/SignInPage";
import { useSession } from "./use-session";

const WallPage = lazy(() => import("../pages/WallPage").then(({ WallPage }) => ({ default: WallPage })));
const HistoryPage = lazy(() =>
  import("../pages/history/HistoryPage").then((page) => ({ default: page.HistoryPage })),
);

export function App() {
  const { session, signedIn } = useSession();
  if (session.state === "asking") return null;
  if (session.state === "none") return <SignInPage fault={session.fault} onSignedIn={signedIn} />;
  return <Pages me={session.me} />;
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
