// In German: what comes onto the wall and how it lies there: pasting, files, find and replace, lanes, tidying.
import type { captureWords as en } from "../en/capture";
import { many } from "../parts";

export const captureWords: typeof en = {
  capture: {
    linkDeleted: "Verbindung gelöscht",
    duplicated: (count: number) => `${many(count, "Zettel", "Zettel")} dupliziert`,
    ghostReason: "Warum entfallen",
  },
};
