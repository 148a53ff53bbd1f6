// Puts a list or a table onto the wall, shows it, and says what happened; a list or table that does not fit stays out whole.
import { useMemo } from "react";
import { addList, addTable, DoesNotFit } from "../../commands/verbs/capture";
import { lanesOf } from "../../commands/verbs/lanes";
import { shownMap } from "../../commands/verbs/maps";
import { placeAtEnd } from "../../commands/verbs/places";
import type { Place } from "../../commands/view";
import { words } from "../../i18n";
import type { BoardFile } from "../../model/records";
import { useWall, type Wall } from "../../ui/live";

export interface Putting {
  /** Gives the sentence why not, which is also told on the page unless `tell` is false. */
  list(lines: readonly string[], tell?: boolean): string | undefined;
  table(table: BoardFile): string | undefined;
}

export function usePutting(): Putting {
  const wall = useWall();
  return useMemo(
    () => ({
      list: (lines, tell = true) => {
        const fault = put(wall, () => addList(wall, lines, placeOf(wall)));
        if (fault && tell) wall.view.tell(fault);
        return fault;
      },
      table: (table) => put(wall, () => addTable(wall, table, placeOf(wall))),
    }),
    [wall],
  );
}

function put({ view }: Wall, add: () => string[]): string | undefined {
  try {
    const ids = add();
    view.set({ told: null }); // what was refused before is no news any more
    view.select(ids);
    view.announce(words.capture.added(ids.length));
    requestAnimationFrame(() => view.surface?.bring(ids));
    return undefined;
  } catch (problem) {
    if (problem instanceof DoesNotFit) return problem.message;
    throw problem;
  }
}

/** Under the pointer, else in the middle of what is seen; without a map behind the last step of the first lane. */
function placeOf(wall: Wall): Place {
  const { surface } = wall.view;
  if (surface) return surface.here() ?? surface.middle();
  return placeAtEnd(wall.board, lanesOf(wall.board)[0]?.id ?? null, shownMap(wall));
}
