// One line of a table, typed live; its column names it.
import { useRef } from "react";
import type { RecordName } from "../../model/records";
import { useWall } from "../../ui/live";
import { useTyping } from "../../ui/typing";
import sheet from "./sheet.module.css";

interface LineInputProps {
  readonly record: RecordName;
  readonly id: string;
  readonly field: string;
  readonly label: string;
  readonly text: string;
}

export function LineInput({ record, id, field, label, text }: LineInputProps) {
  const { board } = useWall();
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyping({ record, id, field }, input);
  return (
    <input
      ref={input}
      className={sheet.input}
      aria-label={label}
      dir="auto"
      defaultValue={text}
      title={text}
      disabled={!board.canEdit()}
      maxLength={300}
      autoComplete="off"
      onInput={() => typing.later()}
      onBlur={() => typing.flush()}
      onKeyDown={(event) => event.stopPropagation()}
    />
  );
}
