// Signing out: the session ends and the browser forgets every board, whatever still waited.
import { signOut } from "../api/session";
import { forgetBoards, unsentBoards } from "../sync/browser";

export interface Unsent {
  readonly changes: number;
  readonly boards: readonly string[];
}

/** What signing out would lose: changes that are in this browser only, and the boards they are on. */
export async function unsent(): Promise<Unsent | undefined> {
  const boards = await unsentBoards();
  if (boards.length === 0) return undefined;
  const changes = boards.reduce((sum, { waiting }) => sum + waiting, 0);
  return { changes, boards: boards.map(({ title }) => title) };
}

/** Throws ApiProblem when the server cannot be reached; then nothing is forgotten. */
export async function leave(): Promise<void> {
  await signOut();
  await forgetBoards();
}
