"""A state as a small picture: the true map where its letters stay readable, else a chip for each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leanwall.core.board import Calendar
from leanwall.export.diagram_columns import place_one
from leanwall.export.diagram_content import Panel
from leanwall.export.diagram_layout import (
    FLOOR,
    PAD,
    fit_columns,
    fit_lanes,
    least_width,
    rework_rules,
    rules_of,
    stretch,
)
from leanwall.export.diagram_overview import draw_small
from leanwall.export.diagram_page import Frame
from leanwall.export.diagram_panel import Place, draw_cards, draw_lanes, head_width
from leanwall.export.diagram_subject import Subject
from leanwall.export.diagram_time import draw_bar
from leanwall.export.drawing import Drawing
from leanwall.export.house import accent
from leanwall.export.style import MUTED
from leanwall.export.text import longest_word

SMALLEST = 5.4  # points on the paper: a picture's letters, smaller than the page's own
_BAR = 21.0
_FIRST = 14.0
_EASY = 1.35
_TALLER = 2.0  # than they need, lanes may be
_LONGEST = 96.0  # a card as wide as that breaks longer words
_WIDER = (1.0, 1.08, 1.16, 1.25, 1.35, 1.45, 1.55, 1.65, 1.75, 1.8)


def draw_state(
    page: Drawing, subject: Subject, panel: Panel, box: tuple[float, float, float, float], paper_scale: float
) -> float:
    """The bar of a state's time and its map in `box` (x, y, width, height); `paper_scale`: points on the paper for a
    point of this page. Answers the height that it took: a few steps don't fill a tall box with empty lanes."""
    x, y, wide, high = box
    whole = max((sum(r.wait + r.duration for r in one.whole) for one in subject.panels), default=0.0)
    alone = place_one(
        replace(panel, cards=tuple(replace(card, bursts=(), quality="") for card in panel.cards if not card.is_ghost))
    )
    for wider, cards in _tries(alone):
        if FLOOR / wider * paper_scale < SMALLEST:
            break
        picture = _map(subject, cards, wide * wider, high * wider, whole)
        if picture is not None:
            page.place(picture, x, y, 1 / wider)
            return picture.height / wider
    page.place(_chips(subject, alone, (wide, high), whole, SMALLEST / paper_scale), x, y, 1.0)
    return high


def _tries(panel: Panel) -> Iterator[tuple[float, Panel]]:
    """The same map, smaller and smaller; before it is much smaller, with the times in rows of their own, so that cards
    may be narrower."""
    slim = (replace(card, time="", quality=card.time, is_narrow=True) for card in panel.cards)
    narrow = replace(panel, cards=tuple(slim))
    for wider in _WIDER:
        if wider <= _EASY:
            yield wider, panel
    for wider in _WIDER:
        yield wider, narrow


def _map(subject: Subject, panel: Panel, wide: float, high: float, scale: float) -> Drawing | None:
    head = head_width(subject.names)
    start = head + _FIRST
    number = 1 + max((card.column for card in panel.cards), default=0)
    rules = sorted([*rules_of([panel]), *rework_rules(panel)], key=lambda rule: (rule.b, rule.a))
    longest = max((longest_word(card.text, 600, FLOOR) for card in panel.cards), default=0.0) + 2 * PAD
    least = max(least_width([panel]), min(longest, _LONGEST))
    columns = fit_columns(rules, number, least, wide - start, 0.0)
    setting = fit_lanes([panel], len(subject.names), columns, high - _BAR) if columns else None
    if columns is None or setting is None or setting.most < 4:
        return None
    lanes = stretch(setting.lanes[0], min(high - _BAR, _TALLER * setting.lanes[0].height))
    page = Drawing(wide, _BAR + lanes.height)
    _bar(page, panel, scale, head, subject.board.calendar)
    place = Place(0.0, head, start, wide, _BAR)
    draw_lanes(page, subject.names, lanes, place)
    draw_cards(page, panel, columns, lanes, place, setting.size)
    return page


def _chips(subject: Subject, panel: Panel, room: tuple[float, float], scale: float, letters: float) -> Drawing:
    wide, high = room
    page = Drawing(wide, high)
    head = head_width(subject.names)
    _bar(page, panel, scale, head, subject.board.calendar)
    frame = Frame(wide + 52, high, head)
    narrow = replace(subject, panels=(panel,))
    inner = Drawing(frame.width, high)
    draw_small(inner, narrow, panel, frame, (_BAR, high - _BAR), (), letters)
    page.place(inner, -frame.left, 0.0, 1.0)
    return page


def _bar(page: Drawing, panel: Panel, scale: float, head: float, calendar: Calendar) -> None:
    color = MUTED if panel.is_before else accent()
    draw_bar(page, panel, scale, color, (0.0, 0.0, page.width), head, calendar)
