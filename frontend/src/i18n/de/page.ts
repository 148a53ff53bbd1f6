// In German: the page as a whole: signing in, what closed a board, what was saved.
import type { pageWords as en } from "../en/page";
import { byId, many } from "../parts";

export const pageWords: typeof en = {
  app: {
    name: "Leanwall",
    skip: "Zur Wand springen",
    back: "Alle Boards",
    account: "Sie",
    signOut: "Abmelden",
    unsentTitle: "Noch nicht alles ist auf dem Server",
    unsent: (changes: number, boards: string) =>
      `${many(changes, "Änderung", "Änderungen")} an ${boards} ${changes === 1 ? "ist" : "sind"} nur in diesem Browser. Öffnen Sie das Board und warten Sie auf „Gespeichert“, oder melden Sie sich ab und verlieren Sie ${changes === 1 ? "sie" : "alle"}.`,
    signOutAnyway: "Abmelden und verlieren",
    staySignedIn: "Angemeldet bleiben",
    signOutFailed: "Sie sind noch angemeldet: Der Server hat nicht geantwortet.",
    notFound: "Unter dieser Adresse gibt es nichts.",
    notFoundHint: "Vielleicht wurde das Board gelöscht, oder die Adresse ist nicht vollständig.",
    toBoards: "Zu den Boards",
    theme: { auto: "Wie das System", light: "Hell", dark: "Dunkel", label: "Aussehen" },
    language: "Sprache",
    close: "Schließen",
    cancel: "Abbrechen",
    loading: "Wird geöffnet…",
    failed: "Das hat nicht geklappt. Versuchen Sie es noch einmal; hilft das nicht, laden Sie die Seite neu.",
    tryAgain: "Noch einmal versuchen",
    reload: "Seite neu laden",
    notLoaded:
      "Dieser Teil der Seite ließ sich nicht holen. Prüfen Sie das Netz; oder der Server hat inzwischen eine neuere Seite: Laden Sie sie neu. Nichts von dem, was Sie getan haben, geht verloren.",
  },
  signIn: {
    title: "Öffnen Sie die Adresse, die Leanwall ausgegeben hat",
    hint: "Beim Start gibt Leanwall eine Adresse mit einem einmaligen Schlüssel aus. Öffnen Sie diese Adresse in diesem Browser, oder fügen Sie den Schlüssel hier ein.",
    token: "Schlüssel oder ganze Adresse",
    go: "Anmelden",
    refused:
      "Dieser Schlüssel ist ungültig oder wurde schon benutzt. Im Fenster, in dem Leanwall läuft, steht ein neuer.",
    working: "Wird angemeldet…",
  },
  status: {
    opening: "Wird geöffnet…",
    saved: "Gesichert",
    saving: "Wird gesichert…",
    offline: "Offline",
    offlineWaiting: (count: number) => `Offline, ${many(count, "Änderung wartet", "Änderungen warten")}`,
    closed: "Geschlossen",
    savedHelp: "Alles liegt auf der Platte des Servers.",
    savingHelp: (count: number) =>
      `${many(count, "Änderung ist", "Änderungen sind")} auf dem Weg zum Server.`,
    offlineHelp:
      "Sie können weitermachen. Die Änderungen bleiben in diesem Browser und werden gesendet, sobald der Server wieder da ist.",
    notStored:
      "Dieser Browser kann keine Änderungen aufbewahren: Lassen Sie die Seite offen, bis sie gesichert sind.",
    why: byId({
      restart: "Der Server startet neu. Die Wand kommt von selbst wieder.",
      error: "Auf dem Server ist etwas schiefgegangen. Die Wand kommt von selbst wieder.",
      busy: "Der Server kann gerade nichts speichern und nimmt nichts mehr an: Was Sie tun, wartet hier.",
      disk_full:
        "Die Festplatte des Servers ist voll: Änderungen warten, nichts geht verloren. Wer ihn betreibt, muss Platz schaffen.",
      locked: "Ein anderes Programm hält die Datenbank fest: Änderungen warten, nichts geht verloren.",
      database_gone: "Die Datenbank antwortet gerade nicht: Änderungen warten, nichts geht verloren.",
      unavailable:
        "In die Datenbank kann gerade nicht geschrieben werden: Änderungen warten, nichts geht verloren.",
    }),
    readOnly: "Nur ansehen",
  },
  closed: byId({
    deleted: {
      title: "Dieses Board wurde gelöscht",
      text: "Jemand hat es in den Papierkorb gelegt, während Sie hier waren.",
    },
    not_found: {
      title: "Dieses Board gibt es nicht",
      text: "Es wurde gelöscht, oder die Adresse ist nicht vollständig.",
    },
    forbidden: {
      title: "Sie dürfen dieses Board nicht mehr sehen",
      text: "Ihre Rolle wurde geändert. Fragen Sie, wem das Board gehört.",
    },
    not_signed_in: {
      title: "Ihre Sitzung ist zu Ende",
      text: "Melden Sie sich wieder an: Ihre Änderungen sind in diesem Browser aufbewahrt und werden danach gesendet.",
    },
    signed_out: {
      title: "Sie haben sich abgemeldet",
      text: "Dieser Browser hat die aufbewahrten Boards vergessen.",
    },
    protocol: {
      title: "Diese Seite ist veraltet",
      text: "Auf dem Server läuft ein neueres Leanwall. Laden Sie die Seite neu.",
    },
  }),
  closedSignIn: "Wieder anmelden",
  closedKept: "Was Sie geschrieben haben und nicht gesichert wurde",
  version: {
    there: "Eine neue Version von Leanwall ist da.",
    load: "Laden",
    later: "Später",
  },
  notices: {
    refused: "Eine Änderung wurde nicht angenommen",
    again: "Den Text wieder einsetzen",
    dismiss: "Ausblenden",
    lostTitle: "Dieser Zettel wurde gelöscht, während Sie schrieben",
    putBack: "Wieder aufhängen",
    letGo: "Verwerfen",
    role: byId({
      view: "Ihre Rolle wurde geändert: Sie können dieses Board ansehen, aber nicht ändern.",
      comment: "Ihre Rolle wurde geändert: Sie können kommentieren, abstimmen und Fragen stellen.",
      edit: "Ihre Rolle wurde geändert: Sie können dieses Board bearbeiten.",
      facilitate: "Ihre Rolle wurde geändert: Sie leiten dieses Board jetzt.",
    }),
  },
};
