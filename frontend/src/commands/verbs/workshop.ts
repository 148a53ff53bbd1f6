// What a facilitator does with a board beside drawing it: timer, phase, agenda, private writing, votes, comments.
import { PITCH } from "../../model/geometry";
import type { Fields, Phase, RecordName, RecordOf } from "../../model/records";
import {
  type Classes,
  minutesUsed,
  PHASES,
  PLANS,
  type PlanName,
  secondsLeft,
  type Value,
} from "../../model/workshop";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";
import { keyBetween } from "../order-keys";
import { lanesOf } from "./lanes";
import { setFacts } from "./records";

export function all<R extends RecordName>(board: LiveBoard, record: R): RecordOf<R>[] {
  return board.ids(record).flatMap((id) => board.get(record, id) ?? []);
}

type Timer = RecordOf<"timer">;

/** The timer that counts: of several, the one that was made last. */
export function timerOf(board: LiveBoard): Timer | undefined {
  return all(board, "timer")
    .sort((a, b) => ((a.created_at ?? "") < (b.created_at ?? "") ? -1 : 1))
    .at(-1);
}

export function startTimer(board: LiveBoard, seconds: number, now: number): void {
  setTimer(board, { ends_at: moment(now + seconds * 1000), left: null });
}

export function pauseTimer(board: LiveBoard, timer: Timer, now: number): void {
  setTimer(board, { ends_at: null, left: Math.max(0, Math.ceil(secondsLeft(timer, now))) });
}

/** More time; one that is over starts anew with it. */
export function extendTimer(board: LiveBoard, timer: Timer, seconds: number, now: number): void {
  const left = Math.max(0, secondsLeft(timer, now)) + seconds;
  if (timer.ends_at === null) setTimer(board, { ends_at: null, left });
  else startTimer(board, left, now);
}

export function stopTimer(board: LiveBoard): void {
  const ops = board.ids("timer").map((id): Op => ({ op: "delete", record: "timer", id }));
  if (ops.length > 0) board.change(ops, { label: "timer" });
}

function setTimer(board: LiveBoard, fields: Pick<Timer, "ends_at" | "left">): void {
  const timer = timerOf(board);
  const op: Op = timer
    ? { op: "update", record: "timer", id: timer.id, fields }
    : { op: "create", record: "timer", id: board.newId("t"), fields };
  board.change([op], { label: "timer" });
}

function moment(now: number): string {
  return new Date(now).toISOString();
}

/** The workshop moves on: the time that went into the point of the agenda it leaves is written down. */
export function goToPhase(board: LiveBoard, phase: Phase | null, now: number): void {
  const ops: Op[] = [{ op: "update", record: "board", id: "board", fields: { phase } }];
  for (const item of all(board, "agenda_item")) {
    const begins = item.phase === phase && phase !== null;
    if (item.begun_at !== null && !begins) {
      const used = Math.round(minutesUsed(item, now) * 10) / 10;
      ops.push(agendaOp(item.id, { used, begun_at: null }));
    } else if (item.begun_at === null && begins) ops.push(agendaOp(item.id, { begun_at: moment(now) }));
  }
  board.change(ops, { label: "phase" });
}

function agendaOp(id: string, fields: Fields): Op {
  return { op: "update", record: "agenda_item", id, fields };
}

/** The agenda of a plan, in place of the one that is there; the point where the workshop is begins now. */
export function planAgenda(board: LiveBoard, plan: PlanName, now: number): void {
  const here = board.facts().phase;
  const ops = board.ids("agenda_item").map((id): Op => ({ op: "delete", record: "agenda_item", id }));
  for (const phase of PHASES) {
    const minutes = PLANS[plan][phase];
    if (minutes !== undefined)
      ops.push({
        op: "create",
        record: "agenda_item",
        id: board.newId("a"),
        fields: { phase, minutes, ...(phase === here ? { begun_at: moment(now) } : {}) },
      });
  }
  board.change(ops, { label: "agenda" });
}

/** From now on what people write is for their own eyes. */
export function writeInPrivate(board: LiveBoard): void {
  setFacts(board, { private: true });
}

/** Everything that was written in private is shown at once, by the server: nobody else has read it. */
export function reveal(board: LiveBoard): void {
  board.change([{ op: "update", record: "board", id: "board", fields: { private: false } }], {
    label: "reveal",
  });
}

