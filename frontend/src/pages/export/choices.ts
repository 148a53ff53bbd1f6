// What this reader chose last, for each format: kept in the browser, never on the board.
import type { ExportFormat, ExportOptions } from "../../api/exports";
import { recall, remember } from "../../ui/remembered";

const KEY = "leanwall.export";

interface Kept {
  readonly format?: string;
  readonly options?: Readonly<Record<string, ExportOptions>>;
}

function kept(): Kept {
  try {
    const found: unknown = JSON.parse(recall(KEY) ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** The format that was made last; the checklist for a newcomer. */
export function lastFormat(): string {
  return kept().format ?? "checklist-pdf";
}

/** The choices made last for this format, as far as it still has them. A lane belongs to one board and is not kept. */
export function lastOptions(format: ExportFormat): ExportOptions {
  const { state, cut, size, ladder, parts, language } = kept().options?.[format.name] ?? {};
  const among = (value: string | undefined, known: readonly string[]) =>
    value !== undefined && known.includes(value) ? value : undefined;
  return {
    state: among(state, format.states),
    cut: among(cut, format.cuts),
    size: among(size, format.sizes),
    ladder: among(ladder, format.ladders),
    parts: among(parts, format.parts),
    language: among(language, format.languages),
  };
}

export function keepChoice(format: ExportFormat, options: ExportOptions): void {
  const { lane: _, ...rest } = options;
  const before = kept();
  remember(KEY, JSON.stringify({ format: format.name, options: { ...before.options, [format.name]: rest } }));
}
