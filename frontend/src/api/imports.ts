// A table of steps (CSV, tabs) becomes a board on the server, which finds the columns and asks what they don't say.
import { notReached, problemOf } from "./problem";

/** How to read a table; what is left out is asked for by a refusal with the code “convention” or “unit”. */
export interface TableReading {
  readonly title: string;
  readonly convention?: string | undefined;
  readonly times_in?: string | undefined;
}

/** `remarks`: sentences about what was not taken as it stood. */
export interface ImportedTable {
  readonly id: string;
  readonly remarks: readonly string[];
}

/** Sends the file as it is: its encoding is the server's to find out. Throws ApiProblem. */
export async function importTable(file: Blob, reading: TableReading): Promise<ImportedTable> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(reading)) if (value) query.set(name, value);
  const response = await sent(`/api/imports?${query}`, file);
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(answer, response);
  return answer as ImportedTable;
}

async function sent(address: string, file: Blob): Promise<Response> {
  try {
    return await fetch(address, { method: "POST", body: file, headers: { "content-type": "text/csv" } });
  } catch {
    throw notReached();
  }
}
