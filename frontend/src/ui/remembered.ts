// Choices of this reader that outlive the page. A browser may refuse storage altogether; then they last as long as the page.

/** The board that was open last. */
export const LAST_BOARD = "leanwall.last";

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice still holds for this page.
  }
}
