// In German: what people did, versions, differences.
import type { historyWords as en } from "../en/history";
import { byId, many } from "../parts";

const KINDS: Readonly<Record<string, readonly [one: string, other: string]>> = {
  board: ["das Board", "das Board"],
  lane: ["die Bahn", "Bahnen"],
  note: ["", "Zettel"],
  link: ["die Verbindung", "Verbindungen"],
  variant: ["die Variante", "Varianten"],
  why: ["die Ursache", "Ursachen"],
  action: ["die Maßnahme", "Maßnahmen"],
  comment: ["den Kommentar", "Kommentare"],
  poll: ["die Abstimmung", "Abstimmungen"],
  vote: ["eine Stimme", "Stimmen"],
  timer: ["die Uhr", "Uhren"],
  agenda_item: ["den Tagesordnungspunkt", "Tagesordnungspunkte"],
  waiver: ["eine Ausnahme", "Ausnahmen"],
  review: ["die Überprüfung", "Überprüfungen"],
  release: ["die vereinbarte Version", "vereinbarte Versionen"],
  signature: ["die Unterschrift", "Unterschriften"],
};

export const historyWords: typeof en = {
  history: {
    title: "Verlauf",
    of: (title: string) => `Verlauf von „${title}“`,
    backToWall: "Zurück zur Wand",
    list: "Änderungen, neueste zuerst",
    show: "Welche Versionen",
    all: "Alle Änderungen",
    named: "Benannte Versionen",
    noPast: "Von früher ist nichts aufbewahrt. Was ab jetzt geändert wird, steht hier.",
    noNames:
      "Noch hat keine Version einen Namen. Wählen Sie eine und benennen Sie sie, etwa „vereinbart 1.0“.",
    older: "Ältere Änderungen zeigen",
    refresh: "Nach neuen Änderungen sehen",
    somebody: "Jemand",
    version: (version: number) => `Version ${version}`,
    made: (who: string) => `${who} hat das Board angelegt`,
    restored: (who: string, version: number) => `${who} hat Version ${version} wiederhergestellt`,
    quiet: (who: string) =>
      `${who} hat etwas geändert, das noch nicht alle sehen sollen oder das nichts bewirkte`,
    line: (who: string, parts: readonly string[], more: number) =>
      `${who} hat ${listed(parts)}${more > 0 ? ` und ${many(more, "weitere Sache", "weitere Sachen")} getan` : ""}`,
    changes: (count: number) => many(count, "Änderung", "Änderungen"),
    things: (record: string, names: readonly string[], count: number) => thingsSaid(record, names, count),
    listed: (parts: readonly string[]) => listed(parts),
    unassigned: "„Noch niemand“",
    verbs: {
      added: (things: string) => `${things} hinzugefügt`,
      addedTo: (things: string, lane: string) => `${things} in ${lane} hinzugefügt`,
      deleted: (things: string) => `${things} gelöscht`,
      moved: (things: string, lane: string) => `${things} nach ${lane} verschoben`,
      arranged: (things: string) => `${things} umgeordnet`,
      wrote: (things: string) => `${things} geschrieben`,
      renamed: (things: string) => `${things} umbenannt`,
      connected: (from: string, to: string) => `${from} mit ${to} verbunden`,
      disconnected: (from: string, to: string) => `${from} von ${to} getrennt`,
      set: (field: string, things: string) => `bei ${things} „${field}“ gesetzt`,
      setTo: (field: string, things: string, value: string) =>
        `bei ${things} „${field}“ auf ${value} gesetzt`,
    },
    asItWas: "Wie es war",
    different: "Was anders ist",
    view: "Was ansehen",
    how: "Wie ansehen",
    picture: "Karte",
    outline: "Gliederung",
    name: "Diese Version benennen…",
    rename: "Namen ändern…",
    nameTitle: (version: number) => `Version ${version} benennen`,
    nameLabel: "Name",
    nameHint: "Etwa „vereinbart 1.0“ oder „vor dem Workshop“",
    nameSave: "Benennen",
    namedNow: (name: string) => `Diese Version heißt „${name}“.`,
    restore: "Wiederherstellen…",
    restoreTitle: (name: string) => `${name} wiederherstellen?`,
    restoreText:
      "Die Wand wird, wie sie damals war, für alle und sofort. Das ist eine neue Änderung: Nichts geht verloren, und Sie können sie hier rückgängig machen. Vereinbarte Versionen, Unterschriften und Überprüfungen bleiben, wie sie sind.",
    restoreNow: "Diese Version wiederherstellen",
    restoredNow: (name: string) => `${name} hängt wieder an der Wand.`,
    forget: "Früheres vergessen…",
    forgetTitle: "Gelöschtes und Überschriebenes vergessen?",
    forgetText:
      "Alle früheren Versionen verschwinden endgültig aus der Datenbank und mit ihnen jeder Text, der je gelöscht oder überschrieben wurde. Die Wand bleibt, wie sie ist. Niemand kann etwas davon zurückholen; Kopien von vorher behalten, was in ihnen steht.",
    forgetNow: "Endgültig vergessen",
    forgotten: "Das Frühere dieser Wand ist vergessen.",
    undo: "Diese Änderung rückgängig machen",
    undoRestore: "Wiederherstellung rückgängig machen",
    undone: "Die Änderung wurde rückgängig gemacht.",
    isNow: "So ist das Board jetzt.",
    compareWith: "Vergleichen mit",
    now: (version: number) => `Jetzt (Version ${version})`,
    before: (version: number) => `Die Version davor (${version})`,
    comparing: (before: string, after: string) => `Von „${before}“ zu „${after}“.`,
    same: "Es gibt keinen Unterschied.",
    added: "Hinzugekommen",
    changed: "Geändert",
    deleted: "Gelöscht",
    field: "Was",
    old: "Vorher",
    new: "Nachher",
    figures: (state: string) => `Kennzahlen, ${state}`,
    figure: "Kennzahl",
    place: "Platz an der Wand",
    movedPlace: "verschoben",
    nothing: "–",
    yes: "ja",
    no: "nein",
    link: (from: string, to: string) => `${from} → ${to}`,
    noName: (kind: string) => `${kind} ohne Namen`,
    kinds: byId({
      board: "Der Prozess",
      lane: "Bahn",
      note: "Zettel",
      link: "Verbindung",
      variant: "Variante",
      why: "Ursache",
      action: "Maßnahme",
      comment: "Kommentar",
      poll: "Abstimmung",
      vote: "Stimme",
      timer: "Uhr",
      agenda_item: "Tagesordnungspunkt",
      waiver: "Ausnahme",
      review: "Überprüfung",
      release: "Vereinbarte Version",
      signature: "Unterschrift",
    }),
  },
};

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} und ${parts.at(-1)}`;
}

const NAMED = 3;

function thingsSaid(record: string, names: readonly string[], count: number): string {
  const [one, other] = KINDS[record] ?? [record, record];
  const said = names.filter((name) => name !== "").map((name) => `„${name}“`);
  if (count > NAMED || said.length < count) {
    if (count === 1) return one === "" ? "einen Zettel ohne Namen" : one;
    return `${count} ${other}`;
  }
  const kind = count === 1 ? one : record === "note" ? "" : other;
  return [kind, listed(said)].filter((part) => part !== "").join(" ");
}
