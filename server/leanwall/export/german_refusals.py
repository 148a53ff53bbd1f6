"""German for what exports refuse, and for what is said beside a file. Kept like `german.py`."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "none yet": "noch keine",
    "There is no {name} “{value}”; choose {known}.": "{name} „{value}“ gibt es nicht; wählen Sie {known}.",
    "This board has no version {version}; its last one is {last}.": (
        "Dieses Board hat keine Version {version}; die letzte ist {last}."
    ),
    "Pages are numbered from 1.": "Seiten werden von 1 an gezählt.",
    "An address starts with http:// or https:// and has no blanks.": (
        "Eine Adresse beginnt mit http:// oder https:// und hat keine Leerzeichen."
    ),
    "“{value}” is not a day; write it like 2026-12-01.": ("„{value}“ ist kein Tag; schreiben Sie ihn wie 2026-12-01."),
    "{format} is made of one board; for several, choose {known}.": (
        "{format} wird aus einem einzigen Board gemacht; für mehrere wählen Sie {known}."
    ),
    "{format} cannot be made with {name} “{value}”; choose {known}.": (
        "{format} gibt es nicht mit {name} „{value}“; wählen Sie {known}."
    ),
    "{format} cannot be made with {name} “{value}”; leave the {name} out.": (
        "{format} gibt es nicht mit {name} „{value}“; lassen Sie {name} weg."
    ),
    "{format} has no pages to look at; download it.": (
        "{format} hat keine Seiten zum Ansehen; laden Sie die Datei herunter."
    ),
    "{format} holds all pages; leave the page out.": "{format} enthält alle Seiten; lassen Sie die Seite weg.",
    "There is only one page; leave the page out.": "Es gibt nur eine Seite; lassen Sie die Seite weg.",
    "There are {pages} pages; choose a page from 1 to {pages}.": (
        "Es gibt {pages} Seiten; wählen Sie eine von 1 bis {pages}."
    ),
    "This board has no steps in that state yet, so there is nothing to draw. Add steps on the wall, then export the "
    "diagram again.": (
        "In diesem Zustand hat das Board noch keine Schritte, also gibt es nichts zu zeichnen. Legen Sie an der Wand "
        "Schritte an und geben Sie das Diagramm dann noch einmal aus."
    ),
    "This board has no future state yet, so there is nothing to compare. Draw the current state alone (state "
    "“current”), or start the future state on the wall.": (
        "Dieses Board hat noch keinen Soll-Zustand, also gibt es nichts zu vergleichen. Zeichnen Sie den Ist-Zustand "
        "allein (Zustand „current“), oder beginnen Sie an der Wand mit dem Soll-Zustand."
    ),
    "This board has no future state yet, so there is nothing to tick off. Start the future state from the current one "
    "on the wall, then export the checklist again.": (
        "Dieses Board hat noch keinen Soll-Zustand, also gibt es nichts abzuhaken. Beginnen Sie an der Wand aus dem "
        "Ist-Zustand den Soll-Zustand und geben Sie die Checkliste dann noch einmal aus."
    ),
    "No step of the future state is in a lane “{lane}”; lanes with steps: {known}.": (
        "Kein Schritt des Soll-Zustands liegt in einer Bahn „{lane}“; Bahnen mit Schritten: {known}."
    ),
    "This board has no future state yet, so there is nothing to sum up. Start the future state on the wall, then "
    "export again.": (
        "Dieses Board hat noch keinen Soll-Zustand, also gibt es nichts zusammenzufassen. Beginnen Sie an der Wand mit "
        "dem Soll-Zustand und versuchen Sie es dann noch einmal."
    ),
    "There is no process with a future state here, so there is nothing to write a manual about. Start the future state "
    "on the wall, then export the manual again.": (
        "Hier gibt es noch keinen Prozess mit Soll-Zustand, also nichts, worüber sich ein Handbuch schreiben ließe. "
        "Beginnen Sie an der Wand mit dem Soll-Zustand und geben Sie das Handbuch dann noch einmal aus."
    ),
    "No process of this workspace is agreed yet. Agree to a future state on its wall, or export the manual of a single "
    "board.": (
        "In diesem Arbeitsbereich ist noch kein Prozess vereinbart. Vereinbaren Sie an der Wand einen Soll-Zustand, "
        "oder geben Sie das Handbuch eines einzelnen Boards aus."
    ),
    "This board has no steps yet, so there is nothing to list.": (
        "Dieses Board hat noch keine Schritte, also gibt es nichts aufzulisten."
    ),
    "There is no action on this board yet, so there is no plan to save.": (
        "Auf diesem Board steht noch keine Maßnahme, also gibt es keinen Plan zu speichern."
    ),
    "No action has a date yet; agree who does what by when, then save the calendar.": (
        "Noch keine Maßnahme hat ein Datum; vereinbaren Sie, wer was bis wann macht, und speichern Sie dann den "
        "Kalender."
    ),
    "No review has a date yet; they get their days when the version is agreed.": (
        "Noch keine Überprüfung hat ein Datum; sie bekommt es, wenn die Version vereinbart ist."
    ),
    "This picture would have more than 80 million dots; export it as SVG or PDF.": (
        "Dieses Bild hätte mehr als 80 Millionen Punkte; geben Sie es als SVG oder PDF aus."
    ),
    "A colour is written #RRGGBB, such as #0B5FA5.": "Eine Farbe schreibt man #RRGGBB, zum Beispiel #0B5FA5.",
    "A client’s name has at most {most} letters.": "Der Name eines Kunden hat höchstens {most} Zeichen.",
    "A footer has at most {most} letters.": "Eine Fußzeile hat höchstens {most} Zeichen.",
    "The logo is not readable; upload it again.": "Das Logo ist nicht lesbar; laden Sie es noch einmal hoch.",
    "Too many files in a minute; wait {seconds} s and try again.": (
        "Zu viele Dateien in einer Minute; warten Sie {seconds} s und versuchen Sie es noch einmal."
    ),
    "This logo has more than 8 MB.": "Dieses Logo hat mehr als 8 MB.",
    "This file is empty.": "Diese Datei ist leer.",
    "This file can’t be read as a picture.": "Diese Datei lässt sich nicht als Bild lesen.",
    "Choose a PNG, JPEG or WebP picture of at most 8 MB.": (
        "Wählen Sie ein Bild als PNG, JPEG oder WebP mit höchstens 8 MB."
    ),
    "This logo has more than 25 million dots; make it smaller first.": (
        "Dieses Logo hat mehr als 25 Millionen Punkte; machen Sie es zuerst kleiner."
    ),
    "This logo moves; choose a still picture.": "Dieses Logo bewegt sich; wählen Sie ein stehendes Bild.",
    "{n} exports of yours are on their way already; take one when it is done.": (
        "{n} Ihrer Ausgaben sind schon unterwegs; warten Sie, bis eine fertig ist."
    ),
    "The server is about to stop; ask for the file again in a moment.": (
        "Der Server hält gleich an; verlangen Sie die Datei in einem Moment noch einmal."
    ),
    "Too many exports are waiting; try again in a minute.": (
        "Zu viele Ausgaben warten schon; versuchen Sie es in einer Minute noch einmal."
    ),
    "The export took longer than {seconds} seconds and was stopped. Export one lane or one state, or raise "
    "LEANWALL_EXPORT_SECONDS.": (
        "Die Ausgabe hat länger als {seconds} Sekunden gedauert und wurde abgebrochen. Geben Sie eine Bahn oder einen "
        "Zustand aus, oder erhöhen Sie LEANWALL_EXPORT_SECONDS."
    ),
    "The export failed, probably for want of memory; export one lane or one state.": (
        "Die Ausgabe ist misslungen, wohl weil der Speicher nicht reichte; geben Sie eine Bahn oder einen Zustand aus."
    ),
    "The export needs more memory than it may take; export one lane or one state.": (
        "Die Ausgabe braucht mehr Speicher, als sie haben darf; geben Sie eine Bahn oder einen Zustand aus."
    ),
    "No process could be started for the export; try again in a moment.": (
        "Für die Ausgabe konnte kein Prozess gestartet werden; versuchen Sie es gleich noch einmal."
    ),
    "The export failed ({fault}). Please report it; nothing was lost.": (
        "Die Ausgabe ist misslungen ({fault}). Bitte melden Sie es; verloren ist nichts."
    ),
    "The font {name} is missing from this installation; run `make setup`, or install Leanwall again.": (
        "Die Schrift {name} fehlt in dieser Installation; führen Sie `make setup` aus, oder installieren Sie Leanwall "
        "neu."
    ),
    "This file holds what is hidden on the wall ({n}): a copy to keep, not for the client.": (
        "Diese Datei enthält, was an der Wand verdeckt ist ({n}): eine Kopie zum Aufheben, nicht für den Kunden."
    ),
    "What is hidden on the wall is not in this file ({n}); the whole board is a choice.": (
        "Was an der Wand verdeckt ist, steht nicht in dieser Datei ({n}); das ganze Board lässt sich wählen."
    ),
}
