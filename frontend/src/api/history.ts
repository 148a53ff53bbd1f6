// History over HTTP: what was done, versions as they were, their names and differences, and bringing one back.
import type { components } from "../generated/api";
import type { Figure, FigureName, Measured } from "../model/figures";
import type { HistoryEntry } from "../model/history";
import type { RecordName, State } from "../model/records";
import type { BoardFile } from "./boards";
import { answered, http } from "./client";

export type NamedVersion = components["schemas"]["NamedVersion"];

export interface HistoryPart {
  /** Newest first, down to version 0. */
  readonly changes: readonly HistoryEntry[];
  readonly people: Readonly<Record<string, { readonly name: string; readonly color: string }>>;
  readonly names: readonly NamedVersion[];
  /** The board's last version. */
  readonly version: number;
}

/** A record that is different, by what people call it; links by the notes that they join. */
export interface Different {
  readonly record: RecordName | "board";
  readonly id: string;
  readonly name: string;
  readonly state?: State;
  readonly source?: string;
  readonly target?: string;
}

export interface DifferentField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface FigurePair {
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: Figure["unit"];
}

export interface Differences {
  readonly before: number;
  readonly after: number;
  readonly added: readonly Different[];
  readonly changed: readonly (Different & { readonly fields: readonly DifferentField[] })[];
  readonly deleted: readonly Different[];
  readonly names: Readonly<Record<string, string>>;
  readonly figures: Readonly<Record<State, Readonly<Partial<Record<FigureName, FigurePair>>>>>;
}

/** Greater than any version: the newest page. */
export const NEWEST = Number.MAX_SAFE_INTEGER;

const at = (board_id: string, version: number) => ({ params: { path: { board_id, version } } });

export async function readHistory(board_id: string, before: number, limit: number): Promise<HistoryPart> {
  const params = { path: { board_id }, query: { before, limit } };
  return (await answered(http.GET("/api/boards/{board_id}/history", { params }))) as unknown as HistoryPart;
}

export async function readVersion(id: string, version: number): Promise<BoardFile> {
  return (await answered(
    http.GET("/api/boards/{board_id}/versions/{version}", at(id, version)),
  )) as BoardFile;
}

export async function figuresOfVersion(board_id: string, version: number, state: State): Promise<Measured> {
  const params = { path: { board_id, version }, query: { state } };
  return (await answered(
    http.GET("/api/boards/{board_id}/versions/{version}/figures", { params }),
  )) as unknown as Measured;
}

export async function readDifferences(
  board_id: string,
  version: number,
  other: number,
): Promise<Differences> {
  const params = { path: { board_id, version }, query: { with: other } };
  return (await answered(
    http.GET("/api/boards/{board_id}/versions/{version}/differences", { params }),
  )) as unknown as Differences;
}

export async function nameVersion(id: string, version: number, name: string): Promise<void> {
  const body = { name };
  await answered(http.POST("/api/boards/{board_id}/versions/{version}/name", { ...at(id, version), body }));
}

/** Gives the version that the board became, and the change that made it so. */
export async function restoreVersion(
  id: string,
  version: number,
): Promise<{ became: number; change: string }> {
  const route = "/api/boards/{board_id}/versions/{version}/restore";
  const became = (await answered(http.POST(route, at(id, version)))).version;
  const { changes } = await readHistory(id, became + 1, 1);
  return { became, change: changes[0]?.id ?? "" };
}

/** Takes one's own change back; gives the version that the board became. */
export async function undoVersion(id: string, version: number): Promise<number> {
  const route = "/api/boards/{board_id}/versions/{version}/undo";
  return (await answered(http.POST(route, at(id, version)))).version;
}

/** Forgets for good what was ever deleted or overwritten; the board as it stands is not touched. */
export async function forgetPast(board_id: string): Promise<void> {
  await answered(http.POST("/api/boards/{board_id}/purge", { params: { path: { board_id } } }));
}
