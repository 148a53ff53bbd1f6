"""The sheet a checklist is set on: its columns, and the small things that stand in them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from leanwall.export.clean import clean
from leanwall.export.drawing import Drawing, Paint, TextField
from leanwall.export.paper import Paper
from leanwall.export.style import MARKED, MARKED_EDGE, MUTED, chip
from leanwall.export.text import LEAD, wrap

TEXT = 52.0  # from the left edge to the words of a step
SIDE = 92.0  # the column of times and QR codes
BODY = 9.75


@dataclass(frozen=True, slots=True)
class Sheet:
    """Left and right edge of what is printed, in points."""

    paper: Paper
    left: float
    right: float

    @property
    def inner(self) -> float:
        """Width between the edges."""
        return self.right - self.left

    @property
    def words(self) -> float:
        """Width of a step's words."""
        return self.inner - TEXT - SIDE - 8

    def inset(self, by: float) -> Sheet:
        """The same sheet, narrower on both sides."""
        return replace(self, left=self.left + by, right=self.right - by)


def fill_in(page: Drawing, sheet: Sheet, y: float, name: str, labels: tuple[str, ...]) -> None:
    """Labels with a line behind each, to write on or to type into."""
    gap = 14.0
    wide = (sheet.inner - gap * (len(labels) - 1)) / len(labels)
    for i, label in enumerate(labels):
        x = sheet.left + i * (wide + gap)
        with page.tagged("P", f"{name}-{i}"):
            used = page.text(x, y + 14, label, BODY, weight=500, color=MUTED) + 6
        page.line((x + used, y + 17), (x + wide, y + 17), Paint(None, MUTED, 0.6))
        page.text_fields.append(TextField(f"{name}-{i}", label, x + used, y + 2, wide - used, 15))


def to_agree(page: Drawing, x: float, y: float, text: str, size: float = 8.5) -> None:
    """The mark of a point that people still have to agree on: seen in grey too."""
    paint = Paint(MARKED, MARKED_EDGE, 1.0)
    chip(page, (x, y), text, size, color="#3D2B00", paint=paint, weight=700, radius=2.5)


def rows_of(text: str, weight: int, size: float, limit: float) -> tuple[str, ...]:
    """People's text as lines of a column."""
    return wrap(clean(text), weight, size, limit)


def height_of(rows: tuple[str, ...], size: float) -> float:
    """Points that lines of a column take."""
    return len(rows) * size * LEAD


def tagged_once(page: Drawing, number: int, role: str, key: str) -> AbstractContextManager[None]:
    """A header is read out on the first page; its repetitions are decoration."""
    return page.tagged(role, key) if number == 1 else nullcontext()
