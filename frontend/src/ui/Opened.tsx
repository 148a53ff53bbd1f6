// Where an opened menu or small dialog stands: beside its button, over everything, closed by a press elsewhere.
import { useRef } from "react";
import {
  MenuContext,
  OverlayTriggerStateContext,
  Popover,
  type PopoverProps,
  Provider,
  RootMenuTriggerStateContext,
} from "react-aria-components";
import menu from "./menu.module.css";
import type { OpenDialog, OpenMenu } from "./opening";

interface Where {
  readonly placement?: PopoverProps["placement"];
  readonly children: React.ReactNode;
}

/** Around a <Menu>, which takes its name, its focus and its way to close from the button. */
export function OpenedMenu({ opened, placement = "bottom start", children }: Where & { opened: OpenMenu }) {
  const scrolled = useRef<HTMLDivElement>(null);
  return (
    <Provider
      values={[
        [OverlayTriggerStateContext, opened.state],
        [RootMenuTriggerStateContext, opened.state],
        [MenuContext, { ...opened.menu, ref: scrolled }],
      ]}
    >
      <Popover
        trigger="MenuTrigger"
        triggerRef={opened.button}
        scrollRef={scrolled}
        placement={placement}
        aria-labelledby={opened.menu["aria-labelledby"] ?? ""}
        className={menu.popover ?? ""}
      >
        {children}
      </Popover>
    </Provider>
  );
}

/** Around a <Dialog>. */
export function OpenedDialog({ opened, placement = "bottom end", children }: Where & { opened: OpenDialog }) {
  return (
    <OverlayTriggerStateContext value={opened.state}>
      <Popover
        trigger="DialogTrigger"
        triggerRef={opened.button}
        placement={placement}
        className={menu.popover ?? ""}
      >
        {children}
      </Popover>
    </OverlayTriggerStateContext>
  );
}
