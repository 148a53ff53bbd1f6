// Where the others point: an arrow with the name, gliding between the twenty positions a second that arrive.
import { type ReactFlowState, useStore } from "@xyflow/react";
import type { PersonHere } from "../sync/messages";
import { usePeople, useView, useWall } from "../ui/live";
import { useSignals } from "../ui/signals";
import { useScene } from "./context";
import style from "./cursors.module.css";

const transformOf = (state: ReactFlowState) => state.transform;

export function Cursors() {
  const state = useView((view) => view.state);
  const { board } = useWall();
  const { hidesCursors } = useSignals(board);
  const pointing = usePeople().filter(
    (person) => person.cursor && (person.state ?? "current") === state && (person.laser || !hidesCursors),
  );
  return pointing.length > 0 ? <Pointers people={pointing} /> : null;
}

/** Follows every move of the map, so it is there only while somebody points. */
function Pointers({ people }: { people: readonly PersonHere[] }) {
  const scene = useScene();
  const [x, y, zoom] = useStore(transformOf);
  return (
    <div className={style.layer} aria-hidden="true">
      {people.map((person) => {
        if (!person.cursor) return null;
        const [left, top] = scene.drawnAt(person.cursor);
        return (
          <div
            key={person.id}
            className={style.cursor}
            style={{
              "--person": person.color,
              transform: `translate(${left * zoom + x}px, ${top * zoom + y}px)`,
            }}
          >
            {person.laser ? (
              <i className={style.laser} />
            ) : (
              <svg viewBox="0 0 16 18" width="16" height="18" aria-hidden="true">
                <path d="M1 1v14l4-4h6.500z" />
              </svg>
            )}
            <span className={style.name}>{person.name}</span>
          </div>
        );
      })}
    </div>
  );
}
