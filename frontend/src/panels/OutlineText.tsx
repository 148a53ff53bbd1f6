// A text typed in its line of the outline: Enter or Escape ends it.
import { type RefObject, useEffect, useRef } from "react";
import { LIMITS } from "../model/records";
import { useWall } from "../ui/live";
import { refuseTooLong } from "../ui/too-long";
import { type TextField, type TextTarget, textOf, useTyping } from "../ui/typing";
import { useWordsKept } from "../ui/use-words-kept";

const LONGEST_NAME = 300;

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
  useEffect(() => {
    if (target.record !== "note") return;
    board.sendPresence({ editing: target.id });
    return () => board.sendPresence({ editing: null });
  }, [board, target.record, target.id]);
  useWordsKept(target.record === "note" ? target.id : "", () =>
    view.get().editing === target.id ? (field.current?.value ?? "") : undefined,
  );
  const longest = lines ? LIMITS.text : LONGEST_NAME;
  const leave = () => {
    typing.flush();
    if (view.get().editing === target.id) view.set({ editing: null });
  };
  const common = {
    className,
    dir: "auto",
    "aria-label": label,
    defaultValue: textOf(board, target) ?? "",
    maxLength: longest,
    onInput: () => typing.later(),
    onPaste: (event: React.ClipboardEvent<TextField>) => refuseTooLong(event, view.tell, longest),
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
        if (lines) view.list?.(target.id, true);
      }
    },
  };
  return lines ? (
    <textarea ref={field as RefObject<HTMLTextAreaElement>} rows={2} {...common} />
  ) : (
    <input ref={field as RefObject<HTMLInputElement>} {...common} />
  );
}
