// One field of several records: its value when all agree.
import { useCallback, useSyncExternalStore } from "react";
import type { RecordName } from "../../model/records";
import { useWall } from "../../ui/live";

/** The common value; undefined when the records differ. Lists count as one value by what they hold. */
export function useShared(record: RecordName, ids: readonly string[], name: string): unknown {
  const { board } = useWall();
  const subscribe = useCallback(
    (watch: () => void) => {
      const leave = ids.map((id) => board.subscribe(id, watch));
      return () => {
        for (const stop of leave) stop();
      };
    },
    [board, ids],
  );
  return useSyncExternalStore(subscribe, () => {
    const values = ids.map((id) => fieldOf(board.get(record, id), name));
    return values.every((value) => same(value, values[0])) ? values[0] : undefined;
  });
}

function fieldOf(record: object | undefined, name: string): unknown {
  return record ? (record as Readonly<Record<string, unknown>>)[name] : undefined;
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => item === b[at]);
  return a === b;
}