/** The lane that answers land in (its id is the server's), with a heading over each question's column. */
export function prepareIntake(
  board: LiveBoard,
  name: string,
  headings: Readonly<Record<string, string>>,
): void {
  if (board.get("lane", INTAKE)) return;
  const last = lanesOf(board).at(-1)?.order ?? null;
  const lane: Op = {
    op: "create",
    record: "lane",
    id: INTAKE,
    fields: { name, order: keyBetween(last, null), outside: true },
  };
  const notes = Object.values(headings).map((text, at): Op => {
    const fields = { kind: "text", state: "current", lane: INTAKE, x: at * PITCH.x, y: 24, text };
    return { op: "create", record: "note", id: board.newId("n"), fields };
  });
  board.change([lane, ...notes], { label: "addLane" });
}

export const INTAKE = "intake";

export function askForVotes(
  board: LiveBoard,
  question: string,
  targets: readonly string[],
  dots: number,
): string {
  const id = board.newId("q");
  board.change([{ op: "create", record: "poll", id, fields: { question, targets, dots } }], {
    label: "vote",
  });
  return id;
}

/** Asks everybody what they take each of these steps for. */
export function askForValue(board: LiveBoard, question: string, targets: readonly string[]): void {
  const fields = { question, targets, asks: "value" };
  board.change([{ op: "create", record: "poll", id: board.newId("q"), fields }], { label: "vote" });
}

/** One's own voice on a step: VA, necessary or waste. */
export function classAs(board: LiveBoard, poll: string, target: string, value: Value): void {
  const standing = ownVote(board, poll, target);
  if (standing?.value === value) return;
  const op: Op = standing
    ? { op: "update", record: "vote", id: standing.id, fields: { value } }
    : { op: "create", record: "vote", id: board.newId("v"), fields: { poll, target, value } };
  board.change([op], { label: "vote" });
}

export function ownVote(board: LiveBoard, poll: string, target: string): RecordOf<"vote"> | undefined {
  const you = board.you()?.id;
  return all(board, "vote").find(
    (each) => each.poll === poll && each.target === target && (each.author === null || each.author === you),
  );
}

/** Steps become what most said they are; where people are even they stay as they were. */
export function applyValues(board: LiveBoard, found: readonly Classes[]): void {
  const ops = found.flatMap(({ target, chosen }): Op[] => {
    const note = board.get("note", target);
    if (!note || !chosen || note.value === chosen) return [];
    return [{ op: "update", record: "note", id: target, fields: { value: chosen } }];
  });
  if (ops.length > 0) board.change(ops, { label: "setFields" });
}

/** The vote that is going on. */
export function openPoll(board: LiveBoard): RecordOf<"poll"> | undefined {
  return all(board, "poll").find(({ closed }) => !closed);
}

export function closePoll(board: LiveBoard, id: string): void {
  board.change([{ op: "update", record: "poll", id, fields: { closed: true } }], { label: "vote" });
}

/** One's own dots in a vote, by note. While it is open nobody gets to see others'. */
export function ownDots(board: LiveBoard, poll: string): ReadonlyMap<string, number> {
  const you = board.you()?.id;
  const own = all(board, "vote").filter(
    (vote) => vote.poll === poll && (vote.author === null || vote.author === you),
  );
  return new Map(own.map(({ target, count }) => [target, count]));
}

/** One dot more (1) or less (-1) on a note. */
export function placeDot(board: LiveBoard, poll: string, target: string, by: 1 | -1): void {
  const vote = ownVote(board, poll, target);
  const count = Math.max(0, (vote?.count ?? 0) + by);
  if (!vote && by > 0) {
    const fields = { poll, target, count };
    board.change([{ op: "create", record: "vote", id: board.newId("v"), fields }], { label: "vote" });
  } else if (vote && count === 0) {
    board.change([{ op: "delete", record: "vote", id: vote.id }], { label: "vote" });
  } else if (vote) {
    board.change([{ op: "update", record: "vote", id: vote.id, fields: { count } }], { label: "vote" });
  }
}

/** Says something about a note; `parent` is what it answers. Without a note it is for the parking lot. */
export function addComment(
  board: LiveBoard,
  text: string,
  about: string | null,
  mentions: readonly string[],
  parent: string | null = null,
): void {
  const fields = { text, about, parent, ...(mentions.length > 0 ? { mentions } : {}) };
  board.change([{ op: "create", record: "comment", id: board.newId("k"), fields }], { label: "comment" });
}

export function resolveComment(board: LiveBoard, id: string, resolved: boolean): void {
  board.change([{ op: "update", record: "comment", id, fields: { resolved } }], { label: "comment" });
}

export function removeComment(board: LiveBoard, id: string): void {
  board.change([{ op: "delete", record: "comment", id }], { label: "comment" });
}
