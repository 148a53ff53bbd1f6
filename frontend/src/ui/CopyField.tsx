// An address to be copied: in a field, so that it can be marked by hand where the clipboard is closed (plain http).
import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { words } from "../i18n";
import { Button } from "./Button";
import style from "./copy.module.css";

export function CopyField({ label, text }: { label: string; text: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState("");
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      if (document.execCommand("copy")) setCopied(text);
    }
  };
  const done = copied === text;
  return (
    <div className={style.copy}>
      <label className={style.label}>
        {label}
        <input
          ref={field}
          readOnly
          className={style.field}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <Button look="primary" onPress={() => void copy()}>
        {done ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
        <span role="status">{done ? words.share.copied : words.share.copy}</span>
      </Button>
    </div>
  );
}
