// Speaks to screen readers: what was done here at once, what others do gathered and seldom.
import { useEffect, useState } from "react";
import { words } from "../i18n";
import { useWall } from "../ui/live";
import style from "./live.module.css";

const QUIET = 4000;

export function LiveRegion() {
  const { board, view } = useWall();
  const [own, setOwn] = useState("");
  const [others, setOthers] = useState("");
  // What is said twice in a row is another text the second time, or nobody would hear it.
  useEffect(
    () => view.onAnnounce((text) => setOwn((last) => (last === text ? `${text}\u00a0` : text))),
    [view],
  );
  useEffect(() => {
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const names = board
        .people()
        .flatMap((person) => (person.selection?.some((id) => touched.has(id)) ? [person.name] : []));
      if (names.length > 0) setOthers(words.wall.remoteChanges(names.join(", "), touched.size));
      touched.clear();
    };
    const leave = board.subscribeChanges((changes) => {
      if (board.people().length === 0) return;
      for (const id of changes.get("note") ?? []) if (!view.get().selection.includes(id)) touched.add(id);
      if (touched.size > 0) timer ??= setTimeout(tell, QUIET);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [board, view]);
  return (
    <div className={style.hidden}>
      <p role="status" aria-live="polite">
        {own}
      </p>
      <p aria-live="polite">{others}</p>
    </div>
  );
}
