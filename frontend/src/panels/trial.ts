// What is being tried out on this screen alone: overrides by record, and the figures that they would give.
import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { measureIf, type Overrides } from "../api/boards";
import type { Measured } from "../model/figures";
import type { State } from "../model/records";
import { useWall } from "../ui/live";

export interface TrialState {
  readonly overrides: Overrides;
  readonly measured: Measured | undefined;
  readonly working: boolean;
  readonly fault: string | undefined;
}

const NOTHING: TrialState = { overrides: {}, measured: undefined, working: false, fault: undefined };

export class Trial {
  #state: TrialState = NOTHING;
  #waiting = false;
  #asked: AbortController | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(
    readonly boardId: string,
    readonly stateShown: () => State,
    /** The future that is measured; undefined is the chosen one. */
    readonly variantShown: () => string | null | undefined = () => undefined,
  ) {}

  readonly get = (): TrialState => this.#state;

  readonly subscribe = (watch: () => void): (() => void) => {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  };

  /** Tries a value; undefined goes back to the board's own. */
  try(id: string, field: string, value: unknown): void {
    const { [field]: _, ...rest } = this.#state.overrides[id] ?? {};
    this.#put(id, value === undefined ? rest : { ...rest, [field]: value });
  }

  /** Tries the map without this step. */
  leaveOut(id: string, out: boolean): void {
    this.#put(id, out ? null : {});
  }

  drop(): void {
    this.#asked?.abort();
    this.#asked = undefined;
    this.#waiting = false;
    this.#set(NOTHING);
  }

  /** The board changed under the trial: the same overrides give other figures. */
  again(): void {
    if (Object.keys(this.#state.overrides).length > 0) this.#soon();
  }

  #put(id: string, override: Overrides[string]): void {
    const { [id]: _, ...others } = this.#state.overrides;
    const empty = override !== null && Object.keys(override).length === 0;
    const overrides = empty ? others : { ...others, [id]: override };
    if (Object.keys(overrides).length === 0) {
      this.drop();
      return;
    }
    this.#set({ ...this.#state, overrides, working: true });
    this.#soon();
  }

  /** At once; while an answer is on its way the latest wish waits for it, so that a slider shows what it passes. */
  #soon(): void {
    if (this.#asked) this.#waiting = true;
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#waiting = false;
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const measured = await measureIf(this.boardId, this.stateShown(), this.#asking(), asked.signal);
      if (asked.signal.aborted) return;
      this.#set({ ...this.#state, measured, working: this.#waiting, fault: undefined });
    } catch (problem) {
      if (asked.signal.aborted) return;
      this.#set({
        ...this.#state,
        working: this.#waiting,
        fault: problem instanceof Error ? problem.message : String(problem),
      });
    } finally {
      if (this.#asked === asked) this.#asked = undefined;
    }
    if (this.#waiting) void this.#ask();
  }

  /** A variant that is looked at is measured as if it were the chosen one. */
  #asking(): Overrides {
    const { overrides } = this.#state;
    const variant = this.stateShown() === "future" ? this.variantShown() : undefined;
    return variant === undefined
      ? overrides
      : { ...overrides, board: { ...overrides.board, chosen_variant: variant } };
  }

  #set(state: TrialState): void {
    this.#state = state;
    for (const watch of [...this.#watchers]) watch();
  }
}

export const TrialContext = createContext<Trial | null>(null);

export function useTrial(): Trial {
  const trial = useContext(TrialContext);
  if (!trial) throw new Error("useTrial is used outside a wall");
  return trial;
}

/** A trial goes on from panel to panel of those that show it, follows the board, and ends with the last of them. */
export function useTrialHere(): void {
  const { board, view } = useWall();
  const trial = useTrial();
  useEffect(() => board.subscribeChanges(() => trial.again()), [board, trial]);
  useEffect(
    () => () => {
      const { panel } = view.get();
      if (panel !== "whatif" && panel !== "load") trial.drop();
    },
    [view, trial],
  );
}

/** What is tried on one record; of two thousand only the one that is slid is drawn again. */
export function useOverride(id: string): Overrides[string] | undefined {
  const trial = useTrial();
  return useSyncExternalStore(trial.subscribe, () => trial.get().overrides[id]);
}

export function useTrialState(): TrialState {
  const trial = useTrial();
  return useSyncExternalStore(trial.subscribe, trial.get);
}
