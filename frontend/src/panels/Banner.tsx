// What the server cannot do just now, said over the wall while it lasts.
import { TriangleAlert } from "lucide-react";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { useStatus, useWall } from "../ui/live";
import style from "./banner.module.css";

export function Banner() {
  const { board } = useWall();
  const { phase, code, message, stored, waiting } = useStatus();
  const text = phase === "live" && code ? message : undefined;
  const unkept = phase === "offline" && !stored && waiting > 0 ? words.status.notStored : undefined;
  if (!text && !unkept) return null;
  return (
    <div className={style.banner} role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p className={style.text}>{text ?? unkept}</p>
      {phase === "offline" ? (
        <Button size="s" onPress={() => board.retry()}>
          {words.commands.retry}
        </Button>
      ) : null}
    </div>
  );
}
