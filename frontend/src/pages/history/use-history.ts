// The loaded part of a board's history: the newest page, older ones on demand, and the names of versions.
import { useCallback, useEffect, useMemo, useState } from "react";
import { type HistoryPart, type NamedVersion, NEWEST, readHistory } from "../../api/history";
import { words } from "../../i18n";
import { type Gesture, gestures, type HistoryEntry } from "../../model/history";
import type { LiveBoard } from "../../sync/live-board";

const PAGE = 150;

export interface Loaded {
  readonly lines: readonly Gesture[];
  readonly entries: readonly HistoryEntry[];
  readonly people: HistoryPart["people"];
  readonly names: ReadonlyMap<number, NamedVersion>;
  readonly version: number;
  readonly more: boolean;
}

export interface HistoryReading {
  readonly loaded: Loaded | undefined;
  readonly fault: string;
  /** Reads the newest page again and keeps the older ones. */
  readonly refresh: () => Promise<void>;
  readonly older: () => Promise<void>;
  /** Reads it as if for the first time. */
  readonly anew: () => Promise<void>;
}

/** Gathers what comes in quick succession, in milliseconds. */
const PAUSE = 250;

/** Follows the board as others work on it. */
export function useHistory(boardId: string, board: LiveBoard | undefined): HistoryReading {
  const [part, setPart] = useState<HistoryPart>();
  const [fault, setFault] = useState("");
  const read = useCallback(
    async (before: number) => {
      try {
        const found = await readHistory(boardId, before, PAGE);
        setPart((known) => joined(known, found));
        setFault("");
      } catch (problem) {
        setFault(problem instanceof Error ? problem.message : words.app.failed);
      }
    },
    [boardId],
  );
  const refresh = useCallback(() => read(NEWEST), [read]);
  const last = part?.changes.at(-1)?.version ?? 0;
  const older = useCallback(() => read(last), [read, last]);
  const anew = useCallback(() => {
    setPart(undefined);
    return read(NEWEST);
  }, [read]);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  useEffect(() => (board ? eachVersion(board, refresh) : undefined), [board, refresh]);
  const loaded = useMemo(() => (part ? shown(part) : undefined), [part]);
  return { loaded, fault, refresh, older, anew };
}

/** Calls `look` soon after the board has moved on, or has gone; the result ends that. */
function eachVersion(board: LiveBoard, look: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void look();
    }, PAUSE);
  };
  const ends = [board.subscribeChanges(soon), board.subscribeStatus(soon)];
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
  };
}

/** Pages side by side; where more has happened than a page holds, the newest page starts afresh. */
function joined(known: HistoryPart | undefined, found: HistoryPart): HistoryPart {
  const oldest = found.changes.at(-1)?.version ?? 0;
  const newest = found.changes[0]?.version ?? 0;
  const [knownNewest, knownOldest] = [known?.changes[0]?.version, known?.changes.at(-1)?.version];
  if (!known || knownNewest === undefined || knownOldest === undefined) return found;
  const above = known.changes.filter(({ version }) => version > newest);
  const below = known.changes.filter(({ version }) => version < oldest);
  const gap = (below[0]?.version ?? oldest - 1) < oldest - 1 || newest < knownOldest - 1;
  if (gap) return found;
  const people = { ...known.people, ...found.people };
  return { ...found, people, changes: [...above, ...found.changes, ...below] };
}

function shown({ changes, people, names, version }: HistoryPart): Loaded {
  const named = new Map(names.map((one) => [one.version, one]));
  const lines = gestures(changes, new Set(named.keys()));
  const more = (changes.at(-1)?.version ?? 0) > 0;
  return { lines, entries: changes, people, names: named, version, more };
}
