// The name of an icon beside it, fetched when the first one is shown.
import { useEffect } from "react";
import { Tooltip, TooltipTriggerStateContext } from "react-aria-components";
import style from "./button.module.css";
import type { OpenTip } from "./tipping";

export interface TipProps {
  readonly placement: "top" | "bottom" | "left" | "right";
  readonly label: string;
  readonly keys: string | undefined;
}

export function Tip({
  opened: { state, button, id },
  placement,
  label,
  keys,
}: TipProps & { opened: OpenTip }) {
  const named = { id }; // a name of its own reaches the page, though its type has none
  useEffect(() => {
    if (!state.isOpen) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      state.close(true);
    };
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, [state]);
  return (
    <TooltipTriggerStateContext value={state}>
      <Tooltip {...named} triggerRef={button} placement={placement} offset={6} className={style.tip ?? ""}>
        {label}
        {keys ? <kbd className={style.keys}>{keys}</kbd> : null}
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}
