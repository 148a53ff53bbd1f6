// In German: the big screen.
import type { presentWords as en } from "../en/present";

export const presentWords: typeof en = {
  present: {
    bar: "Großbild",
    back: "Der Schritt davor",
    forward: "Der nächste Schritt",
    whole: "Die ganze Karte",
    lanes: "Eine Bahn zeigen",
    darkRoom: "Dunkler Raum",
    keysTitle: "Im Großbild",
    keys: [
      ["← →", "Schritt für Schritt"],
      ["0", "Die ganze Karte"],
      ["1 – 9", "Eine Bahn nach ihrer Nummer"],
      ["D", "Dunkler Raum an oder aus"],
    ] as readonly (readonly [string, string])[],
  },
};
