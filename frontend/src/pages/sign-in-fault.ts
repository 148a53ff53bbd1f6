// Why somebody is not let in, in one sentence.
import { ApiProblem } from "../api/problem";
import { words } from "../i18n";

export function sentence(problem: unknown): string {
  if (problem instanceof ApiProblem)
    return problem.status === 401 || problem.status === 403 ? words.signIn.refused : problem.message;
  return words.app.failed;
}
