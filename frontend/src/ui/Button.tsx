// Buttons: one with words, one with an icon and a tooltip, and a row of them that share a border.
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggle,
  ToggleButtonGroup,
  Tooltip,
  TooltipTrigger,
} from "react-aria-components";
import style from "./button.module.css";
import { joined } from "./joined";

interface Look {
  readonly look?: "primary" | "plain" | "quiet" | "danger";
  readonly size?: "m" | "s";
}

export type ButtonProps = Omit<AriaButtonProps, "className" | "style"> & Look;

export function Button({ look = "plain", size = "m", ...props }: ButtonProps) {
  return <AriaButton {...props} className={joined(style.button, style[look], size === "s" && style.small)} />;
}

export interface IconButtonProps extends Omit<ButtonProps, "children"> {
  readonly label: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly tip?: "top" | "bottom" | "left" | "right";
}

/** An icon that says its name: to the screen reader always, to the eye on hover and focus. */
export function IconButton({
  label,
  keys,
  icon,
  look = "quiet",
  size = "m",
  tip = "bottom",
  ...props
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={350} closeDelay={60}>
      <AriaButton
        {...props}
        aria-label={label}
        className={joined(style.button, style.icon, style[look], size === "s" && style.small)}
      >
        {icon}
      </AriaButton>
      <Tip placement={tip} label={label} keys={keys} />
    </TooltipTrigger>
  );
}

export interface IconToggleProps {
  readonly label: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly size?: "m" | "s";
  readonly isDisabled?: boolean;
  readonly tip?: "top" | "bottom" | "left" | "right";
}

export function IconToggle({
  label,
  keys,
  icon,
  on,
  onChange,
  size = "m",
  isDisabled,
  tip = "bottom",
}: IconToggleProps) {
  return (
    <TooltipTrigger delay={350} closeDelay={60}>
      <AriaToggle
        aria-label={label}
        isSelected={on}
        onChange={onChange}
        isDisabled={isDisabled ?? false}
        className={joined(style.button, style.icon, style.quiet, size === "s" && style.small)}
      >
        {icon}
      </AriaToggle>
      <Tip placement={tip} label={label} keys={keys} />
    </TooltipTrigger>
  );
}

function Tip({
  placement,
  label,
  keys,
}: {
  placement: "top" | "bottom" | "left" | "right";
  label: string;
  keys: string | undefined;
}) {
  return (
    <Tooltip placement={placement} offset={6} className={style.tip ?? ""}>
      {label}
      {keys ? <kbd className={style.keys}>{keys}</kbd> : null}
    </Tooltip>
  );
}

export interface SegmentedProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Choice; readonly name: ReactNode; readonly label?: string }[];
  readonly value: Choice | null;
  readonly onChange: (choice: Choice) => void;
  readonly size?: "m" | "s";
  readonly isDisabled?: boolean;
}

/** A few choices side by side of which one holds. */
export function Segmented<Choice extends string>(props: SegmentedProps<Choice>) {
  const { label, choices, value, onChange, size = "m", isDisabled = false } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onChange(key as Choice);
      }}
      className={joined(style.segmented, size === "s" && style.segmentedSmall)}
    >
      {choices.map((choice) => (
        <AriaToggle
          key={choice.id}
          id={choice.id}
          {...(choice.label ? { "aria-label": choice.label } : {})}
          className={style.segment ?? ""}
        >
          {choice.name}
        </AriaToggle>
      ))}
    </ToggleButtonGroup>
  );
}
