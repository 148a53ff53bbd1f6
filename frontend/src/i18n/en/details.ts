// What a note, a link, a lane and the process carry; the outline.
import type { FieldText } from "../field-keys";

export const detailsWords = {
  details: {
    title: "Details",
    none: "Select a note, a link or a lane to see its data.",
    several: (count: number) => `${count} notes selected`,
    severalHint: "What you set here is set on all of them.",
    numbers: "Figures",
    judge: "Judgement",
    future: "What becomes of it",
    checklist: "Checklist",
    origins: "Came from",
    noOrigins: "New in the future state",
    mixed: "several",
    examples: { time: "e.g. 20 min, 2.5 h, 3 d", share: "e.g. 85 %", number: "" },
    laneField: "Lane",
    noLane: "Nobody yet",
    leadTimeOf: (time: string) => `Lead time of this step: ${time}`,
    shorterThanWork: (lead: string, work: string) =>
      `The duration ${lead} is shorter than the work ${work}. Did you mean waiting time?`,
    notUnderstood: (text: string) => `“${text}” is not understood.`,
    linkTitle: "Link",
    noUrl: "A link starts with http:// or https://",
    decision: "Decision",
    notSaid: "Not said",
    outOfRange: (min: number, max: number) =>
      max === Number.POSITIVE_INFINITY
        ? `This has to be ${min} or more.`
        : `This has to lie between ${min} and ${max}.`,
  },
  facts: {
    title: "About this process",
    calendar: "Calendar",
  },
  quick: { open: "Add a sticky", title: "New sticky", added: (text: string) => `Added: ${text}` },
  outline: {
    work: "Work",
    wait: "Wait",
    right: "%C&A",
    add: (lane: string) => `Add a step in ${lane}`,
    newStep: "New step",
    none: "No steps yet.",
    noLanes: "No lanes yet. Add the first: who touches the work?",
    more: (text: string) => `More for “${text}”`,
    moveTo: "Move to lane",
  },
  /** Titles and explanations of fields where they differ from what the declaration says: “note.process_time”. */
  fields: {} as Readonly<Record<string, FieldText | undefined>>,
};
