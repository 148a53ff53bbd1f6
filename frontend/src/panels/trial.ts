// What is being tried out on this screen alone: overrides by record, and the figures that they would give.
import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { type MeasuredPart, measureIf, type Overrides } from "../api/boards";
import type { Measured } from "../model/figures";
import type { State } from "../model/records";
import { useWall } from "../ui/live";

export interface TrialState {
  readonly overrides: Overrides;
  /** The totals come first; the timeline follows when the hand rests. */
  readonly totals: Pick<Measured, "figures" | "lanes"> | undefined;
  readonly timeline: Measured["timeline"] | undefined;
  readonly working: boolean;
  readonly fault: string | undefined;
}

const NOTHING: TrialState = {
  overrides: {},
  totals: undefined,
  timeline: undefined,
  working: false,
  fault: undefined,
};
/** The hand rests when nothing came for as many times as long as the last answer took. */
const REST = 2;

export class Trial {
  #state: TrialState = NOTHING;
  #waiting = false;
  #asked: AbortController | undefined;
  #resting: AbortController | undefined;
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
    this.#resting?.abort();
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
    this.#resting?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const start = performance.now();
    try {
      const totals = await this.#measured(["figures", "lanes"], asked.signal);
      if (asked.signal.aborted) return;
      this.#set({ ...this.#state, totals, working: this.#waiting, fault: undefined });
    } catch (problem) {
      if (asked.signal.aborted) return;
      this.#set({
        ...this.#state,
        working: this.#waiting,
        fault: sentence(problem),
      });
    } finally {
      if (this.#asked === asked) this.#asked = undefined;
    }
    if (this.#waiting) void this.#ask();
    else if (!this.#state.fault) this.#rest(REST * (performance.now() - start));
  }

  /** The rest of the answer, once nothing new is tried for so long. */
  #rest(after: number): void {
    const resting = new AbortController();
    this.#resting = resting;
    setTimeout(async () => {
      if (resting.signal.aborted) return;
      try {
        const { timeline } = await this.#measured(["timeline"], resting.signal);
        if (!resting.signal.aborted) this.#set({ ...this.#state, timeline });
      } catch (problem) {
        if (resting.signal.aborted) return;
        this.#set({ ...this.#state, fault: sentence(problem) });
      }
    }, after);
  }

  #measured<P extends MeasuredPart>(parts: readonly P[], signal: AbortSignal): Promise<Pick<Measured, P>> {
    return measureIf(this.boardId, { state: this.stateShown(), overrides: this.#asking(), parts }, signal);
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

function sentence(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
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
