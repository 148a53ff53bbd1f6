"""Time on the page: the ladder under a map, and both states' time as bars on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leanwall.core.board import Calendar, Value
from leanwall.export.diagram_content import Panel, Rung
from leanwall.export.diagram_layout import FLOOR, Columns
from leanwall.export.diagram_widths import Span, draw_spans, ladder_words
from leanwall.export.drawing import Drawing, Paint, Point
from leanwall.export.house import say
from leanwall.export.style import BRICK, INK, MUTED, NAVY, PAPER, VALUES, chip
from leanwall.export.text import width
from leanwall.export.words import share, short_time

LADDER = 45.0  # height of a ladder with its labels
BAR = 15.0
_RISE = 14.0
WAIT, SLOW, ELSEWHERE = "#C3CCD6", "#DFE5EB", "#EDF0F4"


@dataclass(frozen=True, slots=True)
class Stand:
    """All rungs of one column together: choices stand under one another."""

    x: float
    wait: float
    work: float
    duration: float
    value: Value | None


def stands_of(panel: Panel, columns: Columns, start: float) -> list[Stand]:
    """The ladder's rungs by column, from left to right."""
    places = {card.id: card.column for card in panel.cards if not card.is_ghost}
    found: dict[int, Stand] = {}
    for rung in panel.rungs:
        column = places[rung.id]
        old = found.get(column, Stand(start + columns.starts[column], 0.0, 0.0, 0.0, rung.value))
        found[column] = Stand(
            old.x, old.wait + rung.wait, old.work + rung.work, old.duration + rung.duration, old.value
        )
    return [found[column] for column in sorted(found)]


def draw_ladder(
    page: Drawing, panel: Panel, stands: Sequence[Stand], place: tuple[float, float, float], calendar: Calendar
) -> None:
    """Waits above, hands-on work below, totals at the right; `place` is left edge, top, right edge."""
    left, top, right = place
    if stands:
        high, low = _draw_names(page, left, top)
        _draw_steps(page, stands, (high, low), calendar, panel.lead_time or 0.0)
        _draw_totals(page, panel, (right, high, low), calendar, "equal")


def draw_wide_ladder(
    page: Drawing,
    panel: Panel,
    spans: Sequence[Span],
    place: tuple[float, float, float],
    calendar: Calendar,
    ladder: str,
) -> None:
    """The same with widths that speak; see diagram_widths.py."""
    left, top, right = place
    if spans:
        high, low = _draw_names(page, left, top)
        draw_spans(page, panel, spans, (high, low), calendar)
        _draw_totals(page, panel, (right, high, low), calendar, ladder)


def _draw_names(page: Drawing, left: float, top: float) -> tuple[float, float]:
    """What stands above and what below; answers both levels."""
    high, low = top + 15, top + 15 + _RISE
    page.text(left, high + 3, say("Waiting"), FLOOR, weight=600, color=MUTED)
    page.text(left, low + 3, say("Work"), FLOOR, weight=600, color=MUTED)
    return high, low


def _draw_steps(
    page: Drawing, stands: Sequence[Stand], levels: tuple[float, float], calendar: Calendar, lead: float
) -> None:
    high, low = levels
    points: list[Point] = [(stands[0].x - 32, high if stands[0].wait else low)]
    works: list[tuple[float, float, Stand]] = []
    for i, stand in enumerate(stands):
        until = stands[i + 1].x if i + 1 < len(stands) else stand.x + 76
        end = stand.x + min(46.0, (until - stand.x) * 0.5)
        if stand.wait:
            before = points[-1][0]
            points += [(before, high)] if points[-1][1] != high else []
            points += [(stand.x, high), (stand.x, low)]
            _wait_label(page, (before + stand.x) / 2, high, stand.wait, calendar, stand.wait >= 0.2 * lead > 0)
        if stand.duration:
            points.append((end, low))
            works.append((stand.x, end, stand))
    page.path([("M", *points[0]), *(("L", x, y) for x, y in points[1:])], Paint(None, INK, 1.2))
    for x, end, stand in works:
        page.line((x, low), (end, low), Paint(None, VALUES[stand.value].color, 3.4))
        page.text((x + end) / 2, low + 13.5, _worked(stand, calendar), FLOOR, weight=600, align="middle", tabular=True)


