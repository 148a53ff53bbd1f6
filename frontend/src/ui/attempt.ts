// Something that the server does: one at a time, and what went wrong is said where it was asked for.
import { useState } from "react";
import { words } from "../i18n";

export interface Attempt {
  readonly busy: boolean;
  readonly fault: string;
  readonly run: (act: () => Promise<unknown>) => Promise<void>;
}

export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setFault("");
    try {
      await act();
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : words.improve.failed);
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, run };
}
