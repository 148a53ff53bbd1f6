// The button for saying something without words; it shows that one's own hand is up.
import { Hand } from "lucide-react";
import { Button } from "react-aria-components";
import { words } from "../../i18n";
import button from "../../ui/button.module.css";
import { joined } from "../../ui/joined";
import { later } from "../../ui/later";
import { useWall } from "../../ui/live";
import { useDialogButton } from "../../ui/opening";
import { useSignals } from "../../ui/signals";
import style from "./signals.module.css";

const SignalsBox = later(() => import("./SignalsBox").then((part) => part.SignalsBox));

export function SignalsMenu() {
  const { board } = useWall();
  const { hand } = useSignals(board);
  const { trigger, opened } = useDialogButton(SignalsBox);
  return (
    <>
      <Button
        className={joined(button.button, button.icon, button.quiet, hand && style.raised)}
        aria-label={words.workshop.signals}
        {...trigger}
      >
        <Hand size={18} aria-hidden="true" />
      </Button>
      {opened ? <SignalsBox opened={opened} /> : null}
    </>
  );
}
