// Auf Deutsch, was der Server sagt, wenn er eine Änderung nicht annimmt; „#“ steht für das, was sich ändert.
import type { refusalWords as en } from "../en/refusals";
import { READING } from "./reading";

const SAID: Readonly<Record<string, string>> = {
  "Only the facilitator, or who asked for this vote, closes or changes it.":
    "Nur wer moderiert oder diese Abstimmung begonnen hat, schließt oder ändert sie.",
  "Everybody places their own dots only.": "Alle setzen nur ihre eigenen Punkte.",
  "Your rights have changed meanwhile; try again.":
    "Ihre Rechte haben sich inzwischen geändert; versuchen Sie es noch einmal.",
  "A vote that is closed stays closed: nobody knows any more whose dots are whose.":
    "Eine geschlossene Abstimmung bleibt geschlossen: Niemand weiß mehr, wessen Punkte welche sind.",
  "This vote is closed; its result stands.": "Diese Abstimmung ist geschlossen; ihr Ergebnis steht fest.",
  "This note is not part of the vote.": "Über diesen Zettel wird nicht abgestimmt.",
  "Everybody has # dots here; take one back first.":
    "Alle haben hier # Punkte; nehmen Sie erst einen zurück.",
  "Say what the step is: value, necessary or waste.":
    "Sagen Sie, was der Schritt ist: Wert, notwendig oder Verschwendung.",
  "Everybody has one voice for each step here.": "Alle haben hier eine Stimme je Schritt.",
  "Everybody has one voice for each step here; change the one you gave.":
    "Alle haben hier eine Stimme je Schritt; ändern Sie die, die Sie gegeben haben.",
  "This note is locked; unlock it before you change it.":
    "Dieser Zettel ist gesperrt; entsperren Sie ihn, bevor Sie ihn ändern.",
  "The # state is agreed and locked; a facilitator can open it again.":
    "Der #-Zustand ist vereinbart und gesperrt; wer moderiert, kann ihn wieder öffnen.",
  "The # state is agreed and locked, and its figures rest on this; a facilitator can open it again.":
    "Der #-Zustand ist vereinbart und gesperrt, und seine Zahlen beruhen darauf; wer moderiert, kann ihn wieder öffnen.",
  "The future state is agreed and locked, and so is which variant it is; a facilitator can open it again.":
    "Der Soll-Zustand ist vereinbart und gesperrt, mitsamt seiner Variante; wer moderiert, kann ihn wieder öffnen.",
  "Only a facilitator locks a state or opens it again.":
    "Nur wer moderiert, sperrt einen Zustand oder öffnet ihn wieder.",
  "Only a facilitator begins and ends writing in private.":
    "Nur wer moderiert, beginnt und beendet das verdeckte Schreiben.",
  "Notes were written in private meanwhile; “Show all notes” ends it.":
    "Inzwischen wurden Zettel verdeckt geschrieben; „Alle Zettel zeigen“ beendet es.",
  "You may look at this board but not change it; ask its facilitator for the right to edit.":
    "Sie dürfen dieses Board ansehen, aber nicht ändern; bitten Sie, wer moderiert, um das Recht dazu.",
  "Only who wrote a note can hide it from the others.":
    "Nur wer einen Zettel geschrieben hat, kann ihn vor den anderen verbergen.",
  "You may add comments, votes and questions here, and change your own; nothing else.":
    "Sie dürfen hier kommentieren, abstimmen und fragen und das Eigene ändern; sonst nichts.",
  "What this was about has been deleted meanwhile.": "Worum es ging, ist inzwischen gelöscht worden.",
  "Too much has been edited since this was made; read the board again and repeat it.":
    "Seitdem ist zu viel geändert worden; laden Sie das Board neu und tun Sie es noch einmal.",
  "This changes too much at once; do it in smaller steps.":
    "Das ändert zu viel auf einmal; tun Sie es in kleineren Schritten.",
  "There is a record “#” already; every record needs an id of its own.":
    "Einen Eintrag „#“ gibt es schon; jeder braucht eine eigene Kennung.",
  "A board holds at most # notes. Split the process.":
    "Ein Board fasst höchstens # Zettel. Teilen Sie den Prozess auf.",
  "A board holds at most # records.": "Ein Board fasst höchstens # Einträge.",
  "A board needs a title, so that people find it again.":
    "Ein Board braucht einen Titel, damit man es wiederfindet.",
  "Only texts can be edited by characters.": "Nur Texte lassen sich buchstabenweise ändern.",
  "One change edits at most # texts.": "Eine Änderung betrifft höchstens # Texte.",
  "This cannot be deleted.": "Das lässt sich nicht löschen.",
  "There is no kind of record called “#”.": "Eine Art von Eintrag namens „#“ gibt es nicht.",
  "The board's own fields go by the id “board”.": "Die eigenen Felder des Boards haben die Kennung „board“.",
  "This is nested too deeply.": "Das ist zu tief verschachtelt.",
  "This # would stand under itself.": "Das stünde unter sich selbst.",
  "Versions and signatures are made by signing, not by editing the board.":
    "Versionen und Unterschriften entstehen durch Unterschreiben, nicht durch Ändern des Boards.",
  "Ids that begin with “#” are the server's.": "Kennungen, die mit „#“ beginnen, vergibt der Server.",
  "This change builds on a version that the board does not have.":
    "Diese Änderung beruht auf einer Version, die es von diesem Board nicht gibt.",
  "One change undoes at most # others.": "Eine Änderung nimmt höchstens # andere zurück.",
  "There is no such change to undo.": "Diese Änderung gibt es nicht.",
  "What was signed is not undone; withdraw the version, or make the next one.":
    "Unterschriebenes wird nicht zurückgenommen; ziehen Sie die Version zurück, oder machen Sie die nächste.",
  "Only one's own changes can be undone; somebody else made this one.":
    "Nur Eigenes lässt sich zurücknehmen; diese Änderung ist von jemand anderem.",
  "The server could not work this out; please report it.":
    "Damit kam der Server nicht zurecht; bitte melden Sie es.",
  "This lies too far back; look at it in the history.":
    "Das liegt zu weit zurück; sehen Sie es sich im Verlauf an.",
  "This part of the history has been purged.": "Dieser Teil des Verlaufs ist gelöscht worden.",
  "The board says just that already.": "Das Board sagt schon genau das.",
  "The board was changed again and again while this was worked out; try it once more.":
    "Das Board wurde währenddessen immer wieder geändert; versuchen Sie es noch einmal.",
  "The edit reaches outside the text.": "Die Änderung reicht über den Text hinaus.",
};

