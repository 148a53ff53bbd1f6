"""The first page of a board that is too big for one: every step small, and on which page it stands in full."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from leanwall.export.clean import one_line
from leanwall.export.diagram_content import Card, Panel
from leanwall.export.diagram_frame import HEADER, TILES, draw_header, draw_tiles
from leanwall.export.diagram_layout import FLOOR
from leanwall.export.diagram_page import AIR, BOTTOM, LEGEND, STATE_HEAD, TOP, Frame, draw_foot
from leanwall.export.diagram_subject import Subject
from leanwall.export.diagram_time import draw_bar, time_scale
from leanwall.export.drawing import Drawing, Paint, Point
from leanwall.export.house import accent, say
from leanwall.export.style import BRICK, GREY, MUTED, PALE, PAPER, VALUES
from leanwall.export.text import longest_word, shorten, width

_CHIP, _WIDEST = 15.0, 30.0  # how high and how wide a chip is at most
_LEAD, _FEWEST = 1.16, 2  # from line to line of the words under a chip; fewer lines than that say too little
_NAMED = 13.0  # a lane at least as high as that has its name on a dark head
_WIDEST_HEAD = 190.0
_THREADS = 3.0  # between closer columns threads would be a grey veil over the map


@dataclass(frozen=True, slots=True)
class Part:
    """Columns from `first` to `last` stand on page `page`."""

    first: int
    last: int
    page: int


def draw_overview(subject: Subject, frame: Frame, parts: Sequence[Part], total: int) -> Drawing:
    """Title, figures, both bars, and the whole map with a chip for each step."""
    page = Drawing(frame.width, frame.height, floor=FLOOR)
    draw_header(
        page, subject.title, f"{subject.kind}: {say('overview')}", subject.stamp, (frame.left, TOP, frame.right)
    )
    draw_tiles(page, subject.tiles, (frame.left, TOP + HEADER, frame.right))
    y = TOP + HEADER + TILES + 10
    room = frame.height - y - LEGEND - BOTTOM - 6
    each = room / len(subject.panels) - STATE_HEAD - AIR
    for panel in subject.panels:
        color = MUTED if panel.is_before else accent()
        with page.tagged("Figure", f"overview-{panel.name}", panel.description):
            draw_bar(
                page,
                panel,
                time_scale(subject.panels),
                color,
                (frame.left, y, frame.right),
                frame.head,
                subject.board.calendar,
            )
            draw_small(page, subject, panel, frame, (y + STATE_HEAD, each), parts)
        y += STATE_HEAD + each + AIR
    draw_foot(page, subject, frame, say("Page {n} of {total}", n=1, total=total))
    return page


def draw_small(
    page: Drawing,
    subject: Subject,
    panel: Panel,
    frame: Frame,
    place: tuple[float, float],
    parts: Sequence[Part],
    letters: float = 0.0,
) -> None:
    """A map of chips; `place` is its top and height, `parts` the pages that are marked on it. Where there is room for
    letters of the size `letters`, each chip has the step's words under it."""
    top, height = place
    rows = _rows(panel, len(subject.names))
    band = (height - 18) / max(1, sum(rows))
    tops = [top + 18 + band * sum(rows[:i]) for i in range(len(rows))]
    bands = [(y, band * number - 2) for y, number in zip(tops, rows, strict=True)]
    if min((high for _, high in bands), default=_NAMED) < _NAMED:
        frame = replace(frame, head=_wide_enough(subject.names, frame.head))
        _draw_thin_heads(page, subject.names, frame, bands)
    else:
        _draw_heads(page, subject.names, frame, bands)
    pitch = (frame.right - frame.left - frame.head - 12) / max(1, subject.columns)
    lines = _lines_under(panel, pitch, band, letters)
    up = lines * letters * _LEAD / 2
    spots = {
        c.id: (frame.left + frame.head + 8 + pitch * (c.column + 0.5), tops[c.lane] + band * (c.row + 0.5) - 1 - up)
        for c in panel.cards
    }
    _draw_parts(page, parts, (frame.left + frame.head + 8, top, pitch), height)
    for wire in panel.wires if pitch >= _THREADS else ():
        _draw_thread(page, spots[wire.source], spots[wire.target], wire.kind == "rework")
    every = _numbered(panel, pitch, band)
    for card in panel.cards:
        _draw_chip(page, card, spots[card.id], pitch, band, every)
        if lines and not card.is_ghost:
            _draw_words(page, card, spots[card.id], pitch, (letters, lines))


def _numbered(panel: Panel, pitch: float, band: float) -> int:
    """Every how many chips one bears its number: 1 where each has room for it, 0 where none has."""
    widest = max((width(card.label, 700, FLOOR, True) for card in panel.cards), default=0.0)
    if min(band - 3, _CHIP) >= 12 and widest <= min(pitch - 2, _WIDEST) - 1.5:
        return 1
    each = next((each for each in (5, 10, 20) if pitch * each > widest + 8), 0)
    return each if band >= _CHIP + 2 * FLOOR else 0


def _lines_under(panel: Panel, pitch: float, band: float, letters: float) -> int:
    """How many lines of words every chip has room for; none where a word would be broken."""
    room = int((band - _CHIP - 4) / (letters * _LEAD)) if letters else 0
    widest = max((longest_word(c.text, 500, letters) for c in panel.cards), default=0.0) if room >= _FEWEST else 0.0
    return min(room, 4) if room >= _FEWEST and widest <= pitch - 2 else 0


