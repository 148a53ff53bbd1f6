// The keys of the whole page: each is looked up in the table of commands.
import { useEffect } from "react";
import { commandFor, commands, isAboutMap, runSaying } from "../commands";
import { isMac } from "../ui/keyboard";
import { useWall } from "../ui/live";

export function useShortcuts(): void {
  const wall = useWall();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || wall.view.get().dialog) return;
      if (event.key === "Escape") return stepBack(wall);
      const target = event.target as HTMLElement;
      if (isWidget(target, event) || isTooEarly(wall, target, event)) return;
      const found = commandFor(event, commands, { isMac, isTyping: isTyping(target) });
      if (!found?.enabled(wall) || (wall.view.get().sheet && isAboutMap(found))) return;
      event.preventDefault();
      void runSaying(found, wall);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [wall]);
}

function isTyping(target: HTMLElement): boolean {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** A letter for a note whose field is just opening: it must not run as a command on the others. */
function isTooEarly(
  { view }: ReturnType<typeof useWall>,
  target: HTMLElement,
  event: KeyboardEvent,
): boolean {
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  return isLetter && view.get().editing !== null && !isTyping(target);
}

/** Enter, Space and the arrows belong to a button or menu that has the focus, unless Ctrl, ⌘ or Alt go with them. */
function isWidget(target: HTMLElement, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (!/^(Enter| |Arrow.*)$/.test(key) || ctrlKey || metaKey || altKey) return false;
  return (
    target.closest(
      'button, a, summary, [role="menu"], [role="menuitem"], [role="radio"], [role="separator"], [role="tab"], [role="row"]',
    ) !== null
  );
}

/** Takes back one thing after the other: a field that never opened, connecting, the selection, the big screen. */
function stepBack({ view }: ReturnType<typeof useWall>): void {
  const { connectingFrom, editing, selection, present, sheet } = view.get();
  if (editing) view.set({ editing: null });
  else if (connectingFrom) view.set({ connectingFrom: null });
  else if (sheet) view.set({ sheet: null });
  else if (selection.length > 0) view.select([]);
  else if (present) view.set({ present: false });
}
