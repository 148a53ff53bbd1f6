// From a pressed key to a command, and from a command to what stands on the key caps.
import type { Command } from "./command";

export interface KeyPress {
  readonly key: string;
  /** Which key it is, whatever the keyboard's language writes with it: “Digit0”. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  Insert: "Ins",
  Escape: "Esc",
};
const MAC_CAPS: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Enter: "↩",
  Delete: "⌦",
};

/** The command for a pressed key; while somebody types only those that say so. */
export function commandFor(
  press: KeyPress,
  commands: readonly Command[],
  options: { isMac: boolean; isTyping: boolean },
): Command | undefined {
  const fitting = (fits: typeof matches) =>
    commands.find(
      ({ keys, whileTyping }) =>
        (whileTyping || !options.isTyping) &&
        keys.some((combination) => fits(combination, press, options.isMac)),
    );
  return fitting(matchesDigit) ?? fitting(matches);
}

/** Shift and a digit by the key's place: what Shift makes of “0” is another sign on every keyboard. */
function matchesDigit(combination: string, press: KeyPress, isMac: boolean): boolean {
  const { key, modifiers } = parsed(combination);
  if (!modifiers.has("Shift") || !/^\d$/.test(key) || press.code !== `Digit${key}`) return false;
  // A keyboard event's own fields are not copied by a spread.
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  return matches(combination, { key, ctrlKey, metaKey, altKey, shiftKey }, isMac);
}

/** Whether a key press is the combination. A sign that needs Shift on some keyboards (“?”) is taken as it comes. */
export function matches(combination: string, press: KeyPress, isMac: boolean): boolean {
  const { key, modifiers } = parsed(combination);
  const isMod = isMac ? press.metaKey : press.ctrlKey;
  const isOther = isMac ? press.ctrlKey : press.metaKey;
  if (isOther || modifiers.has("Mod") !== isMod || modifiers.has("Alt") !== press.altKey) return false;
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  return modifiers.has("Shift") === press.shiftKey || (isSign(key) && !modifiers.has("Shift"));
}

/** What is shown beside a command: “Ctrl+↩” or “⌘↩”. */
export function keyLabel(combination: string, isMac: boolean): string {
  const { key, modifiers } = parsed(combination);
  const name = CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (!isMac)
    return [...modifiers]
      .map((modifier) => (modifier === "Mod" ? "Ctrl" : modifier))
      .concat(name)
      .join("+");
  return [...modifiers].map((modifier) => MAC_CAPS[modifier] ?? modifier).join("") + (MAC_CAPS[key] ?? name);
}

/** One spelling for each combination, so that two commands with the same keys are found. */
export function normalized(combination: string): string {
  const { key, modifiers } = parsed(combination);
  return [...[...modifiers].sort(), key.toLowerCase()].join("+");
}

function parsed(combination: string): { key: string; modifiers: Set<string> } {
  const parts = combination === "+" ? ["+"] : combination.split("+");
  const key = parts.pop() || "+";
  return { key, modifiers: new Set(parts.filter(Boolean)) };
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/i.test(key);
}
