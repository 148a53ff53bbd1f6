// A board file that somebody chose or dropped. What it holds is checked by the server.
import { words } from "../i18n";

const LARGEST = 50 * 1024 * 1024;

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
