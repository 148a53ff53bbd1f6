// A board file or a table that somebody chose or dropped. What it holds is checked by the server.
import { words } from "../i18n";

const LARGEST = 50 * 1024 * 1024;

/** Whether a file is a table of steps by its name; everything else is taken for a board file. */
export function isTable(file: File): boolean {
  return /\.(csv|tsv|tab|txt)$/i.test(file.name);
}

/** The parsed file. Throws an Error with a sentence when it is too large or no JSON object. */
export async function readBoardFile(file: File): Promise<Record<string, unknown>> {
  if (file.size > LARGEST) throw new Error(words.home.tooBig);
  let parsed: unknown;
  try {
    parsed = JSON.parse(await file.text());
  } catch {
    throw new Error(words.home.notRead(words.home.notJson));
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new Error(words.home.notRead(words.home.notJson));
  }
  return parsed as Record<string, unknown>;
}
