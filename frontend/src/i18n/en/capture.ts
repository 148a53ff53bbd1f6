// Words of what comes onto the wall and how it lies there: pasting, files, find and replace, lanes, tidying.
import { many } from "../parts";

export const captureWords = {
  capture: {
    linkDeleted: "Link deleted",
    duplicated: (count: number) => `${many(count, "note", "notes")} duplicated`,
    ghostReason: "Why it went",
  },
};
