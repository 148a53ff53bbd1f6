"""Tables and chains of reasons on slides: as many rows as there is room for, none below the edge, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leanwall.export.clean import one_line
from leanwall.export.house import say
from leanwall.export.slide_shapes import HIGH, MARGIN, WIDE, Slide
from leanwall.export.slide_text import LINE, cut, lines
from leanwall.export.style import BRICK, INK, NAVY, PAPER
from leanwall.export.summary_content import Cause

TOP, FOOT = 84.0, 38.0
_SIZE, _ROW, _SIDES = 12.0, 30.0, 16.0  # of a cell: letters, least height, margins left and right together
_MOST_LINES = 14  # of a cell; the whole text is then in the speaker's notes
_GAP = 12.0
_MOST_REASONS = 8


@dataclass(frozen=True, slots=True)
class Leaf:
    """The rows of one slide, how high each is, and the full words of those that had to be cut."""

    rows: list[tuple[str, ...]]
    heights: list[float]
    cut: list[str]


def leaves(rows: Sequence[Sequence[str]], widths: Sequence[float], room: float = HIGH - TOP - FOOT) -> Iterator[Leaf]:
    """The rows on as many slides as they need; `widths` are shares of the table's width, `room` points for head and
    rows."""
    room -= _ROW
    leaf, used = Leaf([], [], []), 0.0
    for row in rows:
        cells = tuple(_cell(words, _wide(share), j) for j, (words, share) in enumerate(zip(row, widths, strict=True)))
        pairs = zip(cells, widths, strict=True)
        high = max(_ROW, *(_height(words, _wide(share), j) for j, (words, share) in enumerate(pairs)))
        if leaf.rows and used + high > room:
            yield leaf
            leaf, used = Leaf([], [], []), 0.0
        leaf.rows.append(cells)
        leaf.heights.append(high)
        leaf.cut.extend(one_line(full) for full, shown in zip(row, cells, strict=True) if shown != one_line(full))
        used += high
    if leaf.rows:
        yield leaf


def _wide(share: float) -> float:
    return (WIDE - 2 * MARGIN) * share - _SIDES


def _lines(words: str, size: float, wide: float, column: int) -> int:
    return lines(words, 400 if column else 600, size, wide)


def _cell(words: str, wide: float, column: int) -> str:
    """As many of the words as a cell may have lines."""
    return cut(words, 400 if column else 600, _SIZE, (wide, _MOST_LINES))


def _height(words: str, wide: float, column: int) -> float:
    return _lines(words, _SIZE, wide, column) * _SIZE * LINE + 9


def fitting(facts: Sequence[tuple[str, str]], room: tuple[float, float]) -> tuple[float, list[tuple[str, str]]]:
    """Labels with their words in the largest letters with which all of them stand in `room` (width, height); shortened
    where even the smallest don't fit."""
    wide, high = room
    letters = 10_000
    while True:
        shown = [(label, one_line(words, letters)) for label, words in facts]
        for size in _SIZES[1:-1]:
            rows = (_lines(f"{label}:  {words}", size, wide - 16, 0) for label, words in shown)
            if sum(lines * size * LINE + 4 for lines in rows) <= high:
                return size, shown
        letters = min(letters, 400) * 4 // 5


def chains(causes: Sequence[Cause]) -> Iterator[list[Cause]]:
    """Two chains beside one another where both can be read like that, else each on a slide of its own."""
    waiting: list[Cause] = []
    for cause in causes:
        if not _size_of(cause, _HALF, least=11.0):
            if waiting:
                yield waiting
            yield [cause]
            waiting = []
            continue
        waiting.append(cause)
        if len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


_HALF, _WHOLE = (WIDE - 2 * MARGIN - 20) / 2, WIDE - 2 * MARGIN
_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)


def draw_chains(slide: Slide, shown: Sequence[Cause]) -> None:
    """From each problem down to its root."""
    wide = _HALF if len(shown) == 2 else _WHOLE
    for i, cause in enumerate(shown):
        _draw_chain(slide, cause, MARGIN + i * (wide + 20), wide)


def _told(cause: Cause) -> list[str]:
    return [cause.problem, *cause.chain, cause.root]


def _size_of(cause: Cause, wide: float, least: float = _SIZES[-1]) -> float:
    """The largest letters with which the chain fits; 0 when even the least don't."""
    for size in _SIZES:
        if size >= least and _high(cause, wide, size) <= HIGH - TOP - FOOT:
            return size
    return 0.0


def _high(cause: Cause, wide: float, size: float) -> float:
    boxes = sum(_box(text, wide, size) + _GAP for text in _told(cause))
    return boxes + (_box(_against(cause), wide, size) if cause.countermeasure else 0.0)


def _box(text: str, wide: float, size: float) -> float:
    return max(2.2 * size, _lines(text, size, wide - 12, 0) * size * LINE + 8)


def _against(cause: Cause) -> str:
    return say("Countermeasure: {text}", text=cause.countermeasure)


def _draw_chain(slide: Slide, cause: Cause, x: float, wide: float) -> None:
    """What even the smallest letters have no room for is cut, and stands in the speaker's notes."""
    size, letters = _size_of(cause, wide), 10_000
    shown = cause
    while not size:
        letters = min(letters, 400) * 4 // 5
        shown = _short(cause, letters)
        size = _size_of(shown, wide)
    if shown != cause:
        slide.notes("\n".join([*_told(cause), _against(cause)]))
    y, above = TOP + 2, None
    for i, text in enumerate(_told(shown)):
        fill, color = (NAVY, PAPER) if i == 0 else (BRICK, PAPER) if i == len(shown.chain) + 1 else ("#EAEFF4", INK)
        high = _box(text, wide, size)
        box = slide.box((x, y, wide, high), text, size, fill=fill, color=color, name="Why")
        if above is not None:
            slide.join(above, box, 2, 0, INK)
        above, y = box, y + high + _GAP
    if shown.countermeasure:
        high = _box(_against(shown), wide, size)
        slide.text((x, y, wide, high), _against(shown), size, weight=600, name="Countermeasure")


def _short(cause: Cause, letters: int) -> Cause:
    """In so many letters each; of a very long chain the last reasons."""
    chain = tuple(one_line(why, letters) for why in cause.chain[-_MOST_REASONS:])
    ends = (one_line(text, letters) for text in (cause.problem, cause.root, cause.countermeasure))
    problem, root, countermeasure = ends
    return Cause(problem, chain, root, countermeasure)