const NAMES: Readonly<Record<string, string>> = {
  current: "Ist",
  future: "Soll",
  time: "Zeit",
  share: "Anteil",
};
const WORDS = Object.entries({ ...SAID, ...READING }).map(
  ([english, german]) => [patternOf(english), german] as const,
);

function patternOf(english: string): RegExp {
  const plain = english.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${plain.replaceAll("#", "(.+?)")}$`, "s");
}

function said(sentence: string): string {
  for (const [pattern, german] of WORDS) {
    const [found, ...parts] = pattern.exec(sentence) ?? [];
    if (found === undefined) continue;
    return german.replace(/„#“|#/g, (hole) => {
      const part = parts.shift() ?? "";
      return hole === "#" ? inGerman(part) : `„${part}“`;
    });
  }
  return sentence;
}

/** What people wrote stands in quotes and stays as they wrote it; counts get the German point between thousands. */
function inGerman(part: string): string {
  return NAMES[part] ?? (/^\d{1,3}(,\d{3})+$/.test(part) ? part.replaceAll(",", ".") : part);
}

/** “row 3, column “Work””. */
function place(where: string): string {
  return where
    .replace(/\brow (\d+)/g, "Zeile $1")
    .replace(/\bcolumn “(.*)”/g, "Spalte „$1“")
    .replace(/^columns$/, "Spalten");
}

export const refusalWords: typeof en = {
  refusals: { said, place },
};
