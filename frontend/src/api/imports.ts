// A table of steps (CSV, tabs, a spreadsheet) becomes a board on the server, which finds the columns and asks what they don't say.
import type { BoardFile } from "../model/records";
import { OWN_WORDS } from "./client";
import { notReached, problemOf } from "./problem";

/** How to read a table; what is left out is asked for by a refusal with the code “columns”, “convention” or “unit”. */
export interface TableReading {
  readonly title: string;
  /** What each column holds, in order, such as “step,lane,,work”, below so many rows of headings. */
  readonly columns?: string | undefined;
  readonly skip?: number | undefined;
  readonly convention?: string | undefined;
  readonly times_in?: string | undefined;
}

/** `remarks`: sentences about what was not taken as it stood. */
export interface ImportedTable {
  readonly id: string;
  readonly remarks: readonly string[];
}

export interface TableNotes {
  readonly board: BoardFile;
  readonly remarks: readonly string[];
}

/** The first rows, for the question what the columns hold; `count` rows in all. */
export interface FirstRows {
  readonly rows: readonly (readonly string[])[];
  readonly count: number;
}

/** Makes a board. The file goes as it is: its encoding is the server's to find out. Throws ApiProblem. */
export function importTable(file: Blob, reading: TableReading): Promise<ImportedTable> {
  return asked<ImportedTable>("/api/imports", file, reading);
}

/** Lanes and notes for a wall that is there already; nothing is made. Throws ApiProblem. */
export function readTable(file: Blob, reading: TableReading): Promise<TableNotes> {
  return asked<TableNotes>("/api/imports/notes", file, reading);
}

/** Throws ApiProblem. */
export function firstRows(file: Blob): Promise<FirstRows> {
  return asked<FirstRows>("/api/imports/rows", file, {});
}

async function asked<Answer>(path: string, file: Blob, reading: Partial<TableReading>): Promise<Answer> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(reading)) if (value) query.set(name, String(value));
  const response = await sent(`${path}?${query}`, file);
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(answer, response);
  return answer as Answer;
}

async function sent(address: string, file: Blob): Promise<Response> {
  try {
    return await fetch(address, {
      method: "POST",
      body: file,
      headers: { ...OWN_WORDS, "content-type": "text/csv" },
    });
  } catch {
    throw notReached();
  }
}
