// The way of a workshop: its phases, how long each takes, and how far the board has come in each.
import { orderedLanes } from "./order";
import {
  type Facts,
  FIELDS,
  type Lane,
  type Note,
  type Phase,
  type RecordName,
  type RecordOf,
} from "./records";

export type Value = NonNullable<Note["value"]>;
export const VALUES = ["VA", "NNVA", "NVA"] as const satisfies readonly Value[];

/** In their order, as the board declares them. */
export const PHASES = (FIELDS.board.phase?.choices ?? []) as readonly Phase[];

export type PlanName = "short" | "day" | "sessions";

/** Minutes a phase, for the three lengths that workshops have. */
export const PLANS: Readonly<Record<PlanName, Partial<Readonly<Record<Phase, number>>>>> = {
  short: { charter: 5, steps: 20, data: 15, totals: 5, judge: 10, causes: 10, future: 15, plan: 10 },
  day: {
    charter: 20,
    listen: 30,
    steps: 75,
    data: 60,
    totals: 15,
    judge: 45,
    causes: 60,
    future: 75,
    plan: 30,
    sign_off: 15,
  },
  sessions: {
    charter: 45,
    listen: 60,
    steps: 90,
    data: 90,
    totals: 30,
    judge: 60,
    causes: 90,
    future: 120,
    plan: 60,
    sign_off: 30,
    review: 30,
  },
};

/** How much of what a phase asks for is there: “6 of 9 steps timed”. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Records {
  readonly facts: Facts;
  all<R extends RecordName>(record: R): readonly RecordOf<R>[];
}

/** How far a phase has come; undefined where nothing can be counted. */
export function progressOf(phase: Phase, records: Records): Progress | undefined {
  return COUNTED[phase]?.(records);
}

const COUNTED: Partial<Readonly<Record<Phase, (records: Records) => Progress>>> = {
  charter: ({ facts }) => {
    const { charter, title, starts_when, ends_when, customer, owner, sponsor } = facts;
    const asked = [title, starts_when, ends_when, customer, owner, sponsor, charter.problem, charter.targets];
    return counted(asked, (text) => text.trim() !== "");
  },
  listen: ({ all }) => {
    const heard = new Set(
      open(all("note"))
        .filter(isRemark)
        .map(({ lane }) => lane),
    );
    return counted(orderedLanes<Lane>(all("lane")), ({ id }) => heard.has(id));
  },
  steps: ({ all }) => counted(currentSteps(all("note")), ({ lane, text }) => lane !== null && text !== ""),
  data: ({ all }) => counted(currentSteps(all("note")), isTimed),
  judge: ({ all }) =>
    counted(
      currentSteps(all("note")).filter(({ work }) => work !== "wait"),
      isJudged,
    ),
  causes: ({ all }) => {
    const roots = rootedProblems(all("why"));
    return counted(
      open(all("note")).filter(({ kind }) => kind === "problem"),
      ({ id }) => roots.has(id),
    );
  },
  future: ({ all }) => counted(currentSteps(all("note")), ({ decision }) => decision !== null),
  plan: ({ all }) => {
    const actions = all("action").filter(({ status }) => status !== "dropped");
    return counted(actions, ({ who, due }) => who.trim() !== "" && due !== null);
  },
  review: ({ all }) => counted(all("review"), ({ actuals }) => Object.keys(actuals).length > 0),
};

/** The notes that a phase still waits for, as far as notes are what it waits for. */
export function missingOf(phase: Phase, records: Records): string[] {
  return (WAITED_FOR[phase]?.(records) ?? []).map(({ id }) => id);
}

const WAITED_FOR: Partial<Readonly<Record<Phase, (records: Records) => readonly Note[]>>> = {
  steps: ({ all }) => currentSteps(all("note")).filter(({ lane, text }) => lane === null || text === ""),
  data: ({ all }) => currentSteps(all("note")).filter((note) => !isTimed(note)),
  judge: ({ all }) => currentSteps(all("note")).filter((note) => note.work !== "wait" && !isJudged(note)),
  causes: ({ all }) => {
    const roots = rootedProblems(all("why"));
    return open(all("note")).filter(({ kind, id }) => kind === "problem" && !roots.has(id));
  },
  future: ({ all }) => currentSteps(all("note")).filter(({ decision }) => decision === null),
};

