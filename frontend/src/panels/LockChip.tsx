// Says that the shown state was accepted and is locked.
import { Lock } from "lucide-react";
import { words } from "../i18n";
import { useFacts, useView } from "../ui/live";
import sheet from "./sheets/sheet.module.css";

export function LockChip() {
  const { locked_states } = useFacts();
  const state = useView((view) => view.state);
  if (!locked_states.includes(state)) return null;
  return (
    <span className={`${sheet.chip} ${sheet.info}`} title={words.agree.lockedState}>
      <Lock size={12} aria-hidden="true" /> {words.agree.accepted}
    </span>
  );
}
