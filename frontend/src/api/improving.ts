// From today to an agreed future over HTTP: variants, decisions, comparison, quick wins, versions and signatures.
import type { components } from "../generated/api";
import type { LaneLoad } from "../model/figures";
import { answered, http } from "./client";

const at = (board_id: string) => ({ params: { path: { board_id } } });

export type Choice = Omit<components["schemas"]["Decided"], "sure" | "targets" | "variant"> & {
  readonly sure?: boolean;
  readonly targets?: Record<string, unknown>;
};
export type Done = components["schemas"]["Done"];
export type Planned = components["schemas"]["Planned"];
export type Agreement = components["schemas"]["Agreement"];
export type ReleaseTold = components["schemas"]["ReleaseTold"];

/** A finding that stands between the board and a signature. */
export interface OpenPoint {
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
  readonly text: string;
  readonly do: string;
  readonly notes: readonly string[];
  readonly state: "current" | "future";
  readonly waived: string | null;
}

export interface QuickWin {
  readonly note: string;
  readonly hours_per_month: number | null;
  readonly signs: readonly ("decided" | "re_entry" | "batch")[];
  readonly input: number | null;
  readonly readiness: "now" | "improve_first" | "ask" | "judge";
}

export interface FigureChange {
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly points: number | null;
  readonly unit: "count" | "s" | "share" | "items" | "currency" | "FTE";
}

export type StepStatus = "kept" | "changed" | "combined" | "split" | "new" | "gone";

export interface ComparedStep {
  readonly note: string;
  readonly origins: readonly string[];
  readonly status: StepStatus;
  readonly reason: string;
}

export interface Comparison {
  readonly figures: Readonly<Record<string, FigureChange>>;
  readonly steps: readonly ComparedStep[];
  readonly freed: Readonly<Record<string, number | null>>;
  readonly lanes: Readonly<Record<string, { readonly before: LaneLoad; readonly after: LaneLoad }>>;
}

/** A copy of a future variant (null: the main one) under a name. */
export async function newVariant(id: string, name: string, base: string | null) {
  const body = { name, source: "future" as const, base: base ?? "" };
  return answered(http.POST("/api/boards/{board_id}/variants", { ...at(id), body }));
}

/** Notes a decision and does what follows from it in the variant (null: the main one). */
export async function decide(id: string, choice: Choice, variant: string | null): Promise<Done> {
  const body = { sure: false, targets: {}, ...choice, variant: variant ?? "" };
  return answered(http.POST("/api/boards/{board_id}/decisions", { ...at(id), body }));
}

/** Makes the future do what was decided so far. */
export async function carryOut(id: string, variant: string | null): Promise<Done> {
  const body = { variant: variant ?? "" };
  return answered(http.POST("/api/boards/{board_id}/decisions/carry-out", { ...at(id), body }));
}

export interface NewAction {
  readonly text: string;
  readonly effect?: string;
  /** The step or the cause that it comes from. */
  readonly source: string;
}

/** Puts actions on the plan whose source has none yet, whoever else asks for the same just now. */
export async function planActions(id: string, actions: readonly NewAction[]): Promise<Planned> {
  const body = { actions: actions.map((action) => ({ effect: "", ...action })) };
  return answered(http.POST("/api/boards/{board_id}/actions", { ...at(id), body }));
}

/** Plans reviews on days that have none; `first`: only while no review has a day. */
export async function planReviewsOn(id: string, days: readonly string[], first: boolean): Promise<Planned> {
  const body = { days: [...days], first };
  return answered(http.POST("/api/boards/{board_id}/reviews", { ...at(id), body }));
}

export async function compareWith(id: string, variant: string | null): Promise<Comparison> {
  const params = { path: { board_id: id }, query: { variant: variant ?? "" } };
  return (await answered(http.GET("/api/boards/{board_id}/comparison", { params }))) as unknown as Comparison;
}

export async function findQuickWins(id: string): Promise<readonly QuickWin[]> {
  const { candidates } = await answered(http.GET("/api/boards/{board_id}/quick-wins", at(id)));
  return candidates as unknown as readonly QuickWin[];
}

export async function readAgreement(id: string): Promise<Agreement> {
  return answered(http.GET("/api/boards/{board_id}/agreement", at(id)));
}

/** Puts the board as it stands up for signing. */
export async function propose(id: string, name: string, effective: string): Promise<void> {
  const body = { name, effective };
  await answered(http.POST("/api/boards/{board_id}/releases", { ...at(id), body }));
}

export async function withdraw(board_id: string, release_id: string): Promise<void> {
  const params = { path: { board_id, release_id } };
  await answered(http.DELETE("/api/boards/{board_id}/releases/{release_id}", { params }));
}

/** Gives whether it is agreed now: both have signed. */
export async function sign(
  board_id: string,
  release_id: string,
  role: string,
  name: string,
): Promise<boolean> {
  const params = { path: { board_id, release_id } };
  const answer = http.POST("/api/boards/{board_id}/releases/{release_id}/signatures", {
    params,
    body: { role, name },
  });
  return (await answered(answer)).agreed;
}
