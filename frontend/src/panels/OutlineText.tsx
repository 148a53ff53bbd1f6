// A text typed in its line of the outline: Enter or Escape ends it.
import { type RefObject, useEffect, useRef } from "react";
import { useWall } from "../ui/live";
import { type TextTarget, textOf, useTyping } from "../ui/typing";

export interface OutlineTextProps {
  readonly target: TextTarget;
  readonly label: string;
  readonly className: string | undefined;
  readonly lines?: boolean;
}

export function OutlineText({ target, label, className, lines = false }: OutlineTextProps) {
  const { board, view } = useWall();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const typing = useTyping(target, field);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const leave = () => {
    typing.flush();
    if (view.get().editing === target.id) view.set({ editing: null });
  };
  const common = {
    className,
    dir: "auto",
    "aria-label": label,
    defaultValue: textOf(board, target) ?? "",
    onInput: () => typing.later(),
    onBlur: leave,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (
        event.key === "Escape" ||
        (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey)
      ) {
        event.preventDefault();
        event.stopPropagation();
        leave();
      }
    },
  };
  return lines ? (
    <textarea ref={field as RefObject<HTMLTextAreaElement>} rows={2} {...common} />
  ) : (
    <input ref={field as RefObject<HTMLInputElement>} {...common} />
  );
}
