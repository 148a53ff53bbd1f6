// Deliverables over HTTP: which there are, pages to look at, making one, how far it is.
import { answered, http, spoken } from "./client";
import { notReached, problemOf } from "./problem";

export interface ExportFormat {
  readonly name: string;
  readonly title: string;
  readonly extension: string;
  readonly media_type: string;
  readonly states: readonly string[];
  readonly cuts: readonly string[];
  readonly sizes: readonly string[];
  /** What the widths of its timeline may say. */
  readonly ladders: readonly string[];
  /** Whether what is hidden may go in. */
  readonly parts: readonly string[];
  readonly languages: readonly string[];
  /** Whether several processes can stand in one file. */
  readonly for_all: boolean;
}

export interface ExportOptions {
  readonly state?: string | undefined;
  readonly cut?: string | undefined;
  readonly lane?: string | undefined;
  readonly size?: string | undefined;
  readonly ladder?: string | undefined;
  readonly parts?: string | undefined;
  readonly language?: string | undefined;
}

export interface ExportedFile {
  readonly blob: Blob;
  readonly filename: string;
  readonly pages: number;
  /** Sentences about what is in it: points to agree, letters without a font. */
  readonly notes: readonly string[];
}

export interface Progress {
  readonly state: "waiting" | "making";
  readonly ahead: number;
  readonly done: number;
  readonly total: number;
}

export async function listFormats(): Promise<readonly ExportFormat[]> {
  const { formats } = await answered(http.GET("/api/export-formats"));
  return formats as unknown as readonly ExportFormat[];
}

/** Where a board's file comes from; with a version and a day it is the same file for ever. */
export function exportAddress(
  boardId: string,
  format: ExportFormat,
  options: ExportOptions,
  more: Readonly<Record<string, string>> = {},
): string {
  return `${of(boardId)}/export?${query(format, options, more)}`;
}

/** One file of all agreed processes of a workspace. */
export function manualAddress(spaceId: string, format: ExportFormat, options: ExportOptions): string {
  const { size, language } = options;
  return `/api/workspaces/${encodeURIComponent(spaceId)}/manual?${query(format, { size, language }, {})}`;
}

/** Makes a file. The ticket asks how far it is; aborting stops the work on the server too. Throws ApiProblem. */
export async function makeExport(
  address: string,
  format: ExportFormat,
  ticket: string,
  signal: AbortSignal,
): Promise<ExportedFile> {
  return toldFile(await asked(`${address}&ticket=${ticket}`, signal), format.extension);
}

/** A picture of one page of the file as it would be. Throws ApiProblem. */
export async function previewExport(
  boardId: string,
  format: ExportFormat,
  options: ExportOptions,
  page: number,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const address = `${of(boardId)}/preview?${query(format, options, { page: String(page) })}`;
  return toldFile(await asked(address, signal), "png");
}

/** The words of a file that is text, the first of them; to be looked at. Throws ApiProblem. */
export async function readText(address: string, letters: number, signal: AbortSignal): Promise<string> {
  const response = await asked(address, signal);
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
  return (await response.text()).slice(0, letters);
}

/** The version that the board is at now. */
export async function currentVersion(board_id: string): Promise<number> {
  const params = { path: { board_id }, query: { state: "current" as const } };
  const { version } = await answered(http.GET("/api/boards/{board_id}/figures", { params }));
  return Number(version);
}

/** How far one's own export is; nothing when it is over or not begun. */
export async function exportProgress(ticket: string): Promise<Progress | undefined> {
  const response = await fetch(`/api/exports/${ticket}`);
  return response.ok ? ((await response.json()) as Progress) : undefined;
}

function of(boardId: string): string {
  return `/api/boards/${encodeURIComponent(boardId)}`;
}

function query(format: ExportFormat, options: ExportOptions, more: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams({ format: format.name });
  for (const [name, value] of Object.entries(options)) if (value) asked.set(name, value);
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  return asked.toString();
}

async function toldFile(response: Response, extension: string): Promise<ExportedFile> {
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
  const notes: readonly string[] = JSON.parse(response.headers.get("Leanwall-Notes") ?? "[]");
  const pages = Number(response.headers.get("Leanwall-Pages") ?? "1");
  return { blob: await response.blob(), filename: filenameOf(response, extension), pages, notes };
}

async function asked(address: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(spoken(address), { signal });
  } catch (fault) {
    if (signal.aborted) throw fault;
    throw notReached();
  }
}

/** RFC 5987: `filename*=UTF-8''…` stands ahead of the plain name. */
function filenameOf(response: Response, extension: string): string {
  const header = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  const plain = /filename="([^"]+)"/i.exec(header)?.[1];
  return encoded ? decodeURIComponent(encoded) : (plain ?? `leanwall.${extension}`);
}
