// In German: what a note, a link, a lane and the process carry; the outline.
import type { detailsWords as en } from "../en/details";
import { fields } from "./fields";

export const detailsWords: typeof en = {
  details: {
    title: "Einzelheiten",
    none: "Wählen Sie einen Zettel, eine Verbindung oder eine Bahn, um ihre Daten zu sehen.",
    several: (count: number) => `${count} Zettel gewählt`,
    severalHint: "Was Sie hier eintragen, gilt für alle.",
    numbers: "Zahlen",
    judge: "Beurteilung",
    future: "Was daraus wird",
    checklist: "Checkliste",
    origins: "Entstanden aus",
    noOrigins: "Neu im Soll-Zustand",
    mixed: "verschieden",
    examples: { time: "z. B. 20 Min, 2,5 Std, 3 Tg", share: "z. B. 85 %", number: "" },
    laneField: "Bahn",
    noLane: "Noch niemand",
    leadTimeOf: (time: string) => `Durchlaufzeit dieses Schritts: ${time}`,
    shorterThanWork: (lead: string, work: string) =>
      `Die Dauer ${lead} ist kürzer als die Bearbeitung ${work}. War die Liegezeit gemeint?`,
    notUnderstood: (text: string) => `„${text}“ ist nicht zu verstehen.`,
    linkTitle: "Verbindung",
    noUrl: "Ein Link beginnt mit http:// oder https://",
    decision: "Entscheidung",
    notSaid: "Nicht gesagt",
    outOfRange: (min: number, max: number) =>
      max === Number.POSITIVE_INFINITY
        ? `Das muss ${min} oder mehr sein.`
        : `Das muss zwischen ${min} und ${max} liegen.`,
  },
  facts: {
    title: "Über diesen Prozess",
    calendar: "Kalender",
  },
  quick: {
    open: "Zettel hinzufügen",
    title: "Neuer Zettel",
    added: (text: string) => `Hinzugefügt: ${text}`,
  },
  outline: {
    work: "Arbeit",
    wait: "Liegezeit",
    right: "%C&A",
    add: (lane: string) => `Schritt hinzufügen in ${lane}`,
    newStep: "Neuer Schritt",
    none: "Noch keine Schritte.",
    noLanes: "Noch keine Bahnen. Die erste: Wer nimmt den Vorgang in die Hand?",
    more: (text: string) => `Mehr zu „${text}“`,
    moveTo: "In eine andere Bahn",
  },
  fields,
};
