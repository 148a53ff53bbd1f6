// What a screen reader says of a note: “Step 4 of 10, Billing clerk: Check figures, takes 8 min, waits 4 h”.
import { words } from "../i18n";
import type { Calendar, Lane, Note } from "../model/records";
import { share, time } from "./values";

export interface Standing {
  readonly number: number | undefined;
  readonly steps: number;
  readonly lane: Lane | undefined;
  readonly calendar: Calendar;
}

export function spokenNote(note: Note, { number, steps, lane, calendar }: Standing): string {
  const what = number === undefined ? words.kind[note.kind] : words.note.step(number, steps);
  const where = lane ? lane.name || words.lane.unnamed : words.wall.unassigned;
  const text = note.text.trim() || words.note.untitled;
  return [`${what}, ${where}: ${text}`, ...spokenData(note, calendar)].join(", ");
}

function spokenData(note: Note, calendar: Calendar): string[] {
  if (note.kind !== "step") return [];
  const parts: string[] = [];
  if (note.work !== "work") parts.push(words.work[note.work]);
  if (note.process_time !== null) parts.push(words.note.takes(time(note.process_time, calendar)));
  if (note.wait_time) parts.push(words.note.waits(time(note.wait_time, calendar)));
  if (note.complete_accurate !== null) parts.push(words.note.right(share(note.complete_accurate)));
  if (note.value) parts.push(words.value[note.value]);
  if (note.state === "current" && note.decision) parts.push(words.decision[note.decision]);
  return parts;
}
