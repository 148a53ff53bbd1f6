// What went wrong, in one sentence for the person.
import { words } from "../i18n";

export function sentenceOf(problem: unknown): string {
  return problem instanceof Error && problem.message ? problem.message : words.app.failed;
}
