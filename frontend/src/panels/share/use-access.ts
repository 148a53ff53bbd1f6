// Who may come to this board, asked anew while the dialog is open.
import { useCallback, useEffect, useState } from "react";
import { type Access, readAccess } from "../../api/access";
import { words } from "../../i18n";
import { useWall } from "../../ui/live";

const ASK_EVERY = 2_500;

export interface Sharing {
  readonly access: Access | undefined;
  readonly fault: string;
  /** Does it, and shows what came of it; what went wrong stands in `fault`. */
  readonly act: (verb: () => Promise<unknown>) => Promise<void>;
}

export function useAccess(): Sharing {
  const { board } = useWall();
  const [access, setAccess] = useState<Access>();
  const [fault, setFault] = useState("");
  const ask = useCallback(
    () => readAccess(board.boardId).then(setAccess, (problem: unknown) => setFault(sentence(problem))),
    [board],
  );
  useEffect(() => {
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [ask]);
  const act = useCallback(
    async (verb: () => Promise<unknown>) => {
      try {
        await verb();
        setFault("");
      } catch (problem) {
        setFault(sentence(problem));
      }
      await ask();
    },
    [ask],
  );
  return { access, fault, act };
}

function sentence(problem: unknown): string {
  return problem instanceof Error && problem.message ? problem.message : words.app.failed;
}
