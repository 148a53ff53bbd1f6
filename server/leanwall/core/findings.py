"""A finding: one thing that a coach would say about the map, with the notes it is about and what to do.

Checks give a code, the notes and what is to be told about them; the words are in sentences_en.py and sentences_de.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from leanwall.core.board import Calendar, Note
from leanwall.core.sentences import said

Severity = Literal["error", "warning", "hint"]
# which figures a fault in the map takes away: those with rework, those along the timeline, or all that need the flow
Blocks = Literal["nothing", "expected", "paths", "everything"]


@dataclass(frozen=True)
class Finding:
    """`blocks` is for faults in the map: the figures that they take away. `case` picks one of a code's sentences."""

    code: str
    about: tuple[Note, ...] = ()
    severity: Severity = "warning"
    blocks: Blocks = "nothing"
    case: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    is_rest: bool = False  # stands for the ones of its kind that are not listed

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(note.id for note in self.about)

    def as_dict(self, language: str = "en", calendar: Calendar | None = None) -> dict[str, Any]:
        """In a language's words; times by the board's calendar."""
        text, do = self.told(language, calendar)
        return {"code": self.code, "severity": self.severity, "text": text, "do": do, "notes": list(self.notes)}

    def told(self, language: str = "en", calendar: Calendar | None = None) -> list[str]:
        """[what is found, what to do about it]."""
        key = "_more" if self.is_rest else f"{self.code}.{self.case}" if self.case else self.code
        return said(key, language, calendar or Calendar(), self.about, self.params)


def fault(code: str, about: Iterable[Note], blocks: Blocks, case: str = "", **params: Any) -> Finding:
    """An error in the map that takes figures away."""
    return Finding(code, tuple(about), "error", blocks, case, params)


def warning(code: str, about: Iterable[Note], case: str = "", **params: Any) -> Finding:
    return Finding(code, tuple(about), "warning", "nothing", case, params)


def hint(code: str, about: Iterable[Note], case: str = "", **params: Any) -> Finding:
    return Finding(code, tuple(about), "hint", "nothing", case, params)
