"""A finding: one thing that a coach would say about the map, with the notes it is about and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from leanwall.core.board import Note

Severity = Literal["error", "warning", "hint"]
# which figures a fault in the map takes away: those with rework, those along the timeline, or all that need the flow
Blocks = Literal["nothing", "expected", "paths", "everything"]

NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Finding:
    """`blocks` is for faults in the map: the figures that they take away."""

    code: str
    text: str
    notes: tuple[str, ...] = ()
    severity: Severity = "warning"
    do: str = ""
    blocks: Blocks = "nothing"

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity,
            "text": self.text,
            "do": self.do,
            "notes": list(self.notes),
        }


def fault(code: str, text: str, notes: Iterable[Note], blocks: Blocks, *, do: str) -> Finding:
    """An error in the map that takes figures away."""
    return Finding(code, text, tuple(note.id for note in notes), "error", do, blocks)


def warning(code: str, text: str, notes: Iterable[Note], *, do: str) -> Finding:
    return Finding(code, text, tuple(note.id for note in notes), "warning", do)


def hint(code: str, text: str, notes: Iterable[Note], *, do: str) -> Finding:
    return Finding(code, text, tuple(note.id for note in notes), "hint", do)


def named(note: Note) -> str:
    """A step as a sentence names it: its words, cut short."""
    words = " ".join(note.text.split())
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”" if words else f"the step without a text ({note.id})"


def listed(notes: Sequence[Note]) -> str:
    """Several steps in a sentence: “A”, “B” and “C”; beyond five the rest is counted."""
    names = [named(note) for note in notes[:NAMED_AT_MOST]]
    if len(notes) > NAMED_AT_MOST:
        return f"{', '.join(names)} and {len(notes) - NAMED_AT_MOST} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def sentence(text: str) -> str:
    """The text with a capital first letter and nothing else changed."""
    return text[:1].upper() + text[1:]


def per_cent(share: float) -> str:
    return f"{share * 100:.4g} %"
