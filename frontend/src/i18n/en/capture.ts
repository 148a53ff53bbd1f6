// Words of what comes onto the wall and how it lies there: pasting, files, find and replace, lanes, tidying.
import { many } from "../parts";

export const captureWords = {
  capture: {
    linkDeleted: "Link deleted",
    duplicated: (count: number) => `${many(count, "note", "notes")} duplicated`,
    ghostReason: "Why it went",
    laneMoved: (name: string, place: number, count: number) => `${name} is lane ${place} of ${count} now`,
    collapseLane: "Collapse",
    expandLane: "Expand",
    noColor: "None",
    tidied: "The map is tidy",
    stamps: "Stamps of waste",
    addBurst: "A problem with this step",
    burst: (label: string) => `${label}: something to improve`,
    about: "Speaks of",
    aboutNone: "no step",
    replaceTitle: "Find and replace",
    findWhat: "Find",
    replaceBy: "Replace with",
    exact: "Mind capitals",
    found: (count: number, notes: number) =>
      `${many(count, "place", "places")} in ${many(notes, "note", "notes")}`,
    selectFound: "Select the notes",
    replaceAll: "Replace all",
    replaced: (count: number) => `${many(count, "place", "places")} replaced. Ctrl or ⌘+Z takes it back.`,
    tooLongNote: (start: string) =>
      `The note “${start}…” would get longer than a note may be. Nothing was replaced.`,
    spokenLinks: {
      flow: (names: string) => `Leads to ${names}.`,
      rework: (names: string) => `Goes back to ${names}.`,
      information: (names: string) => `Tells ${names}.`,
      from: (names: string) => `Comes from ${names}.`,
      wastes: (names: string) => `Wastes: ${names}.`,
      bursts: (count: number) => `${many(count, "problem or idea", "problems or ideas")} with it.`,
    },
    title: "Add many notes",
    lead: "One note a line. Or paste a table from a spreadsheet, or choose a file: each row becomes a step in its lane.",
    field: "The notes",
    go: "Add to the wall",
    file: "Choose a file…",
    fileHint: "CSV, Excel (xlsx, xls), OpenDocument (ods) or text",
    behind: (text: string) => `They go on from “${text}”, connected.`,
    added: (count: number) => `${many(count, "note", "notes")} added`,
    dropHere: "Drop a list, a table or a spreadsheet onto the wall",
    boardFile: "This is a board file. Import it on the page with all boards: it becomes a board of its own.",
    unknownFile: (name: string) =>
      `“${name}” cannot be put on the wall. Drop a text, a CSV file or a spreadsheet (xlsx, xls, ods).`,
    tooBig: "The file is larger than 20 MB. Copy the sheet with the steps into a file of its own.",
    tooManyLines: (lines: number, most: number) =>
      `This text has ${lines.toLocaleString("en")} lines; at most ${most} become notes at once. Nothing was added: paste a part of it, or keep the text in the description of the board.`,
    tooLong: (most: number) =>
      `A note holds at most ${most.toLocaleString("en")} letters, and a line of this text is longer. Nothing was added: part the text into lines.`,
    noteFull: (length: number, most: number) =>
      `A note holds at most ${most.toLocaleString("en")} letters; with this text it would have ${length.toLocaleString("en")}. Nothing was pasted: paste it onto the wall to get a note for each line.`,
    fieldFull: (length: number, most: number) =>
      `At most ${most.toLocaleString("en")} letters fit here; with this text there would be ${length.toLocaleString("en")}. Nothing was pasted: paste a shorter part.`,
    notToYou: "You may look at this board but not change it, so the file was not read.",
    firstFileOnly: (name: string, count: number) =>
      `Of ${count} files “${name}” alone was read. Drop the others one after another.`,
    full: (count: number, room: number, most: number) =>
      `A board holds at most ${most.toLocaleString("en")} notes, and there is room for ${room.toLocaleString("en")} more, not for ${count.toLocaleString("en")}. Nothing was added: split the process into two boards.`,
    nothing: "There is no text to add.",
    imported: "On the wall. Good to know:",
    done: "Done",
    whichColumns: "What do the columns hold?",
    hasHeadings: "The first row holds headings",
    firstRows: "The first rows of the table",
    column: (number: number) => `Column ${number}`,
    notRead: "Not read",
    moreRows: (count: number) => `and ${many(count, "more row", "more rows")}`,
    meanings: {
      step: "Step",
      lane: "Lane (who)",
      work: "Work time",
      wait: "Wait before",
      wait_after: "Wait after",
      lead: "Lead time",
      elapsed: "Duration",
      stock: "Items or days waiting",
      given: "%C&A",
      received: "%C&A of what comes in",
      people: "People at once",
      value: "Value (VA, NNVA, NVA)",
      type: "Type of work",
    },
  },
};
