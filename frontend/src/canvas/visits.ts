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

/** The same visitors, and the same map, where nothing that is shown of them is different: cursors move all the time. */
export function sameVisitors(before: Visits["at"], now: Visits["at"]): Visits["at"] {
  const kept = new Map([...now].map(([id, person]) => [id, alike(before.get(id), person)]));
  const isSame = kept.size === before.size && [...kept].every(([id, person]) => before.get(id) === person);
  return isSame ? before : kept;
}

function alike(before: PersonHere | undefined, now: PersonHere): PersonHere {
  const shown = ({ id, name, color, editing }: PersonHere) => `${id} ${color} ${editing} ${name}`;
  return before && shown(before) === shown(now) ? before : now;
}
