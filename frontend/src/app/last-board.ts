// The installed app starts at “/?app” and opens the board that was open last.
import { LAST_BOARD, recall } from "../ui/remembered";

/** Asked once for each start; afterwards “/” is the list of boards. */
export function lastBoard(): string | null {
  if (!new URLSearchParams(location.search).has("app")) return null;
  return recall(LAST_BOARD) || null;
}
