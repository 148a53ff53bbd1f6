"""A state that is too large for one slide: all of its steps as small shapes, and on which slide each stands in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leanwall.export.diagram_content import Card, Panel
from leanwall.export.diagram_subject import Subject
from leanwall.export.house import accent, say, word
from leanwall.export.slide_shapes import HIGH, LEFT, MARGIN, RIGHT, WIDE, Slide
from leanwall.export.slide_text import LEAST, fitted
from leanwall.export.style import BRICK, MUTED, PALE, PAPER, VALUES
from leanwall.export.words import number, short_time

FOOT = 36.0
MOST_CHIPS = 400  # more of them would be hairs, and slow to open
_HEAD, _MARKS = 84.0, 16.0
_NAMES = (11.0, 10.0, 9.0, LEAST)
_DIGIT = 0.58  # of the size: how wide a bold digit is in Arial
_JOINED = 120  # links beyond that would be a veil over the map
LANE_HEADS = (word("Role"), word("Steps"), word("Work"), word("Share of the work"))


@dataclass(frozen=True, slots=True)
class Mark:
    """Over the columns from `first` to `last`: the slide on which they stand in full."""

    first: int
    last: int
    slide: Any
    number: int


def draw_overview(slide: Slide, subject: Subject, top: float) -> list[tuple[float, float]]:
    """Every step as a chip in its lane; answers the left edge and the width of each column, for the marks."""
    panel = subject.panels[0]
    rows = _rows(panel, len(subject.names))
    pitch = (WIDE - 2 * MARGIN - _HEAD - 8) / max(1, subject.columns)
    band = (HIGH - top - _MARKS - FOOT) / max(1, sum(rows))
    tops = [top + _MARKS + band * sum(rows[:i]) for i in range(len(rows))]
    for name, y, each in zip(subject.names, tops, rows, strict=True):
        _draw_lane(slide, name, y, band * each - 2)
    digits = max((len(card.label) for card in panel.cards), default=1)
    chips = {
        card.id: _draw_chip(slide, card, tops[card.lane] + band * card.row, (pitch, band), digits)
        for card in panel.cards
    }
    for wire in panel.wires if len(panel.wires) <= _JOINED else ():
        color = BRICK if wire.kind == "rework" else "#7C8896"
        is_onward = chips[wire.source].left < chips[wire.target].left
        ends = (RIGHT, LEFT) if is_onward else (LEFT, RIGHT)
        slide.join(chips[wire.source], chips[wire.target], *ends, color, dashed=wire.kind == "rework", thin=True)
    return [(MARGIN + _HEAD + 4 + pitch * column, pitch) for column in range(subject.columns)]


def draw_marks(slide: Slide, marks: Sequence[Mark], columns: Sequence[tuple[float, float]], top: float) -> None:
    """Over each part the number of its slide, which opens it."""
    for mark in marks:
        left, right = columns[mark.first][0], sum(columns[mark.last])
        words = say("slide {n}", n=mark.number)
        shown = words if right - left > 44 else str(mark.number)
        place = (left + 1, top, max(8.0, right - left - 2), _MARKS - 3)
        box = slide.box(place, shown, 8, fill=PAPER, line=MUTED, color=MUTED, name=words)
        box.click_action.target_slide = mark.slide


def _rows(panel: Panel, lanes: int) -> list[int]:
    """How many stacked cards each lane has."""
    return [1 + max((c.row for c in panel.cards if c.lane == lane), default=0) for lane in range(lanes)]


def _draw_lane(slide: Slide, name: str, y: float, high: float) -> None:
    slide.bar((MARGIN, y, WIDE - 2 * MARGIN, high), PALE, f"{say('Lane')} {name}")
    size, shown = fitted(name, 600, (_HEAD - 12, high - 4), _NAMES)
    slide.box((MARGIN, y, _HEAD, high), shown, size, fill=accent(), color=PAPER, name=name)


def _draw_chip(slide: Slide, card: Card, y: float, cell: tuple[float, float], digits: int) -> Any:
    """A step in its colour, with its number where every chip has room for one that can be read."""
    pitch, band = cell
    wide, high = max(1.0, min(pitch - 2, 34.0)), max(3.0, min(band - 6, 22.0))
    x = MARGIN + _HEAD + 4 + pitch * (card.column + 0.5) - wide / 2
    style, size = VALUES[card.value], min(9.0, wide / (_DIGIT * digits), high * 0.8)
    name = f"{card.label} {card.text}".strip()[:120]
    label = card.label if size >= LEAST else ""
    return slide.chip((x, y + (band - 2 - high) / 2, wide, high), label, size, style.color, style.on_color, name)


def rows_by_lane(subject: Subject, panel: Panel) -> list[tuple[str, ...]]:
    """Of a state with thousands of steps: how many of them, and how much of the work, each role has."""
    work = {rung.id: rung.work for rung in panel.rungs}
    total = sum(work.values())
    found: list[tuple[str, ...]] = []
    for lane, name in enumerate(subject.names):
        mine = [card for card in panel.cards if card.lane == lane and not card.is_ghost and not card.is_wait]
        spent = sum(work.get(card.id, 0.0) for card in mine)
        told = short_time(spent, subject.board.calendar) if spent else "–"
        share = f"{number(100 * spent / total)} %" if total else "–"
        found.append((name, number(len(mine)), told, share))
    return found
