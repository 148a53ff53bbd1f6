"""What findings say in German; the keys are those of sentences_en.py."""

from __future__ import annotations

_ALL_MEET = "Lassen Sie Zweige wieder zusammenlaufen, bevor neue beginnen."

GERMAN: dict[str, tuple[str, ...]] = {
    "_and": (" und ",),
    "_more_names": ("{names} und {count} weitere",),
    "_without_text": ("der Schritt ohne Text ({id})",),
    "_people": ("wie viele Personen es sind",),
    "_cost": ("was eine Stunde kostet",),
    "_process_owner": ("Prozesseigner",),
    "_sponsor": ("Auftraggeber",),
    "_more": ("Es gibt noch mehr Befunde wie die {most}, die aufgeführt sind.", "Gehen Sie zuerst diesen nach."),
    # wie die Karte gezeichnet ist
    "flow_circle": (
        "{notes} folgen im Kreis aufeinander; daran kommt die Karte nie vorbei.",
        "Machen Sie aus der Verbindung, die zurückführt, eine Nacharbeit mit ihrem Anteil.",
        "{notes} folgt auf sich selbst; daran kommt die Karte nie vorbei.",
    ),
    "unlinked": (
        "{notes} sind mit nichts verbunden und zählen in keiner Kennzahl.",
        "Verbinden Sie ihn mit dem Schritt davor und dem danach, oder löschen Sie ihn.",
        "{notes} ist mit nichts verbunden und zählt in keiner Kennzahl.",
    ),
    "stray_link.no_step": (
        "Die Verbindung von {source} zu {target} verbindet einen Schritt mit einem Zettel, der keiner ist; "
        "die Kennzahlen lassen sie weg.",
        "Verbinden Sie nur Schritte, oder machen Sie aus dem Zettel einen Schritt.",
    ),
    "stray_link.states": (
        "Die Verbindung von {source} zu {target} führt vom einen Zustand in den anderen; "
        "die Kennzahlen lassen sie weg.",
        "Löschen Sie sie; die Herkunft sagt, was aus welchem Schritt wurde.",
    ),
    "stray_link.variants": (
        "Die Verbindung von {source} zu {target} führt von einer Variante in eine andere; "
        "die Kennzahlen lassen sie weg.",
        "Löschen Sie sie und verbinden Sie die Schritte innerhalb einer Variante.",
    ),
    "stray_link.filed": (
        "Die Verbindung von {source} zu {target} gehört zu einem anderen Zustand oder einer anderen Variante als ihre "
        "Schritte; die Kennzahlen lassen sie weg.",
        "Löschen Sie sie und zeichnen Sie sie neu.",
    ),
    "double_link": ("Von {first} führen zwei Verbindungen zum selben Schritt.", "Löschen Sie eine davon."),
    "lone_share": (
        "Die einzige Verbindung aus {first} trägt einen Anteil; sie wird als 100 % gelesen.",
        "Zeichnen Sie den anderen Weg, den Vorgänge nehmen, oder löschen Sie den Anteil.",
    ),
    "two_rests": (
        "{rests} Wege aus {first} haben keinen Anteil, andere schon; nur einer kann „der Rest“ sein.",
        "Geben Sie allen bis auf einem einen Anteil.",
    ),
    "shares_do_not_add_up": (
        "Die Anteile aus {first} ergeben zusammen {total}, nicht 100 %.",
        "Berichtigen Sie sie, oder lassen Sie einen offen: Er bekommt den Rest.",
    ),
    "rework_above_all": (
        "{share} der Vorgänge gingen aus {first} zurück: mehr als alle.",
        "Berichtigen Sie die Anteile der Nacharbeit.",
    ),
    "double_rework": (
        "Von {first} führen {count} Nacharbeits-Verbindungen zu {target}; sie zählen zusammen, als {total}.",
        "Behalten Sie eine davon, mit dem Anteil, der insgesamt zurückgeht.",
    ),
    "rework_without_share": (
        "Die Nacharbeit von {first} zu {target} hat keinen Anteil; Nacharbeit lässt sich so nicht rechnen.",
        "Tragen Sie ein, wie viele von hundert Vorgängen zurückgehen.",
    ),
    "leaves_parallel": (
        "Bei {first} können Vorgänge einen parallelen Zweig für immer verlassen; "
        "Kennzahlen mit Nacharbeit gibt es so nicht.",
        "Lassen Sie von dort alle Vorgänge mit einer Nacharbeit von 100 % zurückkommen.",
    ),
    "rework_crosses_parallel": (
        "Die Nacharbeit von {first} zu {second} überquert die Grenze eines parallelen Teils; "
        "Kennzahlen mit Nacharbeit gibt es so nicht.",
        "Lassen Sie sie im eigenen Zweig zurückgehen, oder von hinter dem Zusammenlaufen bis vor die Teilung.",
    ),
    "endless_loop": (
        "{notes} schicken einander die Arbeit zu und werden nie fertig.",
        "Geben Sie der Nacharbeit, die die Schleife schließt, einen Anteil unter 100 %.",
        "Jeder Vorgang bei {notes} geht dorthin zurück und wird nie fertig.",
    ),
    "too_many_loops": (
        "Die Nacharbeitsschleifen von mehr als {most} Schritten laufen ineinander: zu viele, um sie zu rechnen.",
        "Behalten Sie die Schleifen, auf die es ankommt, oder teilen Sie den Prozess.",
    ),
    "rework_in_a_tangle": (
        "Bei {notes} laufen parallele Zweige so zusammen, dass sich Nacharbeit nicht rechnen lässt.",
        _ALL_MEET,
    ),
    "too_tangled.cases": (
        "Die Zweige dieser Karte überlappen sich auf zu viele Arten; wie oft ein Schritt getan wird, lässt sich nicht "
        "sagen.",
        _ALL_MEET,
    ),
    "too_tangled.crossing": (
        "Die parallelen Zweige dieser Karte kreuzen sich zu oft, um ihnen zu folgen.",
        _ALL_MEET,
    ),
    "open_choice": (
        "Die Auswahl nach {first} läuft nicht wieder zusammen, bevor sich die parallelen Zweige nach {fork} treffen.",
        "Lassen Sie ihre Wege zuerst in einem Schritt desselben Zweigs zusammenlaufen; bis dahin kann niemand sagen, "
        "wie lange es dauert.",
    ),
    "open_choice.starts": (
        "Die Auswahl nach {first} läuft nicht wieder zusammen, bevor sich die Anfänge der Karte treffen.",
        "Lassen Sie ihre Wege zuerst in einem Schritt desselben Zweigs zusammenlaufen; bis dahin kann niemand sagen, "
        "wie lange es dauert.",
    ),
    "parallel_average": (
        "In einem parallelen Zweig liegt eine Auswahl oder eine Schleife ({notes}): "
        "Die wahre mittlere Durchlaufzeit kann höher sein als die gezeigte.",
        "Lesen Sie die Durchlaufzeit als Untergrenze und sehen Sie sich auch den längsten Weg an.",
    ),
    "shorter_than_work": (
        "{first} dauert im Ganzen kürzer ({duration}) als die Arbeit allein ({work}); "
        "die Durchlaufzeit lässt sich so nicht sagen.",
        "Die Dauer reicht vom ersten Handgriff bis zur Übergabe; war die Liegezeit gemeint?",
    ),
    "no_way_in": (
        "Zu {notes} kommt nie ein Vorgang: Nichts führt dorthin, darum zählen sie nicht.",
        "Zeichnen Sie die Verbindung dorthin, berichtigen Sie ihren Anteil, oder löschen Sie den Schritt.",
        "Zu {notes} kommt nie ein Vorgang: Nichts führt dorthin, darum zählt der Schritt nicht.",
    ),
    "no_way_out": (
        "{share} der Vorgänge, die zu {first} gehen, kommen nie zurück.",
        "Führen Sie alle mit einer Nacharbeit von 100 % zurück, wenn sie dort nicht wirklich enden.",
    ),
    "start_after_rework": (
        "Zu {first} führt keine Flussverbindung; der Schritt zählt darum als Anfang, durch den jeder Vorgang geht.",
        "Wenn nur Nacharbeit dorthin kommt, führen Sie mit einer Nacharbeit statt mit dem Fluss zurück.",
    ),
    "rework_forward": (
        "Die Nacharbeit von {first} führt nach vorn zu {second}, an den Schritten dazwischen vorbei.",
        "Nacharbeit geht zurück; für einen Weg, der Schritte überspringt, nehmen Sie den Fluss mit einem Anteil.",
    ),
    "branch_left_out": (
        "Der parallele Zweig, der mit {notes} beginnt, trifft die anderen nie; die Zeitleiste lässt ihn weg.",
        "Verbinden Sie sein Ende mit dem Schritt, der darauf wartet; wartet niemand, ist alles gut.",
    ),
    "many_visits": (
        "Ein Vorgang kommt bis zu {most} Mal zu {notes}; stimmen die Anteile der Nacharbeit?",
        "Prüfen Sie, wie viele von hundert Vorgängen wirklich zurückgehen.",
    ),
    # was noch fehlt
    "missing_time": (
        "Bearbeitungs- oder Liegezeit fehlt bei {count} von {of} Schritten ({notes}).",
        "Nehmen Sie sie aus Aufzeichnungen; sonst fragen Sie, wer es tut, und kennzeichnen Sie Schätzungen.",
    ),
    "missing_accuracy": (
        "%C&A fehlt bei {count} von {of} Schritten ({notes}).",
        "Fragen Sie den Empfänger: Wie viele von zehn können Sie ohne Korrektur oder Rückfrage verwenden?",
    ),
    "missing_value": (
        "Was der Kunde davon hat, ist bei {count} von {of} Schritten noch nicht beurteilt ({notes}).",
        "Fragen Sie: Würde der Kunde dafür zahlen? Dann kennzeichnen Sie wertschöpfend, notwendig oder Verschwendung.",
    ),
    "missing_demand": (
        "Noch hat niemand gesagt, wie viele Vorgänge je Zeitraum kommen; Takt, Auslastung und Personal brauchen das.",
        "Fragen Sie, wie oft der Kunde anfragt, und tragen Sie den Bedarf ein.",
    ),
    "missing_people": (
        "Für die Bahn „{lane}“ hat noch niemand gesagt, {what}.",
        "Tragen Sie es am Kopf der Bahn ein.",
    ),
    "mostly_estimated": (
        "{share} der Durchlaufzeit sind geschätzt, das meiste davon bei {notes}.",
        "Messen Sie dort zuerst; Aufzeichnungen sind besser als das Gedächtnis.",
    ),
    "count_differs": (
        "{pile} wartende Vorgänge wurden gezählt, die Karte sagt {mapped}: Bei diesem Bedarf bedeutet der Stapel "
        "{pile_time} Liegezeit, die Karte hat {mapped_time}.",
        "Prüfen Sie die Liegezeiten, die Zählung und den Bedarf.",
    ),
    "wait_with_work": (
        "{notes}: Ein Warten hat nur Liegezeit; Arbeit, Dauer oder %C&A werden hier nicht gemessen.",
        "Tragen Sie die Zeit als „Liegezeit davor“ ein, oder machen Sie einen Schritt daraus.",
    ),
    "odd_calendar": (
        "Der Tag hat {hours} Stunden und davon {productive} produktive: mehr als alle.",
        "Berichtigen Sie die Stunden im Kalender der Tafel.",
    ),
    # wo es klemmt
    "duplicate_approval": (
        "{second} prüft noch einmal, was {first} schon geprüft hat; nichts Wertschöpfendes liegt dazwischen.",
        "Fragen Sie, was ohne eine der beiden Prüfungen schiefginge, und schulen Sie, wer weiter prüft.",
    ),
    "nearly_full": (
        "„{lane}“ ist zu {used} ausgelastet; über 85 % beginnt sich Arbeit zu stauen.",
        "Lassen Sie Luft: Verschieben Sie einen Schritt, oder kürzen Sie Arbeit oder Nacharbeit.",
    ),
    "overload": (
        "„{lane}“ ist zu {used} ausgelastet: Der Rückstand wächst um {growth} Vorgänge am Tag.",
        "Verschieben Sie einen Schritt in eine andere Bahn, oder kürzen Sie Arbeit oder Nacharbeit.",
    ),
    "overload.by_rework": (
        "„{lane}“ ist zu {used} ausgelastet: Der Rückstand wächst um {growth} Vorgänge am Tag. "
        "Ohne Nacharbeit wären es {without}.",
        "Verschieben Sie einen Schritt in eine andere Bahn, oder kürzen Sie Arbeit oder Nacharbeit.",
    ),
    "nobody_owns": (
        "{notes} liegen in keiner Bahn: Niemand ist zuständig.",
        "Fragen Sie, wer es tut, und legen Sie ihn in diese Bahn.",
        "{notes} liegt in keiner Bahn: Niemand ist zuständig.",
    ),
    "bounce": (
        "Von {first} geht die Arbeit zu {second} und gleich zurück in dieselbe Bahn.",
        "Könnte eine Person das in einem Zug erledigen?",
    ),
    "low_accuracy": (
        "Weniger als 80 % von dem, was {notes} weitergeben, ist so brauchbar.",
        "Fragen Sie die Empfänger, was fehlt, und warum; dann noch einmal warum.",
        "Weniger als 80 % von dem, was {notes} weitergibt, ist so brauchbar.",
    ),
    "improve_first": (
        "{second} läuft automatisch, aber nur {share} der Eingaben stimmen.",
        "Verbessern Sie zuerst {first}; eine Maschine wiederholt Fehler nur schneller.",
    ),
    "long_wait": (
        "Vor {first} liegt ein Vorgang {time}, das sind {share} der Durchlaufzeit.",
        "Fragen Sie, worauf er wartet: auf einen Stapel, eine Freigabe, eine Antwort? Dann fragen Sie warum.",
    ),
    "rework_not_drawn": (
        "Was {notes} weitergeben, stimmt nicht immer, aber Nacharbeit ist nicht gezeichnet; "
        "die Kennzahlen zählen keine.",
        "Fragen Sie, wohin die fehlerhaften gehen, und zeichnen Sie eine Nacharbeit mit ihrem Anteil.",
        "Was {notes} weitergibt, stimmt nicht immer, aber Nacharbeit ist nicht gezeichnet; "
        "die Kennzahlen zählen keine.",
    ),
    "same_step_twice": (
        "{first} steht {times} Mal auf der Karte, in verschiedenen Bahnen.",
        "Wird es doppelt getan? Geben Sie es einer Bahn.",
    ),
    "too_detailed": (
        "{steps} Schritte sind auf der Karte; 5 bis 15 reichen, um den Fluss zu sehen.",
        "Fassen Sie zusammen, was eine Person in einem Zug tut, oder zeichnen Sie nur einen Teil.",
    ),
    # was zu entscheiden und zu vereinbaren ist
    "necessary_without_reason": (
        "{notes}: notwendig, aber niemand hat gesagt, warum.",
        "Nennen Sie das Gesetz, den Vertrag oder was der nächste Schritt braucht.",
    ),
    "habit_is_no_reason": (
        "{notes}: „Das haben wir immer so gemacht“ ist kein Grund.",
        "Fragen Sie, was schiefginge, wenn es morgen aufhörte.",
    ),
    "without_words": (
        "{count} Schritte haben keinen Text.",
        "Schreiben Sie Hauptwort und Tätigkeit: „Rechnung prüfen“.",
        "Ein Schritt hat keinen Text.",
    ),
    "undecided": (
        "Noch nicht entschieden: {notes}.",
        "Weglassen, zusammenlegen, umstellen, vereinfachen, dann automatisieren; oder sagen, warum er bleibt.",
    ),
    "decision_without_reason": (
        "Die Entscheidung über {notes} hat keinen Grund.",
        "Sagen Sie, was ohne den Schritt schiefginge und was an seine Stelle tritt.",
    ),
    "eliminated_but_there": (
        "{first} soll wegfallen, aber ein künftiger Schritt kommt noch daher.",
        "Löschen Sie den künftigen Schritt, oder ändern Sie die Entscheidung.",
    ),
    "kept_but_gone": (
        "{first} soll bleiben ({decision}), aber kein künftiger Schritt kommt daher.",
        "Nennen Sie ihn als Herkunft eines künftigen Schritts, oder ändern Sie die Entscheidung.",
    ),
    "combined_with_what": (
        "{first} soll zusammengelegt werden, aber niemand hat gesagt, womit.",
        "Nennen Sie den Schritt, in dem er aufgeht.",
    ),
    "combined_with_gone": (
        "{first} soll mit {second} zusammengelegt werden, der wegfallen soll; bis dahin steht er für sich.",
        "Legen Sie ihn mit einem anderen Schritt zusammen, oder entscheiden Sie über einen der beiden neu.",
    ),
    "rework_left_out": (
        "Die Nacharbeit von {first} zu {second} fehlt im Soll; seine Kennzahlen sehen vielleicht zu gut aus.",
        "Zeichnen Sie die Nacharbeit zwischen den künftigen Schritten ein, oder begründen Sie, warum sie wegfällt.",
    ),
    "flow_left_open": (
        "{first} ist von seinem Platz verschwunden, und es ist offen, welcher der Wege dorthin wo weiterführt.",
        "Zeichnen Sie im Soll die Verbindungen von den Schritten davor zu denen danach.",
    ),
    "to_agree": (
        "Die Checkliste würde bei {notes} ZU KLÄREN sagen: Zuständigkeit, Zeit oder Qualitätsprüfung fehlt.",
        "Vereinbaren Sie, wer es tut, wie lange es dauert und woran man sieht, dass es stimmt.",
    ),
    "no_today": (
        "Es gibt einen Soll-Zustand, aber keinen Schritt von heute, also kein Vorher zum Vergleichen.",
        "Zeichnen Sie den heutigen Ablauf auf, oder sagen Sie hier, warum es keinen gibt.",
    ),
    "lost_origin": (
        "{notes} kommen von einem Schritt, der nicht auf der heutigen Karte ist.",
        "Wählen Sie den Schritt, von dem er kommt, oder löschen Sie die Herkunft.",
        "{notes} kommt von einem Schritt, der nicht auf der heutigen Karte ist.",
    ),
    "freed_time": (
        "Noch ist nicht vereinbart, wofür die gewonnene Zeit da ist.",
        "Schreiben Sie es auf, bevor jemand fragt, wessen Stelle wegfällt.",
    ),
    "hidden_steps": (
        "{count} Schritte sind verborgen, niemand sieht also, was vereinbart würde: {notes}.",
        "Zeigen Sie sie allen, oder löschen Sie sie.",
        "{notes} ist verborgen, niemand sieht also, was vereinbart würde.",
        "Zeigen Sie den Schritt allen, oder löschen Sie ihn.",
    ),
    "no_future": (
        "Es gibt noch keinen Soll-Zustand, der zu vereinbaren wäre.",
        "Beginnen Sie ihn aus dem Ist-Zustand.",
    ),
    "nobody_named": (
        "Noch hat niemand gesagt, wer {who} ist.",
        "Tragen Sie die Namen unter „Über diesen Prozess“ ein.",
    ),
    "action_without_owner": (
        "{count} Maßnahmen haben niemanden oder keinen Termin: {actions}.",
        "Vereinbaren Sie, wer es bis wann tut.",
        "1 Maßnahme hat niemanden oder keinen Termin: {actions}.",
    ),
    # Entscheidungen beim Namen
    "_keep": ("behalten",),
    "_simplify": ("vereinfachen",),
    "_rearrange": ("umstellen",),
    "_automate": ("automatisieren",),
}
