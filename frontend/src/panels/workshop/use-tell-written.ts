// While people write in private the one who leads sees how many notes wait, and not a word of them.
import { useEffect, useSyncExternalStore } from "react";
import { all } from "../../commands/verbs/workshop";
import { useWall } from "../../ui/live";

export function useTellWritten(): void {
  const { board } = useWall();
  const written = useSyncExternalStore(board.subscribeChanges, () => {
    const you = board.you()?.id;
    const own = all(board, "note").filter(
      ({ hidden, author }) => hidden && (author === null || author === you),
    );
    return own.length;
  });
  useEffect(() => board.sendPresence({ written }), [board, written]);
}
