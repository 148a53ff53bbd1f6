"""What stands in a cell: times with the unit of the cell, the heading or the table; shares, people, kinds, values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from leanwall.core.board import Calendar
from leanwall.core.columns import Columns, shown
from leanwall.core.sheets import Line
from leanwall.core.units import parse_share, parse_time
from leanwall.errors import BadInput

UNIT = "unit"  # the code of the refusal that asks for the unit of bare numbers
_UNKNOWN = frozenset(["", *["-", "–", "—", "?", "n/a", "na", "n.a.", "unknown", "tbd", "k.a.", "unbekannt", "offen"]])
_BARE = re.compile(r"[0-9][0-9 .,]*|[.,][0-9]+")
_COMMA = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])")
_POINT_AND_THREE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])")
_TYPES = {
    "work": "work step task process arbeit schritt prozess bearbeitung",
    "approval": "approval approve sign-off freigabe genehmigung unterschrift",
    "inspection": "inspection inspect check review control test prüfung kontrolle prüfen",
    "wait": "wait waiting queue inventory delay stock buffer storage wartezeit warten liegezeit lager bestand puffer",
    "system": "system automatic automated it automatisch automatik",
}
_VALUES = {
    "VA": "va v value-added value-adding yes ws wertschöpfend ja nutzleistung",
    "NNVA": "nnva bva nva-n necessary bnva rva notwendig stützleistung",
    "NVA": "nva n waste no non-value-added nws verschwendung nein nicht-wertschöpfend blindleistung",
}
_TYPE_OF = {word: work for work, words in _TYPES.items() for word in words.split()}
_VALUE_OF = {word: value for value, words in _VALUES.items() for word in words.split()}


class Cells:
    """The cells of a table by what they mean. Everything raises BadInput with row and column as place."""

    def __init__(self, columns: Columns, calendar: Calendar, unit: str | None, lines: Sequence[Line]) -> None:
        self._columns, self._calendar, self._unit = columns, calendar, unit
        figures = [self.text(line, meaning) for line in lines for meaning in columns.known if meaning != "step"]
        self._commas = any(_COMMA.search(cell) for cell in figures)
        self._per_cent: dict[str, bool] = {
            meaning: any(_over_one(self.text(line, meaning)) for line in lines)
            for meaning in ("given", "received")
            if meaning in columns.known
        }

    def text(self, line: Line, meaning: str) -> str:
        column = self._columns.known.get(meaning)
        return line.cells[column.at] if column and column.at < len(line.cells) else ""

    def says(self, line: Line) -> bool:
        """Whether anything that we read stands in a row."""
        return any(self.text(line, meaning) for meaning in self._columns.known)

    def place(self, line: Line, meaning: str) -> str:
        return f"row {line.number}, column “{shown(self._columns.known[meaning].title)}”"

    def time(self, line: Line, meaning: str) -> float | None:
        """Seconds of working time."""
        cell = self._figure(line, meaning)
        return None if cell is None else self._seconds(line, meaning, cell)

    def stock(self, line: Line, rate: float | None) -> tuple[float | None, float | None]:
        """What lies before a step: a number of items, and the time it lasts (at `rate` items a second)."""
        cell = self._figure(line, "stock")
        if cell is None:
            return None, None
        if self._columns.known["stock"].unit or not _BARE.fullmatch(cell):
            return None, self._seconds(line, "stock", cell)
        items = self._amount(line, "stock", cell)
        return items, items / rate if rate else None

    def share(self, line: Line, meaning: str) -> float | None:
        """85 %, 0.85 or, in a column where numbers above 1 stand or whose heading says so, 85."""
        cell = self._figure(line, meaning)
        if cell is None:
            return None
        per_cent = self._columns.known[meaning].unit == "%"
        if _BARE.fullmatch(cell) and (per_cent or self._per_cent[meaning]):
            if not per_cent and not _over_one(cell) and cell.strip("0.,"):
                words = f"“{shown(cell)}” can be read in two ways among per cents; write {shown(cell)} % or more."
                raise BadInput(words, place=self.place(line, meaning))
            cell = f"{cell} %"
        return self._placed(line, meaning, lambda: parse_share(cell))

    def people(self, line: Line) -> float | None:
        cell = self._figure(line, "people")
        if cell is None:
            return None
        amount = self._amount(line, "people", cell)
        if not 0 < amount <= 1_000:
            raise BadInput("more than 0 and at most 1000 people work on one item.", place=self.place(line, "people"))
        return amount

    def work(self, line: Line) -> str | None:
        return self._word(line, "type", _TYPE_OF, "work, approval, inspection, wait or system")

    def value(self, line: Line) -> str | None:
        return self._word(line, "value", _VALUE_OF, "VA, NNVA or NVA")

    def _figure(self, line: Line, meaning: str) -> str | None:
        """The cell, None when nobody knows. Thousands written with a point would be misread in silence."""
        cell = self.text(line, meaning)
        if cell.lower() in _UNKNOWN:
            return None
        if self._commas and _POINT_AND_THREE.search(cell) and "," not in cell:
            words = f"“{shown(cell)}” can be read in two ways beside decimal commas; write it without the point."
            raise BadInput(words, place=self.place(line, meaning))
        return cell

    def _seconds(self, line: Line, meaning: str, cell: str) -> float:
        unit = self._columns.known[meaning].unit or self._unit
        if not _BARE.fullmatch(cell):
            return float(self._placed(line, meaning, lambda: parse_time(cell, self._calendar)))
        if unit is None or unit == "%":
            ways = f"write {shown(cell)} min, or “(min)” in the heading, or say which unit the times are in"
            words = f"“{shown(cell)}” lacks its unit; {ways}."
            raise BadInput(words, place=self.place(line, meaning), code=UNIT)
        return float(self._placed(line, meaning, lambda: parse_time(f"{cell} {unit}", self._calendar)))

    def _amount(self, line: Line, meaning: str, cell: str) -> float:
        return float(self._placed(line, meaning, lambda: plain_amount(cell)))

    def _word(self, line: Line, meaning: str, known: dict[str, str], choices: str) -> str | None:
        cell = self.text(line, meaning)
        if cell.lower() in _UNKNOWN:
            return None
        found = known.get("-".join(cell.lower().split()))
        if found is None:
            raise BadInput(f"“{shown(cell)}” is not known here; write {choices}.", place=self.place(line, meaning))
        return found

    def _placed(self, line: Line, meaning: str, read: Callable[[], float]) -> float:
        try:
            return read()
        except BadInput as fault:
            raise BadInput(fault.message, place=self.place(line, meaning)) from None


def plain_amount(text: str) -> float:
    """A number of things, with either decimal sign. Raises BadInput."""
    try:
        return parse_time(f"{text.strip()} s", Calendar())
    except BadInput:
        raise BadInput(f"“{shown(text.strip())}” is not a number; write it in digits, without separators.") from None


def _over_one(cell: str) -> bool:
    if not _BARE.fullmatch(cell):
        return False
    try:
        return plain_amount(cell) > 1
    except BadInput:
        return False
