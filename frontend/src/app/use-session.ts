// The session: a token in the address is exchanged for a cookie once, otherwise the server says who we are.
import { useCallback, useEffect, useState } from "react";
import { ApiProblem } from "../api/problem";
import { type Me, me, signIn } from "../api/session";
import { TOKEN, tokenIn } from "../api/token";
import { words } from "../i18n";
import { sentence } from "../pages/sign-in-fault";
import { keptMe, rememberMe } from "./kept-me";

/** Where the sign-in service's way back ends when somebody is not let in. */
const REFUSED = "#refused";

export type Session =
  | { readonly state: "asking" }
  | { readonly state: "none"; readonly fault?: string }
  | { readonly state: "signed-in"; readonly me: Me };

export function useSession(): { session: Session; signedIn: (me: Me) => void; ask: () => Promise<void> } {
  const [session, setSession] = useState<Session>({ state: "asking" });
  const signedIn = useCallback((person: Me) => setSession({ state: "signed-in", me: person }), []);
  useEffect(() => {
    let gone = false;
    const look = () =>
      void find().then((found) => {
        if (!gone) setSession(found);
      });
    // The printed address opened in a tab that is here already changes nothing but the fragment.
    const lookAgain = () => location.hash.startsWith(TOKEN) && look();
    look();
    window.addEventListener("hashchange", lookAgain);
    return () => {
      gone = true;
      window.removeEventListener("hashchange", lookAgain);
    };
  }, []);
  const ask = useCallback(async () => setSession(await find()), []);
  return { session, signedIn, ask };
}

async function find(): Promise<Session> {
  const token = takeToken();
  if (location.hash === REFUSED) {
    history.replaceState(null, "", "/");
    return { state: "none", fault: words.enter.refused };
  }
  try {
    const person = token ? await signIn(token) : await me();
    rememberMe(person);
    return { state: "signed-in", me: person };
  } catch (problem) {
    const kept = token ? undefined : keptMe(problem);
    if (kept) return { state: "signed-in", me: kept };
    const known = token ? await stillSignedIn() : undefined;
    if (known) return known;
    const unknown = problem instanceof ApiProblem && problem.status === 401 && !token;
    return unknown ? { state: "none" } : { state: "none", fault: sentence(problem) };
  }
}

/** The secret leaves the address bar and the history before anything else happens. */
function takeToken(): string | undefined {
  if (!location.hash.startsWith(TOKEN)) return undefined;
  const token = tokenIn(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}

/** An old one-time address opened again is no reason to throw out who is signed in. */
async function stillSignedIn(): Promise<Session | undefined> {
  try {
    return { state: "signed-in", me: await me() };
  } catch {
    return undefined;
  }
}
