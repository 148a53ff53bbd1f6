// In German: what comes onto the wall and how it lies there: pasting, files, find and replace, lanes, tidying.
import type { captureWords as en } from "../en/capture";
import { many } from "../parts";

export const captureWords: typeof en = {
  capture: {
    linkDeleted: "Verbindung gelöscht",
    duplicated: (count: number) => `${many(count, "Zettel", "Zettel")} dupliziert`,
    ghostReason: "Warum entfallen",
    laneMoved: (name: string, place: number, count: number) => `${name} ist jetzt Bahn ${place} von ${count}`,
    collapseLane: "Einklappen",
    expandLane: "Ausklappen",
    noColor: "Keine",
    tidied: "Die Karte ist aufgeräumt",
    stamps: "Stempel der Verschwendung",
    addBurst: "Ein Problem mit diesem Schritt",
    burst: (label: string) => `${label}: etwas zu verbessern`,
    about: "Betrifft",
    aboutNone: "keinen Schritt",
    replaceTitle: "Suchen und ersetzen",
    findWhat: "Suchen",
    replaceBy: "Ersetzen durch",
    exact: "Groß- und Kleinschreibung beachten",
    found: (count: number, notes: number) =>
      `${many(count, "Stelle", "Stellen")} auf ${many(notes, "Zettel", "Zetteln")}`,
    selectFound: "Zettel wählen",
    replaceAll: "Alle ersetzen",
    replaced: (count: number) =>
      `${many(count, "Stelle", "Stellen")} ersetzt. Strg oder ⌘+Z nimmt es zurück.`,
    tooLongNote: (start: string) =>
      `Der Zettel „${start}…“ würde länger, als ein Zettel sein darf. Es wurde nichts ersetzt.`,
    spokenLinks: {
      flow: (names: string) => `Führt zu ${names}.`,
      rework: (names: string) => `Geht zurück zu ${names}.`,
      information: (names: string) => `Informiert ${names}.`,
      from: (names: string) => `Kommt von ${names}.`,
      wastes: (names: string) => `Verschwendung: ${names}.`,
      bursts: (count: number) => `${many(count, "Problem oder Idee", "Probleme oder Ideen")} dazu.`,
    },
    title: "Viele Zettel hinzufügen",
    lead: "Ein Zettel je Zeile. Oder eine Tabelle aus der Tabellenkalkulation einfügen oder eine Datei wählen: Jede Zeile wird ein Schritt in seiner Bahn.",
    field: "Die Zettel",
    go: "An die Wand",
    file: "Datei wählen…",
    fileHint: "CSV, Excel (xlsx, xls), OpenDocument (ods) oder Text",
    behind: (text: string) => `Sie schließen an „${text}“ an, verbunden.`,
    added: (count: number) => `${many(count, "Zettel", "Zettel")} hinzugefügt`,
    dropHere: "Liste, Tabelle oder Tabellendatei auf die Wand ziehen",
    boardFile:
      "Das ist eine Board-Datei. Importieren Sie sie auf der Seite mit allen Boards: Sie wird ein eigenes Board.",
    unknownFile: (name: string) =>
      `„${name}“ passt nicht an die Wand. Möglich sind ein Text, eine CSV-Datei oder eine Tabelle (xlsx, xls, ods).`,
    tooBig: "Die Datei ist größer als 20 MB. Kopieren Sie das Blatt mit den Schritten in eine eigene Datei.",
    tooManyLines: (lines: number, most: number) =>
      `Dieser Text hat ${lines.toLocaleString("de")} Zeilen; höchstens ${most} werden auf einmal zu Zetteln. Es wurde nichts hinzugefügt: Fügen Sie einen Teil ein, oder schreiben Sie den Text in die Beschreibung des Boards.`,
    tooLong: (most: number) =>
      `Ein Zettel fasst höchstens ${most.toLocaleString("de")} Zeichen, und eine Zeile dieses Textes ist länger. Es wurde nichts hinzugefügt: Teilen Sie den Text in Zeilen.`,
    noteFull: (length: number, most: number) =>
      `Ein Zettel fasst höchstens ${most.toLocaleString("de")} Zeichen; mit diesem Text wären es ${length.toLocaleString("de")}. Es wurde nichts eingefügt: Auf der Wand eingefügt, wird jede Zeile ein Zettel.`,
    fieldFull: (length: number, most: number) =>
      `Hier passen höchstens ${most.toLocaleString("de")} Zeichen hin; mit diesem Text wären es ${length.toLocaleString("de")}. Es wurde nichts eingefügt: Fügen Sie einen kürzeren Teil ein.`,
    notToYou: "Sie dürfen dieses Board ansehen, aber nicht ändern; die Datei wurde daher nicht gelesen.",
    firstFileOnly: (name: string, count: number) =>
      `Von ${count} Dateien wurde nur „${name}“ gelesen. Ziehen Sie die anderen nacheinander auf die Wand.`,
    full: (count: number, room: number, most: number) =>
      `Ein Board fasst höchstens ${most.toLocaleString("de")} Zettel; Platz ist noch für ${room.toLocaleString("de")}, nicht für ${count.toLocaleString("de")}. Es wurde nichts hinzugefügt: Teilen Sie den Prozess auf zwei Boards auf.`,
    nothing: "Es gibt keinen Text zum Hinzufügen.",
    imported: "An der Wand. Gut zu wissen:",
    done: "Fertig",
    whichColumns: "Was steht in den Spalten?",
    hasHeadings: "In der ersten Zeile stehen Überschriften",
    firstRows: "Die ersten Zeilen der Tabelle",
    column: (number: number) => `Spalte ${number}`,
    notRead: "Nicht lesen",
    moreRows: (count: number) => `und ${many(count, "weitere Zeile", "weitere Zeilen")}`,
    meanings: {
      step: "Schritt",
      lane: "Bahn (wer)",
      work: "Bearbeitungszeit",
      wait: "Warten davor",
      wait_after: "Warten danach",
      lead: "Durchlaufzeit",
      elapsed: "Dauer",
      stock: "Stück oder Tage wartend",
      given: "%C&A",
      received: "%C&A des Eingangs",
      people: "Personen zugleich",
      value: "Wert (VA, NNVA, NVA)",
      type: "Art der Arbeit",
    },
  },
};
