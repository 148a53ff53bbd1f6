"""The ladder under a map with widths that speak: as long as the time takes, or as its square root; said on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from leanwall.core.board import Calendar
from leanwall.export.diagram_content import Panel, Rung
from leanwall.export.diagram_layout import FLOOR
from leanwall.export.drawing import Drawing, Paint, Point
from leanwall.export.house import say
from leanwall.export.style import BRICK, INK, VALUES
from leanwall.export.text import width
from leanwall.export.words import short_time

_LONG = 0.2  # a wait with this share of the lead time stands out


@dataclass(frozen=True, slots=True)
class Span:
    """A rung on the page: where its wait begins, where its work begins, where it ends."""

    rung: Rung
    wait: float
    work: float
    end: float


def ladder_words(ladder: str) -> str:
    """What the widths of a ladder say."""
    if ladder == "true":
        return say("Widths: true to time")
    return say("Widths: square root of time") if ladder == "root" else say("Widths: equal")


def width_of(seconds: float, ladder: str) -> float:
    """The width of a time before it is scaled to the page."""
    return sqrt(seconds) if ladder == "root" else seconds


def ladder_scale(panels: Sequence[Panel], ladder: str) -> float:
    """What fills the width of the page: the longest of the states, so that both have one scale."""
    return max((sum(_wide(rung, ladder) for rung in panel.rungs) for panel in panels), default=0.0)


def _wide(rung: Rung, ladder: str) -> float:
    return width_of(rung.wait, ladder) + width_of(rung.duration, ladder)


def spans_of(panel: Panel, ladder: str, place: tuple[float, float], scale: float) -> list[Span]:
    """The rungs side by side; `place` is left edge and width of what `scale` fills."""
    at, wide = place
    spans = []
    for rung in panel.rungs:
        work = at + width_of(rung.wait, ladder) / scale * wide if scale else at
        end = work + width_of(rung.duration, ladder) / scale * wide if scale else work
        spans.append(Span(rung, at, work, end))
        at = end
    return spans


def draw_spans(
    page: Drawing, panel: Panel, spans: Sequence[Span], levels: tuple[float, float], calendar: Calendar
) -> None:
    """Waits above, work below, each with its time where there is room and the number of its step."""
    high, low = levels
    points: list[Point] = []
    for span in spans:
        points += [(span.wait, high), (span.work, high)] if span.rung.wait else []
        points += [(span.work, low), (span.end, low)] if span.rung.duration else []
    if points:
        page.path([("M", *points[0]), *(("L", x, y) for x, y in points[1:])], Paint(None, INK, 1.2))
    numbers = {card.id: card.label for card in panel.cards if not card.is_ghost}
    taken = spans[0].wait - 32 if spans else 0.0
    for span in spans:
        _label_wait(page, span, high, panel.lead_time or 0.0, calendar)
        if span.rung.duration:
            color = VALUES[span.rung.value].color
            page.line((span.work, low), (max(span.end, span.work + 0.9), low), Paint(None, color, 3.4))
            taken = _label_work(page, span, low, numbers.get(span.rung.id, ""), taken, calendar)


def _label_wait(page: Drawing, span: Span, high: float, lead: float, calendar: Calendar) -> None:
    is_long = span.rung.wait >= _LONG * lead > 0
    color, weight = (BRICK, 700) if is_long else (INK, 500)
    text = short_time(span.rung.wait, calendar)
    if span.rung.wait and width(text, weight, FLOOR, True) + 4 <= span.work - span.wait:
        at = (span.wait + span.work) / 2
        page.text(at, high - 4.5, text, FLOOR, weight=weight, color=color, align="middle", tabular=True)


def _label_work(page: Drawing, span: Span, low: float, number: str, taken: float, calendar: Calendar) -> float:
    """Number and time, the number alone, or nothing, as there is room right of `taken`; where the next may begin."""
    time = short_time(span.rung.work, calendar)
    middle = (span.work + span.end) / 2
    for text in (f"{number}: {time}" if number else time, number):
        half = width(text, 600, FLOOR, True) / 2
        if text and middle - half >= taken:
            page.text(middle, low + 13.5, text, FLOOR, weight=600, align="middle", tabular=True)
            return middle + half + 5
    return taken
