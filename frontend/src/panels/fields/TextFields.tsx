// Texts of a record: with a target they are typed into live, else set when the field is left.
import { type RefObject, useRef, useState } from "react";
import { words } from "../../i18n";
import { useWall } from "../../ui/live";
import { refuseTooLong } from "../../ui/too-long";
import { type TextField, type TextTarget, type Typing, useTyping } from "../../ui/typing";
import { useWordsKept } from "../../ui/use-words-kept";
import type { EditorProps } from "./editor-props";
import style from "./fields.module.css";
import { ownKeys } from "./own-keys";

type TextProps = EditorProps & { readonly target?: TextTarget };

export function TextLineField({ target, ...props }: TextProps) {
  if (target) return <LiveText {...props} target={target} lines={false} />;
  return <SetLine {...props} />;
}

export function TextParagraphField({ target, ...props }: EditorProps & { readonly target: TextTarget }) {
  return <LiveText {...props} target={target} lines />;
}

function LiveText({
  id,
  field,
  texts,
  value,
  disabled,
  target,
  lines,
}: EditorProps & { target: TextTarget; lines: boolean }) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const typing = useTyping(target, input);
  const { view } = useWall();
  useWordsKept(target.record === "note" ? target.id : "", () =>
    input.current && input.current === document.activeElement ? input.current.value : undefined,
  );
  const refuse = (event: React.ClipboardEvent<TextField>) =>
    refuseTooLong(event, view.tell, field.max ?? Number.POSITIVE_INFINITY);
  const common = { ...fieldProps(id, field.max, disabled, typing), onPaste: refuse };
  const text = typeof value === "string" ? value : "";
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id} title={texts.help}>
        {texts.title}
      </label>
      {lines ? (
        <textarea
          ref={input as RefObject<HTMLTextAreaElement>}
          rows={rowsOf(text)}
          {...common}
          defaultValue={text}
        />
      ) : (
        <input ref={input as RefObject<HTMLInputElement>} {...common} defaultValue={text} />
      )}
      {texts.help && lines ? <p className={style.help}>{texts.help}</p> : null}
    </div>
  );
}

function rowsOf(text: string): number {
  return Math.min(8, Math.max(2, text.split("\n").length));
}

function fieldProps(id: string, longest: number | undefined, disabled: boolean, typing: Typing) {
  return {
    id,
    className: style.input,
    dir: "auto",
    disabled,
    ...(longest === undefined ? {} : { maxLength: longest }),
    onInput: () => typing.later(),
    onBlur: () => typing.flush(),
    onKeyDown: ownKeys,
  };
}

/** A line that is set as a whole, such as an address; what the server would refuse is said here. */
function SetLine({ id, field, texts, value, disabled, set }: EditorProps) {
  const [fault, setFault] = useState<string>();
  const text = typeof value === "string" ? value : "";
  const keep = (typed: string) => {
    const wrong = field.type === "url" && typed !== "" && !/^(https?:\/\/|mailto:)[^\s<>"']+$/i.test(typed);
    if (wrong) return setFault(words.details.noUrl);
    setFault(undefined);
    if (typed !== text) set(typed);
  };
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id} title={texts.help}>
        {texts.title}
      </label>
      <input
        key={text}
        id={id}
        className={style.input}
        dir="auto"
        defaultValue={text}
        disabled={disabled}
        placeholder={value === undefined ? words.details.mixed : ""}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        {...(field.max === undefined ? {} : { maxLength: field.max })}
        onBlur={(event) => keep(event.currentTarget.value.trim())}
        onKeyDown={(event) => {
          ownKeys(event);
          if (event.key === "Enter") keep(event.currentTarget.value.trim());
        }}
      />
      {fault ? (
        <p id={`${id}-fault`} className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
