// Typing into a text of the board. The field is its own master (input methods, emoji, right-to-left); what is
// typed goes to the board every 300 ms and on leaving, what others type meanwhile comes in around the caret.
import { type RefObject, useEffect, useState } from "react";
import { difference, movedPosition } from "../sync/differences";
import type { LiveBoard } from "../sync/live-board";
import type { OpTarget } from "../sync/messages";
import { applySplices, moved } from "../sync/splices";
import { useWall } from "./live";

const PAUSE = 300;

export type TextField = HTMLTextAreaElement | HTMLInputElement;

export interface TextTarget {
  readonly record: OpTarget;
  readonly id: string;
  readonly field: string;
}

export interface Typing {
  /** Something was typed: it goes out soon. */
  later(): void;
  /** It goes out now. */
  flush(): void;
}

/** `show` is told the text whenever it changes under the hand. */
export function useTyping(
  target: TextTarget,
  field: RefObject<TextField | null>,
  show?: (text: string) => void,
): Typing {
  const { board } = useWall();
  const { record, id, field: name } = target;
  const [typing] = useState(
    () => new TypingSession(board, { record, id, field: name }, () => field.current, show),
  );
  useEffect(() => {
    const leave =
      record === "board" ? board.subscribeFacts(typing.follow) : board.subscribe(id, typing.follow);
    const stay = flushWhenLeft(typing);
    return () => {
      typing.flush();
      stay();
      leave();
    };
  }, [board, record, id, typing]);
  return typing;
}

/** Whoever closes the page, or goes to another one, keeps the last word: the board is told before it writes down what it
 * has (sync/browser.ts), so while the event is on its way there. Returns how to stop. */
function flushWhenLeft(typing: Typing): () => void {
  const flush = () => typing.flush();
  const targets = [
    [window, "pagehide"],
    [document, "visibilitychange"],
  ] as const;
  for (const [target, name] of targets) target.addEventListener(name, flush, { capture: true });
  return () => {
    for (const [target, name] of targets) target.removeEventListener(name, flush, { capture: true });
  };
}

/** The text as the board holds it now. */
export function textOf(board: LiveBoard, { record, id, field }: TextTarget): string | undefined {
  const held = record === "board" ? board.facts() : board.get(record, id);
  const text = held && (held as unknown as Readonly<Record<string, unknown>>)[field];
  return typeof text === "string" ? text : undefined;
}

class TypingSession implements Typing {
  readonly #gesture: string;
  /** The text that field and board agreed on last. */
  #base: string;
  #last: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly board: LiveBoard,
    readonly target: TextTarget,
    readonly field: () => TextField | null,
    readonly show?: (text: string) => void,
  ) {
    this.#base = textOf(board, target) ?? "";
    this.#last = this.#base;
    this.#gesture = board.newId("typing");
  }

  later(): void {
    this.#last = this.field()?.value ?? this.#last;
    this.#timer ??= setTimeout(() => this.flush(), PAUSE);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.field()?.value ?? this.#last;
    if (text === this.#base) return;
    this.#base = text;
    const { record, id, field } = this.target;
    this.board.editText(record, id, field, text, { gesture: this.#gesture, label: "typing" });
  }

  readonly follow = (): void => {
    const theirs = textOf(this.board, this.target);
    const field = this.field();
    if (theirs === undefined || theirs === this.#base || !field) return;
    const remote = difference(this.#base, theirs);
    const mine = difference(this.#base, field.value);
    const around = moved(remote, mine);
    const [from, to] = [
      pointsBefore(field.value, field.selectionStart ?? 0),
      pointsBefore(field.value, field.selectionEnd ?? 0),
    ];
    const text = applySplices(theirs, moved(mine, remote));
    this.#base = theirs;
    this.#last = text;
    if (text === field.value) return;
    field.value = text;
    field.setSelectionRange(
      unitsBefore(text, movedPosition(from, around)),
      unitsBefore(text, movedPosition(to, around)),
    );
    this.show?.(text);
  };
}

/** Code points before a position that counts UTF-16 units, and back. */
function pointsBefore(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}

function unitsBefore(text: string, points: number): number {
  return Array.from(text).slice(0, points).join("").length;
}
