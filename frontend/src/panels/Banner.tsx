// What the server cannot do just now, said over the wall while it lasts, in the reader's language.
import { TriangleAlert } from "lucide-react";
import { words } from "../i18n";
import type { Status } from "../sync/status";
import { Button } from "../ui/Button";
import { useStatus, useWall } from "../ui/live";
import style from "./banner.module.css";

export function Banner() {
  const { board } = useWall();
  const status = useStatus();
  const { phase } = status;
  const text = sentenceNow(status);
  if (!text) return null;
  return (
    <div className={style.banner} role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p className={style.text}>{text}</p>
      {phase === "offline" ? (
        <Button size="s" onPress={() => board.retry()}>
          {words.commands.retry}
        </Button>
      ) : null}
    </div>
  );
}

/** A server that restarts, a full disk: each has its own sentence. A line that is just gone is told by the chip. */
export function sentenceNow({ phase, code = "", message, stored, waiting }: Status): string | undefined {
  if (phase === "offline") return !stored && waiting > 0 ? words.status.notStored : words.status.why[code];
  return phase === "live" && code ? (words.status.why[code] ?? message) : undefined;
}
