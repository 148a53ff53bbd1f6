// In German: looking together: following, calling everyone, who is at what.
import type { togetherWords as en } from "../en/together";

export const togetherWords: typeof en = {
  together: {
    title: "Wer hier ist",
    goTo: (name: string) => `Zu ${name}`,
    follow: (name: string) => `${name} folgen`,
    goShort: "Hingehen",
    following: (name: string) => `Sie folgen ${name}`,
    leading: "Alle folgen Ihnen",
    stop: "Beenden",
    called: (name: string) => `${name} ruft alle zu sich`,
    brought: (name: string) => `${name} hat alle hierher geholt`,
    followsNow: (name: string) => `${name} führt: Ihr Bildschirm folgt`,
    left: (name: string) => `${name} ist gegangen; Sie folgen nicht mehr`,
    later: "Hier bleiben",
    gather: "Für alle",
    followMe: "Folgt mir",
    followMeHelp: "Die anderen sehen, was Sie sehen, bis sie sich selbst bewegen.",
    bring: "Alle hierher holen",
    types: (note: string) => `schreibt in „${note}“`,
    at: (note: string) => `bei „${note}“`,
    onState: (state: string) => `sieht sich den ${state} an`,
    drags: (count: number) => `verschiebt ${count === 1 ? "einen Zettel" : `${count} Zettel`}`,
  },
};
