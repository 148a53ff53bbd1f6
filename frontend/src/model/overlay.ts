// Before and after laid over each other: every step of today has its column, what is new stands behind its neighbour.
import type { Note } from "./records";

export type Mark = "kept" | "changed" | "combined" | "split" | "new" | "gone";

export interface Placed {
  readonly note: Note;
  readonly column: number;
  /** What became of it; of a ghost what it was. */
  readonly mark: Mark;
  /** A step of today whose place in the future is another one, or none. */
  readonly ghost: boolean;
}

/** `marks`: what became of each future step, by its id. Columns count from 0. */
export function overlaid(
  today: readonly Note[],
  future: readonly Note[],
  marks: ReadonlyMap<string, Mark>,
): { readonly columns: number; readonly placed: readonly Placed[] } {
  const { of, columns } = columnsOf(today, future);
  const column = (id: string) => of.get(id) ?? 0;
  const heirs = (id: string) => future.filter(({ origins }) => origins.includes(id));
  const ghosts = today.filter((note) => {
    const found = heirs(note.id);
    return !found.some((heir) => column(heir.id) === column(note.id) && heir.lane === note.lane);
  });
  return {
    columns,
    placed: [
      ...ghosts.map((note): Placed => {
        const mark = heirs(note.id).length === 0 ? "gone" : "changed";
        return { note, column: column(note.id), mark, ghost: true };
      }),
      ...future.map(
        (note): Placed => ({
          note,
          column: column(note.id),
          mark: marks.get(note.id) ?? "new",
          ghost: false,
        }),
      ),
    ],
  };
}

function columnsOf(today: readonly Note[], future: readonly Note[]) {
  const order: { readonly ids: string[] }[] = today.map(({ id }) => ({ ids: [id] }));
  let last = -1;
  for (const step of future) {
    const own = order.findIndex(({ ids }) => ids.some((id) => step.origins.includes(id)));
    if (own >= 0) {
      order[own]?.ids.push(step.id);
      last = own;
    } else {
      last += 1;
      order.splice(last, 0, { ids: [step.id] });
    }
  }
  const of = new Map(order.flatMap(({ ids }, at) => ids.map((id) => [id, at] as const)));
  return { of, columns: order.length };
}
