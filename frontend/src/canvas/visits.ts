// Which note each person on this map holds or writes on, and how far the notes that somebody drags are from their place.
import type { State } from "../model/records";
import type { PersonHere } from "../sync/messages";

export type Shifts = ReadonlyMap<string, readonly [dx: number, dy: number]>;

export interface Visits {
  readonly at: ReadonlyMap<string, PersonHere>;
  readonly shifted: Shifts;
}

/** Of several people on one note the one who writes is told. */
export function visits(people: Iterable<PersonHere>, state: State): Visits {
  const at = new Map<string, PersonHere>();
  const shifted = new Map<string, readonly [number, number]>();
  const here = [...people].filter((person) => (person.state ?? "current") === state);
  for (const person of here) for (const id of person.selection ?? []) at.set(id, person);
  for (const person of here) {
    if (person.editing) at.set(person.editing, person);
    for (const id of person.drag?.ids ?? []) shifted.set(id, [person.drag?.dx ?? 0, person.drag?.dy ?? 0]);
  }
  return { at, shifted };
}
