// How the board stands with the server. “Saved” is said only when the server has said so.
import { Check, CloudOff, LoaderCircle, Lock, Unplug } from "lucide-react";
import { words } from "../i18n";
import type { Status } from "../sync/status";
import { joined } from "../ui/joined";
import { useStatus, useWall } from "../ui/live";
import style from "./status.module.css";

export function StatusChip() {
  const { board } = useWall();
  const status = useStatus();
  const { icon, text, help, tone } = said(status);
  const viewing = status.phase === "live" && !board.canEdit();
  return (
    <span className={style.chips}>
      <span className={joined(style.chip, style[tone])} title={help} role="status" data-status={tone}>
        {icon}
        <span className={style.said}>{text}</span>
      </span>
      {viewing ? (
        <span className={joined(style.chip, style.viewing)} title={words.status.readOnly}>
          <Lock size={13} aria-hidden="true" />
          <span className={style.said}>{words.status.readOnly}</span>
        </span>
      ) : null}
    </span>
  );
}

interface Said {
  readonly icon: React.ReactNode;
  readonly text: string;
  readonly help: string;
  readonly tone: "saved" | "saving" | "offline" | "closed" | "opening";
}

function said(status: Status): Said {
  const { phase, waiting, saved, stored, message } = status;
  if (phase === "closed") {
    return {
      icon: <Unplug size={14} aria-hidden="true" />,
      text: words.status.closed,
      help: message ?? "",
      tone: "closed",
    };
  }
  if (phase === "offline") {
    const text = waiting > 0 ? words.status.offlineWaiting(waiting) : words.status.offline;
    const help = stored ? words.status.offlineHelp : words.status.notStored;
    return { icon: <CloudOff size={14} aria-hidden="true" />, text, help, tone: "offline" };
  }
  if (phase === "opening") {
    return { icon: <Spinner />, text: words.status.opening, help: "", tone: "opening" };
  }
  if (saved)
    return {
      icon: <Check size={14} aria-hidden="true" />,
      text: words.status.saved,
      help: words.status.savedHelp,
      tone: "saved",
    };
  return {
    icon: <Spinner />,
    text: words.status.saving,
    help: words.status.savingHelp(waiting),
    tone: "saving",
  };
}

function Spinner() {
  return <LoaderCircle size={14} aria-hidden="true" className={style.turning} />;
}
