// Deliverables over HTTP: which there are, and making one.
import { answered, http } from "./client";
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
}

export interface ExportOptions {
  readonly state?: string | undefined;
  readonly cut?: string | undefined;
  readonly lane?: string | undefined;
  readonly size?: string | undefined;
  readonly ladder?: string | undefined;
}

export interface ExportedFile {
  readonly blob: Blob;
  readonly filename: string;
  /** Sentences about what is in it: points to agree, letters without a font. */
  readonly notes: readonly string[];
}

export async function listFormats(): Promise<readonly ExportFormat[]> {
  const { formats } = await answered(http.GET("/api/export-formats"));
  return formats as unknown as readonly ExportFormat[];
}

/** Makes the file of the board as it is now. Throws ApiProblem. */
export async function makeExport(
  boardId: string,
  format: ExportFormat,
  options: ExportOptions,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const query = new URLSearchParams({ format: format.name });
  for (const [name, value] of Object.entries(options)) if (value) query.set(name, value);
  const response = await asked(`/api/boards/${encodeURIComponent(boardId)}/export?${query}`, signal);
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
  const notes: readonly string[] = JSON.parse(response.headers.get("Leanwall-Notes") ?? "[]");
  return { blob: await response.blob(), filename: filenameOf(response, format), notes };
}

async function asked(address: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { signal });
  } catch (fault) {
    if (signal.aborted) throw fault;
    throw notReached();
  }
}

/** RFC 5987: `filename*=UTF-8''…` stands ahead of the plain name. */
function filenameOf(response: Response, format: ExportFormat): string {
  const header = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  const plain = /filename="([^"]+)"/i.exec(header)?.[1];
  return encoded ? decodeURIComponent(encoded) : (plain ?? `leanwall.${format.extension}`);
}
