// What travels on the board's socket. The shapes are those of docs/sync.md; fields may be added there.
import type { Fields, RecordName } from "../model/records";
import type { FiguresMessage } from "./figures";
import type { Splice } from "./splices";

export type OpTarget = RecordName | "board";

export interface CreateOp {
  readonly op: "create";
  readonly record: RecordName;
  readonly id: string;
  readonly fields: Fields;
}
export interface UpdateOp {
  readonly op: "update";
  readonly record: OpTarget;
  readonly id: string;
  readonly fields: Fields;
}
export interface EditOp {
  readonly op: "edit";
  readonly record: OpTarget;
  readonly id: string;
  readonly field: string;
  readonly splices: readonly Splice[];
}
export interface DeleteOp {
  readonly op: "delete";
  readonly record: RecordName;
  readonly id: string;
}
export interface UndoOp {
  readonly op: "undo";
  readonly change: string;
}

/** What the server commits: undo is worked out there and comes back as the four others. */
export type CommittedOp = CreateOp | UpdateOp | EditOp | DeleteOp;
export type Op = CommittedOp | UndoOp;

/** A committed change. One that this person may not see comes without id, author and ops. */
export interface Entry {
  readonly version: number;
  readonly mark: string;
  readonly id?: string;
  readonly by?: string;
  readonly at?: string;
  readonly ops: readonly CommittedOp[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly role: string;
}

/** A part of the map in the wall's own units. */
export type Area = readonly [left: number, top: number, right: number, bottom: number];

/** Where somebody is and what they are at; nobody needs to keep it. Positions are the wall's own units. */
export interface Presence {
  readonly state?: "current" | "future";
  readonly cursor?: readonly [x: number, y: number] | null;
  readonly selection?: readonly string[];
  readonly editing?: string | null;
  readonly drag?: { readonly ids: readonly string[]; readonly dx: number; readonly dy: number } | null;
  /** What their screen shows of the map. */
  readonly viewport?: Area | null;
  /** Everyone is asked to follow, while it is true. */
  readonly lead?: boolean;
  /** Everyone is asked to come here, once for each new number. */
  readonly call?: number;
  /** Wants to say something. */
  readonly hand?: boolean;
  readonly reaction?: Reaction | null;
  /** The pointer is a red dot that everybody sees. */
  readonly laser?: boolean;
  /** The lane that everybody should look at. */
  readonly spotlight?: string | null;
  /** Leads the workshop. */
  readonly host?: boolean;
  /** How many notes of theirs wait for the reveal. */
  readonly written?: number;
}

export const REACTIONS = ["yes", "thanks", "idea", "question", "slow", "break"] as const;
export type Reaction = (typeof REACTIONS)[number];

export type PersonHere = Person & Presence;

export interface Hello {
  readonly type: "hello";
  readonly protocol: 1;
  readonly since?: number;
  readonly mark?: string;
  readonly outbox: readonly string[];
  /** What follows a change: all figures, or what is different. */
  readonly figures?: "whole" | "changes";
  /** Of the findings. */
  readonly language?: "en" | "de";
}
export interface ChangeMessage {
  readonly type: "change";
  readonly id: string;
  readonly base: number;
  readonly ops: readonly Op[];
}
export type ClientMessage =
  | Hello
  | ChangeMessage
  | ({ readonly type: "presence" } & Presence)
  | { readonly type: "ping" };

export interface Welcome {
  readonly type: "welcome";
  readonly version: number;
  readonly mark: string;
  readonly acked: Readonly<Record<string, number>>;
  readonly you: Person;
  readonly people: readonly PersonHere[];
  readonly changes?: readonly Entry[];
  readonly board?: Readonly<Record<string, unknown>>;
}
export interface Refused {
  /** Null when the frame could not be read at all. */
  readonly id: string | null;
  readonly code: string;
  readonly message: string;
  readonly field?: string | null;
  /** It was about things that are gone anyway: nobody needs to be told. */
  readonly silent?: boolean;
}
/** Something about the server that concerns everyone, “ok” when it is over. Changes wait, nothing is lost. */
export interface ServerNotice {
  readonly type: "notice";
  readonly code: string;
  readonly message: string;
}
export interface Bye {
  readonly code: string;
  readonly message: string;
  readonly retry_after?: number;
}
export type ServerMessage =
  | Welcome
  | { readonly type: "changes"; readonly changes: readonly Entry[] }
  | { readonly type: "ack"; readonly id: string; readonly version: number }
  | ({ readonly type: "refused" } & Refused)
  | { readonly type: "presence"; readonly people: Readonly<Record<string, PersonHere | null>> }
  | ({ readonly type: "figures" } & FiguresMessage)
  | { readonly type: "resync" }
  | ServerNotice
  | ({ readonly type: "bye" } & Bye)
  | { readonly type: "pong" };
