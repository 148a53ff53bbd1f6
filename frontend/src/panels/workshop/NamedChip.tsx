// “You were named”: in the bar while there is a comment that names this person and that they have not seen.
import { AtSign } from "lucide-react";
import { words } from "../../i18n";
import { useWall } from "../../ui/live";
import { markSeen, useNamed } from "../../ui/told";
import style from "./workshop.module.css";

export function NamedChip() {
  const { board, view } = useWall();
  const named = useNamed();
  const [first] = named;
  if (!first) return null;
  const said = words.workshop.named(named.length);
  const open = () => {
    const note = first.about ? board.get("note", first.about) : undefined;
    if (note) {
      view.show(note.state);
      view.select([note.id]);
      view.set({ panel: "details", sheet: null, present: false });
      requestAnimationFrame(() => view.reveal(note.id, false));
    } else {
      view.set({ panel: "workshop", sheet: null, present: false });
      markSeen(board, [first.id]);
    }
  };
  return (
    <button type="button" className={style.chip} aria-label={said} title={said} onClick={open}>
      <AtSign size={16} aria-hidden="true" />
      {named.length}
    </button>
  );
}
