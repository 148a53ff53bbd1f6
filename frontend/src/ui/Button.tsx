// Buttons: one with words, one with an icon and a tooltip, and a row of them that share a border.
import type { ReactNode } from "react";
import { mergeProps } from "react-aria/mergeProps";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggle,
  ToggleButtonGroup,
} from "react-aria-components";
import style from "./button.module.css";
import { joined } from "./joined";
import { later } from "./later";
import type { TipProps } from "./Tip";
import { useTip } from "./tipping";

const Tip = later(() => import("./Tip").then((part) => part.Tip), { silently: true });

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
  readonly tip?: TipProps["placement"];
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
  const { tipped, opened } = useTip();
  return (
    <>
      <AriaButton
        {...mergeProps(tipped, props)}
        aria-label={label}
        className={joined(style.button, style.icon, style[look], size === "s" && style.small)}
      >
        {icon}
      </AriaButton>
      {opened ? <Tip opened={opened} placement={tip} label={label} keys={keys} /> : null}
    </>
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
  readonly tip?: TipProps["placement"];
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
  const { tipped, opened } = useTip();
  return (
    <>
      <AriaToggle
        {...tipped}
        aria-label={label}
        isSelected={on}
        onChange={onChange}
        isDisabled={isDisabled ?? false}
        className={joined(style.button, style.icon, style.quiet, size === "s" && style.small)}
      >
        {icon}
      </AriaToggle>
      {opened ? <Tip opened={opened} placement={tip} label={label} keys={keys} /> : null}
    </>
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
