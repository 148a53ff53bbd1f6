// What `leanwall measure` says of one state, as the server sends it with every change.
import type { State } from "./records";

export type FigureName =
  | "steps"
  | "handoffs"
  | "approvals"
  | "duplicate_approvals"
  | "wait_time"
  | "process_time"
  | "lead_time"
  | "longest_lead_time"
  | "labour_time"
  | "expected_process_time"
  | "expected_lead_time"
  | "expected_labour_time"
  | "activity_ratio"
  | "expected_activity_ratio"
  | "value_added_ratio"
  | "value_added_share"
  | "rolled_complete_accurate"
  | "right_first_time"
  | "takt_time"
  | "work_in_progress"
  | "cost_per_item"
  | "full_time_equivalents";

export interface Figure {
  /** Null when it cannot be said; then `reason` says why and `missing` names the notes that lack data. */
  readonly value: number | null;
  readonly unit: "count" | "s" | "share" | "items" | "currency" | "FTE";
  readonly missing: readonly string[];
  /** How many notes have to say something for this figure. */
  readonly needed?: number;
  readonly reason?: "data" | "demand" | "rate" | "refused";
}

export interface LaneLoad {
  readonly load: number | null;
  readonly load_without_rework: number | null;
  readonly utilisation: number | null;
  readonly utilisation_without_rework: number | null;
  readonly missing: readonly string[];
}

export interface Finding {
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
  readonly text: string;
  /** What to do about it. */
  readonly do?: string;
  readonly notes: readonly string[];
}

/** One step of the timeline in order: seconds of waiting, work and duration, and how likely an item goes there. */
export interface Leg {
  readonly note: string;
  readonly wait: number | null;
  readonly work: number | null;
  readonly duration: number | null;
  readonly share: number;
}

export interface Measured {
  readonly state: State;
  readonly version?: number;
  readonly figures: Readonly<Partial<Record<FigureName, Figure>>>;
  readonly visits: Readonly<Record<string, number>> | null;
  readonly lanes: Readonly<Record<string, LaneLoad>>;
  readonly timeline: readonly Leg[] | null;
  readonly order: readonly string[];
  readonly findings: readonly Finding[];
}

/** Figures for which less is better; of the others more is. */
export const LESS_IS_BETTER: ReadonlySet<FigureName> = new Set<FigureName>([
  "steps",
  "handoffs",
  "approvals",
  "wait_time",
  "process_time",
  "lead_time",
  "labour_time",
  "cost_per_item",
  "full_time_equivalents",
  "work_in_progress",
]);

export interface Change {
  /** Relative for amounts, a difference of shares for shares. */
  readonly by: number;
  readonly better: boolean | null;
}

/** From before to after; undefined when one of them is not known, or the amount before was nothing. */
export function changeOf(
  name: FigureName,
  before: Figure | undefined,
  after: Figure | undefined,
): Change | undefined {
  const [old, now] = [before?.value ?? null, after?.value ?? null];
  if (old === null || now === null) return undefined;
  const share = after?.unit === "share";
  if (!share && old === 0) return undefined;
  const by = share ? now - old : now / old - 1;
  const better = Math.abs(by) < 0.0005 ? null : by < 0 === LESS_IS_BETTER.has(name);
  return { by, better };
}
