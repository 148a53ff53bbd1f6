// A text that is pasted and does not fit is not cut in silence: it stays out whole, and the page says so.
import type { ClipboardEvent } from "react";
import { words } from "../i18n";
import type { TextField } from "./typing";

type Sentence = (length: number, most: number) => string;

export function refuseTooLong(
  event: ClipboardEvent<TextField>,
  tell: (sentence: string) => void,
  most: number,
  sentence: Sentence = words.capture.fieldFull,
): void {
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const chosen = (selectionEnd ?? 0) - (selectionStart ?? 0);
  const length = value.length - chosen + event.clipboardData.getData("text").length;
  if (length <= most) return;
  event.preventDefault();
  tell(sentence(length, most));
}
