// Ctrl or ⌘+V on the wall, wherever nobody types.
import { useEffect, useRef } from "react";
import { useWall } from "../../ui/live";

export function usePasting(take: (text: string) => void): void {
  const { board, view } = useWall();
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || view.get().dialog || !board.canEdit() || isTyping(event.target)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      latest.current(text);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [board, view]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