def _wait_label(page: Drawing, x: float, y: float, wait: float, calendar: Calendar, is_long: bool) -> None:
    """The longest waits stand out."""
    color, weight = (BRICK, 700) if is_long else (INK, 500)
    text = short_time(wait, calendar)
    page.text(
        x, y - 4.5, text, FLOOR + (0.75 if is_long else 0), weight=weight, color=color, align="middle", tabular=True
    )


def _worked(stand: Stand, calendar: Calendar) -> str:
    """Hands-on time; where the step takes longer than the work in it, that too."""
    work = short_time(stand.work, calendar)
    return (
        work
        if stand.duration <= stand.work + 1
        else say("{work} in {lead}", work=work, lead=short_time(stand.duration, calendar))
    )


def _draw_totals(
    page: Drawing, panel: Panel, place: tuple[float, float, float], calendar: Calendar, ladder: str
) -> None:
    """Lead time and work, and what the widths say."""
    right, high, low = place
    page.text(right - 4, low + 14.5, ladder_words(ladder), FLOOR, color=MUTED, align="right")
    lead, work = panel.lead_time, panel.work_time
    if lead is None or work is None or panel.is_part:
        return
    page.text(
        right - 4,
        high + 3,
        say("{time} lead time", time=short_time(lead, calendar)),
        11,
        weight=700,
        align="right",
        tabular=True,
    )
    ratio = f" ({share(work / lead)})" if lead else ""
    page.text(
        right - 4,
        low + 4,
        say("{time} work", time=short_time(work, calendar)) + ratio,
        FLOOR,
        weight=500,
        align="right",
        tabular=True,
    )


def time_scale(panels: Sequence[Panel]) -> float:
    """The seconds that fill the width of a bar: those of the longest state; any will do where nothing takes time."""
    return max((_total(panel.whole) for panel in panels), default=0.0) or 1.0


def draw_bar(
    page: Drawing,
    panel: Panel,
    scale: float,
    color: str,
    place: tuple[float, float, float],
    head: float,
    calendar: Calendar,
) -> None:
    """The name of a state in a pill, and `head` points right of it its time as a bar; `place` is left edge, top,
    right edge."""
    left, top, right = place
    chip(page, (left, top), panel.name, 11.5, color=PAPER, paint=Paint(fill=color), weight=700, height=17, radius=4)
    if panel.whole:
        _draw_bar(page, panel, (left + head, top + 1, right), scale, calendar)
    else:
        page.text(left + head, top + 12.5, panel.incomplete or say("No steps yet."), 11, weight=500, color=BRICK)


def _total(rungs: Sequence[Rung]) -> float:
    return sum(rung.wait + rung.duration for rung in rungs)


def _draw_bar(page: Drawing, panel: Panel, place: tuple[float, float, float], scale: float, calendar: Calendar) -> None:
    """Grey for waiting, colours for work, pale for what stands on other pages; a wait says how long it is where there
    is room."""
    left, y, right = place
    label = short_time(panel.lead_time, calendar)
    room = right - left - width(label, 700, 12, True) - 8
    here = {rung.id for rung in panel.rungs}
    x, pale = left, 0.0
    for rung in panel.whole:
        wide = (rung.wait + rung.duration) / scale * room
        if rung.id not in here:
            pale += wide
            continue
        page.rect(x, y, pale, BAR, Paint(ELSEWHERE))
        _draw_rung(page, rung, (x + pale, y, room / scale), calendar)
        x, pale = x + pale + wide, 0.0
    page.rect(x, y, pale, BAR, Paint(ELSEWHERE))
    page.text(x + pale + 7, y + BAR - 3.6, label, 12, weight=700, color=NAVY, tabular=True)


def _draw_rung(page: Drawing, rung: Rung, place: tuple[float, float, float], calendar: Calendar) -> None:
    """One step's part of the bar; `place` is left edge, top, points a second."""
    x, y, scale = place
    wait, work, slow = rung.wait * scale, rung.work * scale, max(0.0, rung.duration - rung.work) * scale
    page.rect(x, y, wait, BAR, Paint(WAIT))
    page.rect(x + wait + work, y, slow, BAR, Paint(SLOW))
    if rung.duration:
        page.rect(x + wait, y, max(work, 0.9), BAR, Paint(VALUES[rung.value].color))
    if wait > 20:
        text = short_time(rung.wait, calendar)
        if wait > width(text, 500, FLOOR, True) + 8:
            page.text(x + wait / 2, y + BAR - 4, text, FLOOR, weight=500, color=INK, align="middle", tabular=True)
