// What the future state leaves out stays on the wall as a ghost, so that nobody forgets what went and why.
import { PITCH } from "../model/geometry";
import type { Note } from "../model/records";
import { noteSize, overlaps } from "./geometry";

/** The current steps that no future step came from, moved down where a future note lies on their place. */
export function ghostsOf(all: readonly Note[]): Note[] {
  const future = all.filter((note) => note.state === "future");
  if (future.length === 0) return [];
  const lives = new Set(future.flatMap((note) => note.origins));
  const gone = all.filter((note) => note.state === "current" && note.kind === "step" && !lives.has(note.id));
  const taken: Note[] = [...future];
  return gone.map((note) => {
    const ghost = freed(note, taken);
    taken.push(ghost);
    return ghost;
  });
}

function freed(note: Note, taken: readonly Note[]): Note {
  let place = note;
  for (let row = 0; row < 20 && taken.some((other) => covers(place, other)); row++) {
    place = { ...place, y: place.y + PITCH.y };
  }
  return place;
}

function covers(a: Note, b: Note): boolean {
  return a.lane === b.lane && overlaps(rectOf(a), rectOf(b));
}

function rectOf(note: Note) {
  const [width, height] = noteSize(note);
  return { x: note.x, y: note.y, width, height };
}
