// In German: files to take away.
import type { exportWords as en } from "../en/export";
import { byId, many } from "../parts";

export const exportWords: typeof en = {
  export: {
    title: "Ausgeben",
    lead: "Jede Datei entsteht aus dem Board, wie es jetzt ist.",
    formats: "Was",
    options: "Einstellungen",
    state: "Zustand",
    both: "Beide",
    cut: "Für",
    cutProcess: "Den ganzen Prozess",
    cutRole: "Jede Rolle",
    lane: "Rolle",
    allLanes: "Alle Rollen",
    size: "Papier",
    sizes: { a3: "A3", a4: "A4", letter: "Letter", slide: "Folie" },
    download: "Herunterladen",
    making: "Die Datei wird gemacht…",
    done: (name: string) => `${name} wurde heruntergeladen.`,
    stop: "Anhalten",
    toAgreeHelp:
      "Schritte ohne Qualitätsprüfung oder ohne Verantwortliche werden gedruckt, damit es jemand klärt.",
    withoutCheck: (count: number) =>
      `${many(count, "Schritt hat", "Schritte haben")} keine Qualitätsprüfung oder niemanden, der ihn tut.`,
    allAgreed: "Jeder Schritt hat eine Qualitätsprüfung.",
    failed: (reason: string) => `Die Datei wurde nicht gemacht: ${reason}`,
    network: "Der Server hat nicht geantwortet. Versuchen Sie es wieder, wenn Sie online sind.",
    noFormats: "Die Liste der Formate wurde nicht geladen.",
    about: byId({
      "checklist-pdf": "Der Soll-Zustand als Liste zum Abhaken, eine Karte je Schritt",
      "diagram-png": "Vorher und nachher als ein Bild",
      "diagram-svg": "Vorher und nachher, zum Vergrößern und Bearbeiten",
      "diagram-pdf": "Vorher und nachher auf einer Seite zum Drucken",
      "summary-pdf": "Was sich ändert, auf einer Seite",
      "board-json": "Das ganze Board, zum Aufheben oder um es anderswo einzulesen",
      "steps-csv": "Jeder Schritt mit seinen Zahlen, für die Tabellenkalkulation",
    }),
  },
};