function rootedProblems(whys: readonly RecordOf<"why">[]): ReadonlySet<string> {
  return new Set(whys.filter(({ is_root }) => is_root).map(({ problem }) => problem));
}

function counted<T>(things: readonly T[], isDone: (thing: T) => boolean): Progress {
  return { done: things.filter(isDone).length, total: things.length };
}

function open(notes: readonly Note[]): Note[] {
  return notes.filter(({ hidden }) => !hidden);
}

function currentSteps(notes: readonly Note[]): Note[] {
  return open(notes).filter(({ kind, state }) => kind === "step" && state === "current");
}

function isRemark({ kind }: Note): boolean {
  return kind === "problem" || kind === "question" || kind === "idea";
}

function isTimed({ work, process_time, wait_time }: Note): boolean {
  return wait_time !== null && (work === "wait" || process_time !== null);
}

function isJudged({ value }: Note): boolean {
  return value !== null;
}

export interface Tally {
  readonly target: string;
  readonly dots: number;
}

/** What a vote came to, most dots first; notes without a dot are left out. */
export function tallied(votes: readonly RecordOf<"vote">[], poll: string): Tally[] {
  const dots = new Map<string, number>();
  for (const vote of votes) {
    if (vote.poll === poll) dots.set(vote.target, (dots.get(vote.target) ?? 0) + vote.count);
  }
  return [...dots]
    .map(([target, count]) => ({ target, dots: count }))
    .filter((tally) => tally.dots > 0)
    .sort((a, b) => b.dots - a.dots || (a.target < b.target ? -1 : 1));
}

export interface Classes {
  readonly target: string;
  readonly counts: Readonly<Record<Value, number>>;
  /** What most say; null while two are even. */
  readonly chosen: Value | null;
}

/** What people take each step for, in a vote on value; like `classes` of the server's summary. */
export function classed(votes: readonly RecordOf<"vote">[], poll: string): Classes[] {
  const found = new Map<string, Record<Value, number>>();
  for (const { poll: of, target, value } of votes) {
    if (of !== poll || !value) continue;
    const counts = found.get(target) ?? { VA: 0, NNVA: 0, NVA: 0 };
    counts[value] += 1;
    found.set(target, counts);
  }
  return [...found].map(([target, counts]) => ({ target, counts, chosen: mostSaid(counts) }));
}

function mostSaid(counts: Readonly<Record<Value, number>>): Value | null {
  const [first, second] = VALUES.toSorted((a, b) => counts[b] - counts[a]);
  return first && second && counts[first] > counts[second] ? first : null;
}

/** The dots that closed votes put on notes, all votes together. */
export function dotsOnNotes(
  polls: readonly RecordOf<"poll">[],
  votes: readonly RecordOf<"vote">[],
): ReadonlyMap<string, number> {
  const closed = new Set(polls.filter((poll) => poll.closed && poll.asks === "dots").map(({ id }) => id));
  const dots = new Map<string, number>();
  for (const { poll, target, count } of votes) {
    if (closed.has(poll) && count > 0) dots.set(target, (dots.get(target) ?? 0) + count);
  }
  return dots;
}

/** Minutes of the agenda that went into an item until now (milliseconds of the server's clock). */
export function minutesUsed(item: Pick<RecordOf<"agenda_item">, "used" | "begun_at">, now: number): number {
  const running = item.begun_at === null ? 0 : Math.max(0, now - Date.parse(item.begun_at)) / 60_000;
  return (item.used ?? 0) + running;
}

/** Seconds left on a timer at `now` (milliseconds of the server's clock); below zero when it is over. */
export function secondsLeft(timer: Pick<RecordOf<"timer">, "ends_at" | "left">, now: number): number {
  if (timer.ends_at === null) return timer.left ?? 0;
  return (Date.parse(timer.ends_at) - now) / 1000;
}

/** “12:05”, “1:02:30”; what is over counts as nothing. */
export function clockText(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  const [hours, minutes, rest] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
