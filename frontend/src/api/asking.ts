// Asking the team before the workshop, over HTTP: the facilitator's link, the questions, the answers.
import type { components } from "../generated/api";
import { answered, http } from "./client";

export type Asked = components["schemas"]["Asked"];
export type Question = Asked["questions"][number];
export type AskLink = components["schemas"]["MadeLink"];

/** What the link behind this key asks. Throws ApiProblem when it opens nothing. */
export async function questionsOf(key: string): Promise<Asked> {
  return await answered(http.POST("/api/ask/look", { body: { key } }));
}

export async function answerQuestions(
  key: string,
  answers: Partial<Record<Question, string>>,
  name: string,
): Promise<void> {
  await answered(http.POST("/api/ask", { body: { key, answers, name } }));
}

/** A new link that asks; its address is told this once. */
export async function linkToAsk(board_id: string, label: string): Promise<AskLink> {
  const body = { role: "ask", hours: 14 * 24, lobby: false, label } as const;
  return await answered(http.POST("/api/boards/{board_id}/links", { params: { path: { board_id } }, body }));
}
