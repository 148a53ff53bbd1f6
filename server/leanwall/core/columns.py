"""The headings of tables, English and German, and what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leanwall.core.sheets import Line
from leanwall.errors import BadInput

# what a column holds -> the headings it goes by, in small letters without punctuation
_HEADINGS = {
    "step": "step, steps, process step, step name, process, activity, task, name, description, what, operation, "
    "schritt, prozessschritt, arbeitsschritt, teilprozess, tätigkeit, aktivität, aufgabe, vorgang, bezeichnung, was",
    "lane": "lane, swimlane, role, who, by, department, function, team, owner, actor, responsible, performed by, "
    "done by, rolle, abteilung, wer, bereich, funktion, stelle, zuständig, verantwortlich, bahn, durch",
    "work": "work, work time, working time, pt, p/t, process time, processing time, touch time, hands on time, "
    "cycle time, c/t, ct, effort, bearbeitungszeit, bearbeitung, bz, prozesszeit, arbeitszeit, zykluszeit, zz, aufwand",
    "wait": "wait, waiting, wait time, waiting time, wt, w/t, wait before, waiting before, time waiting, queue, "
    "queue time, queueing time, qt, q/t, delay, wartezeit, wz, warten, liegezeit, wartezeit davor, wartezeit vorher",
    "wait_after": "wait after, waiting after, wait time after, waiting time after, wait until next, wait to next step, "
    "wartezeit danach, wartezeit nachher, wartezeit bis zum nächsten schritt",
    "lead": "lead time, lt, l/t, lead, process lead time, throughput time, turnaround time, tat, durchlaufzeit, dlz, "
    "vorlaufzeit",
    "elapsed": "duration, elapsed, elapsed time, time in step, dauer, verweilzeit",
    "stock": "inventory, stock, items waiting, pieces, pieces waiting, wip, inventory days, days of inventory, "
    "days of stock, bestand, lagerbestand, stück, bestand in tagen, reichweite",
    "given": "c&a, ca, c/a, %c&a, complete and accurate, complete & accurate, percent complete and accurate, "
    "output c&a, c&a output, first pass yield, fpy, quality, vollständig und richtig, v&r, erstausbeute, qualität",
    "received": "input c&a, c&a input, c&a in, c&a received, received c&a, incoming c&a, eingang c&a, c&a eingang",
    "people": "people, persons, staff, operators, headcount, number of people, people at once, personen, mitarbeiter, "
    "anzahl personen, ma",
    "value": "value, value added, value type, value class, va/nva, va/nnva/nva, va, wert, wertschöpfung, wertart",
    "type": "type, kind, type of work, step type, typ, art, schrittart",
}
_MEANING = {heading: column for column, all in _HEADINGS.items() for heading in all.split(", ")}
_UNITS = {
    "s": "s sec secs second seconds sek sekunde sekunden",
    "min": "min mins minute minutes minuten",
    "h": "h hr hrs hour hours std stunde stunden",
    "d": "d day days tag tage tagen",
    "wk": "wk week weeks woche wochen",
    "mo": "mo month months monat monate monaten",
}
UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
COLUMNS = "columns"  # the code of the refusal that asks what the columns hold
MEANINGS = tuple(_HEADINGS)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_HEADING_ROWS = 20
MAX_SHOWN = 40


@dataclass(frozen=True)
class Column:
    """`title` as the table has it; `unit` when its heading names one: a unit of time, or “%”."""

    at: int
    meaning: str
    title: str
    unit: str | None


@dataclass(frozen=True)
class Columns:
    """Where in a row what stands; `unread` are the titles of the columns that mean nothing to us."""

    known: dict[str, Column]
    unread: list[str]


def find_columns(lines: list[Line]) -> tuple[Columns, list[Line]]:
    """The columns by their headings, and the rows below. Raises BadInput when no row of headings is there."""
    for place, line in enumerate(lines[:_HEADING_ROWS]):
        found = [_column(at, title) for at, title in enumerate(line.cells)]
        if any(column and column.meaning == "step" for column in found) and sum(map(bool, found)) > 1:
            below = lines[place + 1 :]
            return _columns(line, _named([column for column in found if column], below)), below
    raise BadInput(
        "no row of headings was found; the table needs one with a column “Step” and others such as “Role”, "
        "“Work (min)”, “Wait (h)”, “%C&A”.",
        place=f"row {lines[0].number}",
        code=COLUMNS,
    )


def said_columns(lines: list[Line], meanings: Sequence[str], skip: int) -> tuple[Columns, list[Line]]:
    """The columns as somebody said they are ("" is not read), and the rows below `skip` rows of headings.

    Raises BadInput for a meaning that is unknown or said twice, and when no column names the step.
    """
    known: dict[str, Column] = {}
    titles = lines[skip - 1].cells if skip else ()
    for at, meaning in enumerate(meanings):
        if not meaning:
            continue
        if meaning not in _HEADINGS or meaning in known:
            raise BadInput(f"“{shown(meaning)}” is not known, or said of two columns.", place="columns")
        title = titles[at] if at < len(titles) else ""
        known[meaning] = Column(at, meaning, title or f"{at + 1}", _without_unit(title.lower())[1])
    if "step" not in known:
        raise BadInput("say which column names the step.", place="columns")
    return Columns(known, []), lines[skip:]


def _named(found: list[Column], below: list[Line]) -> list[Column]:
    """Where several columns name the step or who does it: the first one that has more than numbers."""
    kept = [column for column in found if column.meaning not in ("step", "lane")]
    for meaning in ("step", "lane"):
        named = [column for column in found if column.meaning == meaning]
        worded = [column for column in named if any(_has_words(line, column.at) for line in below)]
        kept += (worded or named)[:1]
    return kept


def _has_words(line: Line, at: int) -> bool:
    return at < len(line.cells) and re.search(r"[^\W\d_]{2}", line.cells[at]) is not None


def _columns(line: Line, found: Iterable[Column]) -> Columns:
    known: dict[str, Column] = {}
    for column in found:
        other = known.setdefault(column.meaning, column)
        if other is not column:
            both = f"“{shown(other.title)}” and “{shown(column.title)}”"
            words = f"the columns {both} mean the same thing here; leave one of them out."
            raise BadInput(words, place=f"row {line.number}")
    read = {column.at for column in known.values()}
    return Columns(known, [title for at, title in enumerate(line.cells) if title and at not in read])


def _column(at: int, title: str) -> Column | None:
    bare, unit = _without_unit(" ".join(title.lower().split()))
    heading = _plain(bare)
    if heading in ("step", "steps") and bare.rstrip().endswith("#"):
        return None
    meaning = _MEANING.get(heading)
    return Column(at, meaning, title, unit) if meaning else None


def _without_unit(title: str) -> tuple[str, str | None]:
    """ "pt (min)", "pt [min]", "pt in min", "pt, min" → ("pt", "min")."""
    for inside in _BRACKETS.findall(title):
        word = inside.strip().rstrip(".")
        if word in UNIT_OF or word == "%":
            return _BRACKETS.sub(" ", title), UNIT_OF.get(word, word)
    words = re.split(r" in |, ?| ", title)
    if len(words) > 1 and words[-1].rstrip(".") in UNIT_OF:
        bare = title[: -len(words[-1])].removesuffix(" in ").rstrip(" ,")
        if _plain(bare) in _MEANING:
            return bare, UNIT_OF[words[-1].rstrip(".")]
    return _BRACKETS.sub(" ", title), _unit_within(title)


def _unit_within(title: str) -> str | None:
    """ "inventory days", "bestand in tagen"."""
    return "d" if re.search(r"\b(days|tagen|reichweite)\b", title) else None


def _plain(title: str) -> str:
    plain = re.sub(r"[%:*.#_]|\bpercent\b|\bprozent\b", " ", title).replace("-", " ")
    return " ".join(plain.split())


def shown(text: str) -> str:
    """A cell as a sentence quotes it."""
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
