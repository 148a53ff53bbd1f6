// What a screen reader says of a note: “Step 4 of 10, Billing clerk: Check figures, takes 8 minutes, waits 2 days”.
import { words } from "../i18n";
import { plain } from "../model/plain";
import type { Calendar, Lane, Link, LinkKind, Note } from "../model/records";
import { share, timeSaid } from "./values";

export interface Standing {
  readonly number: number | undefined;
  readonly steps: number;
  readonly lane: Lane | undefined;
  readonly calendar: Calendar;
}

export function spokenNote(note: Note, { number, steps, lane, calendar }: Standing): string {
  const what = number === undefined ? words.kind[note.kind] : words.note.step(number, steps);
  const where = lane ? plain(lane.name) || words.lane.unnamed : words.wall.unassigned;
  const text = plain(note.text).trim() || words.note.untitled;
  return [`${what}, ${where}: ${text}`, ...spokenData(note, calendar)].join(", ");
}

function spokenData(note: Note, calendar: Calendar): string[] {
  if (note.kind !== "step") return [];
  const parts: string[] = [];
  if (note.work !== "work") parts.push(words.work[note.work]);
  if (note.process_time !== null) parts.push(words.note.takes(timeSaid(note.process_time, calendar)));
  if (note.wait_time) parts.push(words.note.waits(timeSaid(note.wait_time, calendar)));
  if (note.complete_accurate !== null) parts.push(words.note.right(share(note.complete_accurate)));
  if (note.value) parts.push(words.value[note.value]);
  if (note.state === "current" && note.decision) parts.push(words.decision[note.decision]);
  return parts;
}

export interface Around {
  /** The links of the map. */
  readonly links: readonly Link[];
  readonly textOf: (id: string) => string;
  /** How many problems and ideas speak of it. */
  readonly bursts: number;
  /** From votes that are closed. */
  readonly dots: number;
}

/** “Leads to Send invoice 80 %. Goes back to Draft invoice 5 %. Comes from … Wastes: … 2 problems or ideas.” */
export function spokenAround(note: Note, { links, textOf, bursts, dots }: Around): string {
  const named = ({ probability }: Link, id: string) =>
    probability === null ? plain(textOf(id)) : `${plain(textOf(id))} ${share(probability)}`;
  const said = (kind: LinkKind, say: (names: string) => string) => {
    const ends = links.filter((link) => link.kind === kind && link.source === note.id);
    return ends.length > 0 ? [say(ends.map((link) => named(link, link.target)).join(", "))] : [];
  };
  const before = links.filter((link) => link.kind === "flow" && link.target === note.id);
  const { spokenLinks } = words.capture;
  return [
    ...said("flow", spokenLinks.flow),
    ...said("rework", spokenLinks.rework),
    ...said("information", spokenLinks.information),
    ...(before.length > 0
      ? [spokenLinks.from(before.map(({ source }) => plain(textOf(source))).join(", "))]
      : []),
    ...(note.wastes.length > 0
      ? [spokenLinks.wastes(note.wastes.map((one) => words.waste[one]).join(", "))]
      : []),
    ...(bursts > 0 ? [spokenLinks.bursts(bursts)] : []),
    ...(dots > 0 ? [`${words.workshop.dotsOn(dots)}.`] : []),
  ].join(" ");
}
