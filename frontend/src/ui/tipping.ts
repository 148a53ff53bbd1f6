// When the tip of a button shows: a moment after the pointer came, at once when the Tab key did.
import { type RefObject, useId, useRef } from "react";
import type { ButtonProps } from "react-aria-components";
import { useTooltipTriggerState } from "react-stately/useTooltipTriggerState";

export type KeyPress = Parameters<NonNullable<ButtonProps["onKeyDown"]>>[0];

const DELAYS = { delay: 350, closeDelay: 60 };

export interface OpenTip {
  readonly state: ReturnType<typeof useTooltipTriggerState>;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly id: string;
}

/** What the button gets, and what the tip needs once it was shown; nothing before. */
export function useTip() {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const state = useTooltipTriggerState(DELAYS);
  const ever = useRef(false);
  ever.current ||= state.isOpen;
  return {
    tipped: {
      ref: button,
      ...(state.isOpen && { "aria-describedby": id }),
      onHoverStart: () => state.open(),
      onHoverEnd: () => state.close(),
      onPressStart: () => state.close(true),
      // Any key: who goes on by keyboard has read it, and it is in the way of what the key opens.
      onKeyDown: (event: KeyPress) => {
        state.close(true);
        event.continuePropagation(); // it may be one of the page's keys
      },
      onFocus: ({ target }: React.FocusEvent) => {
        if (target.matches(":focus-visible")) state.open(true);
      },
      onBlur: () => state.close(true),
    },
    opened: ever.current ? ({ state, button, id } satisfies OpenTip) : undefined,
  };
}
