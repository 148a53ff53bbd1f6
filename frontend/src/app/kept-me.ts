// Who was signed in last in this browser: without a server the boards it kept open for this person, and for nobody else.
import { ApiProblem } from "../api/problem";
import type { Me } from "../api/session";
import { recall, remember } from "../ui/remembered";

const KEY = "leanwall.me";
const NO_ANSWER = 0;
const SERVER_FAULT = 500;

export function rememberMe(me: Me): void {
  remember(KEY, JSON.stringify(me));
}

/** The person as last seen, if the server did not answer; one who is signed out is forgotten. */
export function keptMe(problem: unknown): Me | undefined {
  const status = problem instanceof ApiProblem ? problem.status : undefined;
  if (status === 401) remember(KEY, "");
  const isAway = status === NO_ANSWER || (status ?? 0) >= SERVER_FAULT;
  const kept = isAway ? recall(KEY) : null;
  return kept ? (JSON.parse(kept) as Me) : undefined;
}
