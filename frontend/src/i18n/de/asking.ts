// Das Team vor dem Workshop fragen: die Seite, die es sieht, und der Link der Moderation dorthin.
import type { askingWords as en } from "../en/asking";
import { byId, many } from "../parts";

export const askingWords: typeof en = {
  ask: {
    title: "Fragen an das Team",
    about: (title) => `Zu „${title}“`,
    lead: "Zwei Minuten. Antworten Sie, worauf Sie mögen. Niemand sieht, wer was geschrieben hat, außer Sie nennen Ihren Namen.",
    questions: byId({
      frustrates: "Was ärgert Sie am meisten?",
      avoided: "Was wird vermieden, aufgeschoben oder umgangen?",
      waits: "Wo bleibt etwas liegen?",
      wrong: "Was kommt fehlerhaft zurück oder muss zweimal gemacht werden?",
    }),
    name: "Ihr Name (nur wenn Sie möchten)",
    send: "Senden",
    thanks: "Danke",
    thanksText: "Ihre Antworten hängen für den Workshop an der Wand.",
    again: "Mir fällt noch etwas ein",
    nothing: "Dieser Link fragt nichts mehr. Bitten Sie um einen neuen.",
    section: "Das Team fragen",
    sectionLead: "Vor dem Treffen: ein Link mit vier Fragen. Die Antworten kommen ohne Namen an die Wand.",
    make: "Link erstellen",
    makeAgain: "Weiteren Link erstellen",
    copy: "Link kopieren",
    copied: "Kopiert",
    once: "Diese Adresse wird nur jetzt gezeigt. Sie gilt zwei Wochen; beenden lässt sie sich unter „Leute hereinlassen“.",
    lane: "Vom Team gehört",
    headings: byId({
      frustrates: "Ärgert",
      avoided: "Wird vermieden",
      waits: "Bleibt liegen",
      wrong: "Kommt fehlerhaft zurück",
    }),
    heard: (count) => many(count, "Antwort bisher", "Antworten bisher"),
    qr: "QR-Code des Links",
  },
};
