/** Whether ⌘ is the key that Ctrl is elsewhere. */
export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Whether a pressed key speaks of the note that has the focus: not where it only leads on, or is held. */
export function meansFocused(press: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): boolean {
  const isHeld = press.shiftKey || press.altKey || press.ctrlKey || press.metaKey;
  if (press.key.startsWith("Arrow")) return isHeld;
  return press.key === "F2" || !/^(Tab|Escape|Shift|Control|Alt|Meta|F\d+)$/.test(press.key);
}
