// The words of a note that lead to it on the map.
import { words } from "../../i18n";
import { useWall } from "../../ui/live";
import style from "./workshop.module.css";

export function Jump({ id, name }: { id: string; name: string }) {
  const { board, view } = useWall();
  const show = () => {
    const note = board.get("note", id);
    if (note) view.show(note.state);
    view.select([id]);
    requestAnimationFrame(() => view.reveal(id, false));
  };
  return (
    <button type="button" className={style.jump} onClick={show} title={words.workshop.goTo(name)} dir="auto">
      {name}
    </button>
  );
}
