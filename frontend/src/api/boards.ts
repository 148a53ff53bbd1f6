// Boards and templates over HTTP: the list, making, naming, deleting, starting the future, what-if.
import type { components } from "../generated/api";
import type { Measured } from "../model/figures";
import type { Calendar, Lane, Note, State } from "../model/records";
import { answered, http } from "./client";

export type Template = components["schemas"]["Template"];
export type MeasuredPart = NonNullable<components["schemas"]["WhatIf"]["parts"]>[number];

/** The main figures of a state: seconds, shares, counts; null where unknown. */
export interface CardFigures {
  readonly steps: number | null;
  readonly handoffs: number | null;
  readonly process_time: number | null;
  readonly lead_time: number | null;
  readonly activity_ratio: number | null;
}

/** How far a process is. */
export type Stand = "empty" | "current" | "future" | "agreed";
export type Shelf = "boards" | "archive";
export type Trash = components["schemas"]["Trash"];

/** A board as the home page shows it. */
export interface BoardCard {
  readonly id: string;
  readonly title: string;
  readonly updated_at: string;
  readonly people: readonly { readonly name: string; readonly color: string }[];
  readonly calendar: Calendar;
  readonly stand: Stand;
  readonly figures: { readonly current: CardFigures | null; readonly future: CardFigures | null };
  readonly map: {
    readonly lanes: readonly Pick<Lane, "id" | "name" | "order" | "height">[];
    readonly notes: readonly Pick<Note, "state" | "kind" | "lane" | "x" | "y" | "color" | "value">[];
  };
}

export type BoardFile = Readonly<Record<string, unknown>>;

/** Fields to try by record id, “board” for the board's own; null leaves a step out. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

const at = (board_id: string) => ({ params: { path: { board_id } } });

export async function listBoards(shelf: Shelf = "boards"): Promise<readonly BoardCard[]> {
  const { boards } = await answered(http.GET("/api/boards", { params: { query: { shelf } } }));
  return boards as unknown as readonly BoardCard[];
}

/** Gives the new board's id. */
export async function createBoard(file: BoardFile): Promise<string> {
  return (await answered(http.POST("/api/boards", { body: file as never }))).id;
}

export async function readBoard(id: string): Promise<BoardFile> {
  return (await answered(http.GET("/api/boards/{board_id}", at(id)))) as BoardFile;
}

export async function renameBoard(id: string, title: string): Promise<void> {
  await answered(http.PATCH("/api/boards/{board_id}", { ...at(id), body: { title } }));
}

export async function deleteBoard(id: string): Promise<void> {
  await answered(http.DELETE("/api/boards/{board_id}", at(id)));
}

export async function shelveBoard(id: string, shelf: Shelf): Promise<void> {
  await answered(http.PUT("/api/boards/{board_id}/shelf", { ...at(id), body: { shelf } }));
}

/** Gives the new board's id. */
export async function duplicateBoard(id: string, title: string): Promise<string> {
  return (await answered(http.POST("/api/boards/{board_id}/duplicate", { ...at(id), body: { title } }))).id;
}

export async function saveAsTemplate(id: string, title: string): Promise<void> {
  await answered(http.POST("/api/boards/{board_id}/template", { ...at(id), body: { title } }));
}

export async function readTrash(): Promise<Trash> {
  return answered(http.GET("/api/trash"));
}

export async function restoreBoard(id: string): Promise<void> {
  const params = { path: { trashed_id: id } };
  await answered(http.POST("/api/trash/{trashed_id}/restore", { params }));
}

export async function listTemplates(): Promise<readonly Template[]> {
  return (await answered(http.GET("/api/templates"))).templates;
}

/** Gives the new board's id. */
export async function createFromTemplate(name: string): Promise<string> {
  return (await answered(http.POST("/api/templates/{name}", { params: { path: { name } } }))).id;
}

/** Copies the current state; the notes come over the live board. Gives the change, for an undo. */
export async function startFuture(id: string): Promise<string | null> {
  return (await answered(http.POST("/api/boards/{board_id}/start-future", at(id)))).change;
}

/** Parts of the figures that a state would have, the board untouched. */
export async function measureIf<P extends MeasuredPart>(
  id: string,
  { state, overrides, parts }: { state: State; overrides: Overrides; parts: readonly P[] },
  signal: AbortSignal,
): Promise<Pick<Measured, P>> {
  const body = {
    state,
    overrides: overrides as Record<string, Record<string, unknown> | null>,
    parts: [...parts],
  };
  return (await answered(
    http.POST("/api/boards/{board_id}/figures", { ...at(id), body, signal }),
  )) as unknown as Pick<Measured, P>;
}
