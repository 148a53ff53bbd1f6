// Auf Deutsch, warum sich eine Zeit, ein Anteil, eine Tabelle oder eine Datei nicht lesen lässt, und was der Server sonst
// am häufigsten sagt; „#“ steht für das, was sich ändert.
export const READING: Readonly<Record<string, string>> = {
  "“#” is not a time; write it like 12 min, 2h 30m or 3 d.":
    "„#“ ist keine Zeit; schreiben Sie sie wie 12 Min, 2 Std 30 Min oder 3 Tg.",
  "A time is a number of seconds or text with a unit, such as 12 min or 2h 30m.":
    "Eine Zeit ist eine Zahl von Sekunden oder ein Text mit Einheit, etwa 12 Min oder 2 Std 30 Min.",
  "A share is a number from 0 to 1 or text such as 85 %.":
    "Ein Anteil ist eine Zahl von 0 bis 1 oder ein Text wie 85 %.",
  "“#” is not a share; write it like 85 % or 0.85.":
    "„#“ ist kein Anteil; schreiben Sie ihn wie 85 % oder 0,85.",
  "This # is too long to read; write it like #.":
    "Diese Angabe (#) ist zu lang, um sie zu lesen; schreiben Sie sie wie #.",
  "A # cannot be negative: “#”.": "Diese Angabe (#) kann nicht negativ sein: „#“.",
  "Write a #, such as #.": "Hier gehört etwas hin (#), zum Beispiel #.",
  "“#” lacks its unit; write it like 12 min, 2h 30m or 3 d.":
    "„#“ fehlt die Einheit; schreiben Sie es wie 12 Min, 2 Std 30 Min oder 3 Tg.",
  "“#” is a range; write the usual time as one value, such as 12 min.":
    "„#“ ist eine Spanne; schreiben Sie die übliche Zeit als einen Wert, etwa 12 Min.",
  "“#” is not a unit of time; use s, min, h, d, wk, mo or yr.":
    "„#“ ist keine Zeiteinheit; möglich sind Sek, Min, Std, Tg, Wo, Mon und Jahre.",
  "A time is a number; this one is not (NaN).": "Eine Zeit ist eine Zahl; das ist keine (NaN).",
  "A time cannot be negative: #.": "Eine Zeit kann nicht negativ sein: #.",
  "“#” is longer than any process (the limit is about 300 years).":
    "„#“ ist länger als jeder Prozess (die Grenze liegt bei etwa 300 Jahren).",
  "“#” is more than 1; write # % if you mean per cent.":
    "„#“ ist mehr als 1; schreiben Sie # %, wenn Sie Prozent meinen.",
  "A share lies between 0 % and 100 %, not #.": "Ein Anteil liegt zwischen 0 % und 100 %, nicht bei #.",
  "“#” names the same unit twice; write each unit once, such as 2h 30m.":
    "„#“ nennt dieselbe Einheit zweimal; schreiben Sie jede einmal, etwa 2 Std 30 Min.",
  "“#” has more than one decimal sign; write the number without separators.":
    "„#“ hat mehr als ein Dezimalzeichen; schreiben Sie die Zahl ohne Trennzeichen.",
  "“#” can be read in two ways; write # or #.":
    "„#“ lässt sich auf zwei Arten lesen; schreiben Sie # oder #.",

  "this spreadsheet cannot be read: it is damaged or protected by a password; open it, save it again without a password, or save the sheet as CSV (UTF-8).":
    "Diese Tabellendatei lässt sich nicht lesen: Sie ist beschädigt oder durch ein Kennwort geschützt. Öffnen Sie sie, speichern Sie sie ohne Kennwort neu, oder speichern Sie das Blatt als CSV (UTF-8).",
  "this spreadsheet takes longer than # seconds to read; copy the sheet with the steps into a file of its own.":
    "Diese Tabellendatei zu lesen dauert länger als # Sekunden; kopieren Sie das Blatt mit den Schritten in eine eigene Datei.",
  "a spreadsheet has at most # MB; copy the sheet with the steps into a file of its own.":
    "Eine Tabellendatei hat höchstens # MB; kopieren Sie das Blatt mit den Schritten in eine eigene Datei.",
  "this spreadsheet unpacks to more than # MB; copy the sheet with the steps into a file of its own.":
    "Diese Tabellendatei ist ausgepackt größer als # MB; kopieren Sie das Blatt mit den Schritten in eine eigene Datei.",
  "this spreadsheet is empty; it needs a row of headings and a row for each step.":
    "Diese Tabellendatei ist leer; sie braucht eine Zeile mit Überschriften und eine Zeile je Schritt.",
  "this table is empty; it needs a row of headings and a row for each step.":
    "Diese Tabelle ist leer; sie braucht eine Zeile mit Überschriften und eine Zeile je Schritt.",
  "this is not the text of a table; save it as CSV (UTF-8).":
    "Das ist kein Text einer Tabelle; speichern Sie sie als CSV (UTF-8).",
  "a table has at most # MB; leave out what belongs to other processes.":
    "Eine Tabelle hat höchstens # MB; lassen Sie weg, was zu anderen Prozessen gehört.",
  "this is a spreadsheet file; save the sheet as CSV (UTF-8) and import that.":
    "Das ist eine Tabellendatei; speichern Sie das Blatt als CSV (UTF-8), und lesen Sie dieses ein.",
  "a table has at most # columns; this row has #.":
    "Eine Tabelle hat höchstens # Spalten; diese Zeile hat #.",
  "a cell is longer than any text on a board.": "Eine Zelle ist länger als jeder Text auf einem Board.",
  'a quotation mark is opened and not closed, or stands in the middle of a cell; write it twice ("").':
    'Ein Anführungszeichen wird geöffnet und nicht geschlossen oder steht mitten in einer Zelle; schreiben Sie es doppelt ("").',
  "no row of headings was found; the table needs one with a column “Step” and others such as “Role”, “Work (min)”, “Wait (h)”, “%C&A”.":
    "Es wurde keine Zeile mit Überschriften gefunden; die Tabelle braucht eine mit einer Spalte „Schritt“ und weiteren wie „Rolle“, „Arbeit (min)“, „Warten (h)“, „%C&A“.",
  "say which column names the step.": "Sagen Sie, welche Spalte den Schritt nennt.",
  "the columns # mean the same thing here; leave one of them out.":
    "Die Spalten # bedeuten hier dasselbe; lassen Sie eine davon weg.",
  "“#” is not known, or said of two columns.": "„#“ ist unbekannt oder von zwei Spalten gesagt.",
  "“#” can be read in two ways beside decimal commas; write it without the point.":
    "„#“ lässt sich neben Dezimalkommas auf zwei Arten lesen; schreiben Sie es ohne den Punkt.",
  "“#” lacks its unit; write # min, or “(min)” in the heading, or say which unit the times are in.":
    "„#“ fehlt die Einheit; schreiben Sie # min oder „(min)“ in die Überschrift, oder sagen Sie, in welcher Einheit die Zeiten stehen.",
  "“#” can be read in two ways among per cents; write # % or more.":
    "„#“ lässt sich unter Prozentwerten auf zwei Arten lesen; schreiben Sie # % oder mehr.",
  "more than 0 and at most 1000 people work on one item.":
    "An einem Vorgang arbeiten mehr als 0 und höchstens 1000 Personen.",
  "“#” is not known here; write #.": "„#“ ist hier unbekannt; schreiben Sie #.",
  "“#” is not a number; write it in digits, without separators.":
    "„#“ ist keine Zahl; schreiben Sie sie in Ziffern, ohne Trennzeichen.",
  "“#” is not a unit of time; choose s, min, h, d, wk or mo.":
    "„#“ ist keine Zeiteinheit; möglich sind s, min, h, d, wk und mo.",
  "“#” is not a convention; choose one of #.": "„#“ ist keine Lesart; wählen Sie eine von #.",
  "this table has waits before and after the steps; leave one of the two columns out.":
    "Diese Tabelle hat Wartezeiten vor und nach den Schritten; lassen Sie eine der beiden Spalten weg.",
  "the column “#” fits the convention wait-after alone; leave it out.":
    "Die Spalte „#“ passt nur zur Lesart „wait-after“; lassen Sie sie weg.",
  "a board holds at most # notes; this table has # rows. Split the process.":
    "Ein Board fasst höchstens # Zettel; diese Tabelle hat # Zeilen. Teilen Sie den Prozess auf.",
  "there is no step below the headings.": "Unter den Überschriften steht kein Schritt.",
  "a working day has more than 0 and at most 24 hours.":
    "Ein Arbeitstag hat mehr als 0 und höchstens 24 Stunden.",
  "“#” is not a demand; write it like 920 per day.":
    "„#“ ist kein Bedarf; schreiben Sie ihn wie 920 per day.",
  "“#” is more than any process asks for.": "„#“ ist mehr, als irgendein Prozess verlangt.",
  "the %C&A was either “given” by the step or “received” by it.":
    "Das %C&A hat der Schritt entweder abgegeben („given“) oder empfangen („received“).",
  "this table has no column of waits; choose what its lead time is.":
    "Diese Tabelle hat keine Spalte mit Wartezeiten; wählen Sie, was ihre Durchlaufzeit ist.",
  "the table has a column “#”: say once, as the convention, what it is. #; #.":
    "Die Tabelle hat eine Spalte „#“: Sagen Sie einmal, was sie bedeutet.",
  "this row has no step; name it or leave the row out.":
    "Diese Zeile hat keinen Schritt; benennen Sie ihn, oder lassen Sie die Zeile weg.",
  "a note holds at most # letters.": "Ein Zettel fasst höchstens # Zeichen.",
  "the stock is counted in items; say the demand, such as 920 per day, and it becomes a time.":
    "Der Bestand ist in Stück gezählt; nennen Sie den Bedarf, etwa 920 per day, dann wird er zu einer Zeit.",
  "the table names # lanes; at most # fit on a wall.":
    "Die Tabelle nennt # Bahnen; höchstens # passen an eine Wand.",
  "“#” is too long for the name of a lane.": "„#“ ist zu lang für den Namen einer Bahn.",
  "Not read, for the heading says nothing to Leanwall: #.":
    "Nicht gelesen, weil die Überschrift Leanwall nichts sagt: #.",
  "Rows of totals were left out; Leanwall adds up itself.":
    "Summenzeilen wurden weggelassen; Leanwall rechnet selbst zusammen.",
  "“#” was taken for the work on one item by one person.":
    "„#“ wurde als die Arbeit einer Person an einem Vorgang gelesen.",
  "A lead time without the work in it says no wait, so the wait is unknown in #.":
    "Eine Durchlaufzeit ohne die Arbeit darin sagt nichts über das Warten, daher ist es unbekannt in #.",
  "The first step's %C&A speaks of what comes in from outside; it has no place on the board.":
    "Das %C&A des ersten Schritts spricht von dem, was von außen kommt; dafür gibt es auf dem Board keinen Platz.",
  "Step #: lead time # is shorter than its work time #; did you mean waiting time?":
    "Schritt #: Die Durchlaufzeit # ist kürzer als die Bearbeitungszeit #; ist die Wartezeit gemeint?",
  "Step #: duration # is shorter than its work time #; it runs from first touch to hand-over.":
    "Schritt #: Die Dauer # ist kürzer als die Bearbeitungszeit #; sie reicht vom ersten Anfassen bis zur Übergabe.",
  "Step #: lead time # is shorter than its wait # and its work; choose the convention lead-time-and-queue if its lead time leaves the waiting out.":
    "Schritt #: Die Durchlaufzeit # ist kürzer als das Warten # und die Arbeit zusammen; wählen Sie „Der Schritt selbst, ohne seine Warteschlange“, wenn die Durchlaufzeit das Warten auslässt.",
  "Step #: lead time # is shorter than its duration #; choose the convention lead-time-and-queue if its lead time leaves the waiting out.":
    "Schritt #: Die Durchlaufzeit # ist kürzer als die Dauer #; wählen Sie „Der Schritt selbst, ohne seine Warteschlange“, wenn die Durchlaufzeit das Warten auslässt.",

  "a board file is a JSON object that starts with “format”: “leanwall.board”.":
    "Eine Board-Datei ist ein JSON-Objekt, das mit „format“: „leanwall.board“ beginnt.",
  "this is not a board file; it has to say “#” here.": "Das ist keine Board-Datei; hier muss „#“ stehen.",
  "a board file's version is a whole number from 1.":
    "Die Version einer Board-Datei ist eine ganze Zahl ab 1.",
  "this file was written by a newer Leanwall (file version #, this one reads up to #); update Leanwall to open it.":
    "Diese Datei stammt von einem neueren Leanwall (Dateiversion #, dieses liest bis #); aktualisieren Sie Leanwall, um sie zu öffnen.",
  "the id “#” is taken already by #; every record needs its own.":
    "Die Kennung „#“ ist schon vergeben (#); jeder Eintrag braucht eine eigene.",
  "this is not a text file in UTF-8; export the board again as a board file.":
    "Das ist keine Textdatei in UTF-8; geben Sie das Board noch einmal als Board-Datei aus.",
  "this is not JSON: #.": "Das ist kein JSON: #.",
  "a number is larger than a board can hold.": "Eine Zahl ist größer, als ein Board sie fasst.",
  "this JSON is nested too deeply to be a board file.":
    "Dieses JSON ist zu tief verschachtelt für eine Board-Datei.",
  "a board holds at most # #; this file has #. Split the process.":
    "Ein Board fasst höchstens # Einträge dieser Art (#); diese Datei hat #. Teilen Sie den Prozess auf.",
  "there is no # “#” on this board.": "Auf diesem Board gibt es das nicht: # „#“.",
  "# is not a number that a board can hold; leave the field out when it is unknown.":
    "# ist keine Zahl, die ein Board fasst; lassen Sie das Feld weg, wenn sie unbekannt ist.",

  "The server cannot be reached. Check the connection and try again.":
    "Der Server ist nicht zu erreichen. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.",
  "The server could not do this (#). Try again in a moment.":
    "Der Server konnte das nicht tun (#). Versuchen Sie es gleich noch einmal.",
  "Something went wrong on our side. Please report it with the number #.":
    "Bei uns ist etwas schiefgegangen. Bitte melden Sie es mit der Nummer #.",
  "There is nothing at this address.": "Unter dieser Adresse gibt es nichts.",
  "There is no such board.": "Dieses Board gibt es nicht.",
  "At most # MB can be sent at once; LEANWALL_MAX_BODY_MB sets the limit.":
    "Auf einmal lassen sich höchstens # MB senden; LEANWALL_MAX_BODY_MB legt die Grenze fest.",
  "Too many tries; wait # s and try again.":
    "Zu viele Versuche; warten Sie # s, und versuchen Sie es noch einmal.",
  "This is too much for one step. Do it in several parts.":
    "Das ist zu viel für einen Schritt. Tun Sie es in mehreren Teilen.",
  "answer at least one of the questions.": "Beantworten Sie wenigstens eine der Fragen.",
  "at most # characters fit here.": "Hier passen höchstens # Zeichen hin.",
  "this is needed.": "Das wird gebraucht.",
};
