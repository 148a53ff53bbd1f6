// A button that opens a menu or a small dialog which is fetched when a hand or the focus comes near: most never open.
import { type RefObject, useRef } from "react";
import { type AriaMenuOptions, useMenuTrigger } from "react-aria/useMenu";
import { useOverlayTrigger } from "react-aria/useOverlayTrigger";
import { useMenuTriggerState } from "react-stately/useMenuTriggerState";
import { useOverlayTriggerState } from "react-stately/useOverlayTriggerState";
import type { Later } from "./later";
import type { KeyPress } from "./tipping";

type Button = RefObject<HTMLButtonElement | null>;

/** What an open menu needs of its button. */
export interface OpenMenu {
  readonly state: ReturnType<typeof useMenuTriggerState>;
  readonly button: Button;
  readonly menu: Omit<AriaMenuOptions<object>, "children">;
}

/** What an open dialog needs of its button. */
export interface OpenDialog {
  readonly state: ReturnType<typeof useOverlayTriggerState>;
  readonly button: Button;
}

/** Goes into the menu component; nothing before the first opening. It stays to leave the screen by itself. */
export function useMenuButton<P extends object>(menu: Later<P>) {
  const button = useRef<HTMLButtonElement>(null);
  const state = useMenuTriggerState({});
  const { menuTriggerProps, menuProps } = useMenuTrigger<object>({}, state, button);
  const opened = useOnce(state.isOpen);
  return {
    trigger: {
      ...menuTriggerProps,
      ref: button,
      onHoverStart: menu.fetch,
      onFocus: menu.fetch,
      onKeyDown: (event: KeyPress) => {
        menuTriggerProps.onKeyDown?.(event);
        if (!event.isDefaultPrevented()) event.continuePropagation(); // it may be one of the page's keys
      },
    },
    opened: opened ? ({ state, button, menu: menuProps } satisfies OpenMenu) : undefined,
  };
}

export function useDialogButton<P extends object>(dialog: Later<P>) {
  const button = useRef<HTMLButtonElement>(null);
  const state = useOverlayTriggerState({});
  const { triggerProps } = useOverlayTrigger({ type: "dialog" }, state, button);
  const opened = useOnce(state.isOpen);
  return {
    trigger: {
      ...triggerProps,
      ref: button,
      onPress: state.toggle,
      onHoverStart: dialog.fetch,
      onFocus: dialog.fetch,
    },
    opened: opened ? ({ state, button } satisfies OpenDialog) : undefined,
  };
}

function useOnce(now: boolean): boolean {
  const ever = useRef(false);
  ever.current ||= now;
  return ever.current;
}
