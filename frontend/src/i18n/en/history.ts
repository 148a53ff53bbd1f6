// English words of the history page: what people did, versions, differences.
import { byId, many } from "../parts";

const KINDS: Readonly<Record<string, readonly [one: string, other: string]>> = {
  board: ["the board", "the board"],
  lane: ["the lane", "lanes"],
  note: ["", "notes"],
  link: ["the link", "links"],
  variant: ["the variant", "variants"],
  why: ["the cause", "causes"],
  action: ["the action", "actions"],
  comment: ["the comment", "comments"],
  poll: ["the poll", "polls"],
  vote: ["a vote", "votes"],
  timer: ["the timer", "timers"],
  agenda_item: ["the agenda item", "agenda items"],
  waiver: ["a waiver", "waivers"],
  review: ["the review", "reviews"],
  release: ["the release", "releases"],
  signature: ["the signature", "signatures"],
};

export const historyWords = {
  history: {
    title: "History",
    of: (title: string) => `History of “${title}”`,
    backToWall: "Back to the wall",
    list: "Changes, newest first",
    show: "Which versions",
    all: "All changes",
    named: "Named versions",
    noPast: "Nothing is kept from before. What is changed from now on stands here.",
    noNames: "No version has a name yet. Choose one and name it, such as “agreed v1.0”.",
    older: "Show older changes",
    refresh: "Look for new changes",
    somebody: "Somebody",
    version: (version: number) => `Version ${version}`,
    made: (who: string) => `${who} made the board`,
    restored: (who: string, version: number) => `${who} restored version ${version}`,
    quiet: (who: string) => `${who} made a change that is not for everyone to see yet, or came to nothing`,
    line: (who: string, parts: readonly string[], more: number) =>
      `${who} ${listed(parts)}${more > 0 ? ` and ${many(more, "thing", "things")} more` : ""}`,
    changes: (count: number) => many(count, "change", "changes"),
    things: (record: string, names: readonly string[], count: number) => thingsSaid(record, names, count),
    listed: (parts: readonly string[]) => listed(parts),
    unassigned: "“Nobody yet”",
    verbs: {
      added: (things: string) => `added ${things}`,
      addedTo: (things: string, lane: string) => `added ${things} to ${lane}`,
      deleted: (things: string) => `deleted ${things}`,
      moved: (things: string, lane: string) => `moved ${things} to ${lane}`,
      arranged: (things: string) => `rearranged ${things}`,
      wrote: (things: string) => `wrote ${things}`,
      renamed: (things: string) => `renamed ${things}`,
      connected: (from: string, to: string) => `connected ${from} to ${to}`,
      disconnected: (from: string, to: string) => `disconnected ${from} from ${to}`,
      set: (field: string, things: string) => `set ${field} of ${things}`,
      setTo: (field: string, things: string, value: string) => `set ${field} of ${things} to ${value}`,
    },
    asItWas: "As it was",
    different: "What is different",
    view: "What to look at",
    how: "How to look at it",
    picture: "Map",
    outline: "Outline",
    name: "Name this version…",
    rename: "Change the name…",
    nameTitle: (version: number) => `Name version ${version}`,
    nameLabel: "Name",
    nameHint: "Such as “agreed v1.0” or “before the workshop”",
    nameSave: "Name it",
    namedNow: (name: string) => `This version is called “${name}”.`,
    restore: "Restore…",
    restoreTitle: (name: string) => `Restore ${name}?`,
    restoreText:
      "The wall becomes what it was then, for everyone and at once. It is one new change: nothing is lost, and you can undo it here. Releases, signatures and reviews stay as they are.",
    restoreNow: "Restore this version",
    restoredNow: (name: string) => `${name} is back on the wall.`,
    forget: "Forget the past…",
    forgetTitle: "Forget what was deleted and overwritten?",
    forgetText:
      "Every earlier version goes from the database for good, and with it each text that was ever deleted or written over. The board stays as it stands. Nobody can bring anything back, and copies that were made before keep what they hold.",
    forgetNow: "Forget for good",
    forgotten: "The past of this board is forgotten.",
    undo: "Undo this change",
    undoRestore: "Undo the restore",
    undone: "The change was undone.",
    isNow: "This is the board as it is now.",
    compareWith: "Compare with",
    now: (version: number) => `Now (version ${version})`,
    before: (version: number) => `The version before (${version})`,
    comparing: (before: string, after: string) => `From “${before}” to “${after}”.`,
    same: "There is no difference.",
    added: "Added",
    changed: "Changed",
    deleted: "Deleted",
    field: "What",
    old: "Before",
    new: "After",
    figures: (state: string) => `Figures, ${state}`,
    figure: "Figure",
    place: "Place on the wall",
    movedPlace: "moved",
    nothing: "–",
    yes: "yes",
    no: "no",
    link: (from: string, to: string) => `${from} → ${to}`,
    noName: (kind: string) => `${kind} without a name`,
    kinds: byId({
      board: "The process",
      lane: "Lane",
      note: "Note",
      link: "Link",
      variant: "Variant",
      why: "Cause",
      action: "Action",
      comment: "Comment",
      poll: "Poll",
      vote: "Vote",
      timer: "Timer",
      agenda_item: "Agenda item",
      waiver: "Waiver",
      review: "Review",
      release: "Release",
      signature: "Signature",
    }),
  },
};

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

const NAMED = 3;

function thingsSaid(record: string, names: readonly string[], count: number): string {
  const [one, other] = KINDS[record] ?? [record, record];
  const said = names.filter((name) => name !== "").map((name) => `“${name}”`);
  if (count > NAMED || said.length < count) {
    if (count === 1) return one === "" ? "a note without a name" : one;
    return `${count} ${other}`;
  }
  return [one && count === 1 ? one : count === 1 ? "" : record === "note" ? "" : other, listed(said)]
    .filter((part) => part !== "")
    .join(" ");
}
