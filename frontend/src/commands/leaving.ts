// Signing out: the session ends and the browser forgets every board, whatever still waited.
import { signOut } from "../api/session";
import { forgetBoards } from "../sync/browser";

/** Throws ApiProblem when the server cannot be reached; then nothing is forgotten. */
export async function leave(): Promise<void> {
  await signOut();
  await forgetBoards();
}