def _draw_words(page: Drawing, card: Card, spot: Point, pitch: float, how: tuple[float, int]) -> None:
    """Below the chip, on the lane's own colour: threads pass behind them."""
    letters, most = how
    rows = shorten(card.text, 500, letters, pitch - 2, most)
    wide = max(width(row, 500, letters) for row in rows) + 2
    x, y = spot[0], spot[1] + _CHIP / 2 + 1
    page.rect(x - wide / 2, y, wide, len(rows) * letters * _LEAD, Paint(PALE))
    page.lines((x - pitch / 2, y, pitch), rows, letters, weight=500, align="middle", lead=_LEAD)


def _rows(panel: Panel, lanes: int) -> list[int]:
    """How many stacked cards each lane has."""
    return [1 + max((c.row for c in panel.cards if c.lane == lane), default=0) for lane in range(lanes)]


def _draw_heads(page: Drawing, names: Sequence[str], frame: Frame, bands: Sequence[tuple[float, float]]) -> None:
    """Each lane with its name on a dark head; `bands` are top and height of each."""
    for name, (y, height) in zip(names, bands, strict=True):
        page.rect(frame.left, y, frame.right - frame.left, height, Paint(PALE), 2)
        page.rect(frame.left, y, frame.head, height, Paint(accent()), 2)
        inside = (frame.left + 4, y, frame.head - 8, height)
        page.block(inside, name, high=11, low=FLOOR, weight=600, color=PAPER, align="middle", middle=True, lead=1.15)


def _wide_enough(names: Sequence[str], least: float) -> float:
    """A head for names on one line each, as far as one line can be had without taking the map its room."""
    widest = max((width(one_line(name), 600, FLOOR) for name in names), default=0.0)
    return max(least, min(widest + 14, _WIDEST_HEAD))


def _draw_thin_heads(page: Drawing, names: Sequence[str], frame: Frame, bands: Sequence[tuple[float, float]]) -> None:
    """Lanes too low for letters on a dark head: a strip each, and beside it as many names as have room."""
    free = 0.0
    for name, (y, height) in zip(names, bands, strict=True):
        page.rect(frame.left, y, frame.right - frame.left, max(0.5, height), Paint(PALE), 2)
        page.rect(frame.left, y, 4, max(0.5, height), Paint(accent()), 1)
        top = y + height / 2 - FLOOR / 2
        if top >= free:
            free = top + FLOOR * 0.94  # between lines: a letter below it all but touches a capital
            words = shorten(one_line(name), 600, FLOOR, frame.head - 10, 1)
            page.lines((frame.left + 8, top, frame.head - 10), words, FLOOR, weight=600, lead=1.0)


def _draw_parts(page: Drawing, parts: Sequence[Part], place: tuple[float, float, float], height: float) -> None:
    """Where each page begins, and its number; of very many pages, every tenth or so."""
    left, top, pitch = place
    least = width("0000", 600, FLOOR) + 6
    every = max(1, math.ceil(least * len(parts) / max(1.0, pitch * (1 + max((p.last for p in parts), default=0)))))
    for part in parts[:: every if every > 2 else 1]:
        x, end = left + pitch * part.first, left + pitch * (part.last + 1)
        page.line((x, top), (x, top + height), Paint(None, GREY, 0.8, (1.5, 3.0)))
        whole = say("page {n}", n=part.page)
        label = whole if width(whole, 600, FLOOR) < end - x - 4 else str(part.page)
        if every > 2:
            page.text(x + 2, top + 11, label, FLOOR, weight=600, color=MUTED, tabular=True)
        elif width(label, 600, FLOOR) < end - x - 2:
            page.text((x + end) / 2, top + 11, label, FLOOR, weight=600, color=MUTED, align="middle", tabular=True)


def _draw_thread(page: Drawing, a: Point, b: Point, is_rework: bool) -> None:
    paint = Paint(None, BRICK, 0.9, (2.4, 2.0)) if is_rework else Paint(None, "#7C8896", 0.9)
    page.line(a, b, paint)


def _draw_chip(page: Drawing, card: Card, spot: Point, pitch: float, band: float, every: int) -> None:
    """A small card with its number; where that has no room, every few have theirs above."""
    x, y = spot
    style = VALUES[card.value]
    wide, high = min(max(1.0, pitch - 2), _WIDEST), min(max(1.0, band - 3), _CHIP)
    if card.is_ghost:
        page.rect(x - wide / 2, y - high / 2, wide, high, Paint(PAPER, GREY, 0.9, (0.1, 2.4)), 2)
        return
    page.rect(x - wide / 2, y - high / 2, wide, high, Paint(style.color), 2)
    if every == 1:
        page.text(x, y + 3.6, card.label, FLOOR, weight=700, color=style.on_color, align="middle", tabular=True)
    elif every and card.label and (card.label == "1" or int(card.label) % every == 0):
        room = width(card.label, 600, FLOOR, True) + 3
        page.rect(x - room / 2, y - high / 2 - 3 - FLOOR * 0.8, room, FLOOR * 0.9, Paint(PALE))
        page.text(x, y - high / 2 - 3, card.label, FLOOR, weight=600, color=MUTED, align="middle", tabular=True)
