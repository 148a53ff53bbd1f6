"""Blocks that flow down pages: kept whole where a page can hold them, never cut through a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from leanwall.export.drawing import Drawing

_CLOSER = (1.0, 0.8, 0.6)
Draw = Callable[[Drawing, float], None]


@dataclass(frozen=True, slots=True)
class Row:
    """Something of a known height that is drawn at a y."""

    height: float
    draw: Draw


@dataclass(slots=True)
class Block:
    """Rows that belong together. `with_next`: never the last thing on a page; `new_page`: starts one; `heading` is
    said again where a page begins with this block."""

    rows: list[Row] = field(default_factory=list)
    gap: float = 0.0
    with_next: bool = False
    new_page: bool = False
    section: int = 0
    heading: Block | None = None

    @property
    def height(self) -> float:
        """Points from its top to its bottom, without the gap after it."""
        return sum(row.height for row in self.rows)

    def add(self, height: float, draw: Draw) -> None:
        """One more row."""
        self.rows.append(Row(height, draw))


@dataclass(slots=True)
class Page:
    """What stands on one page: rows with their y, of which section; `opens`: the section starts here."""

    section: int
    opens: bool
    placed: list[tuple[Row, float]] = field(default_factory=list)


def flow(blocks: Sequence[Block], top: float, bottom: float) -> list[Page]:
    """Lay blocks between `top` and `bottom`. Pages break between blocks; a block taller than a page breaks between
    its rows."""
    pages: list[Page] = []
    y = bottom + 1
    for i, block in enumerate(blocks):
        fits = y + _needed(blocks, i) <= bottom
        if not pages or block.new_page or (not fits and y > top):
            pages.append(Page(block.section, not pages or block.new_page))
            y = top if block.new_page or not block.heading else _place(pages[-1], block.heading, top)
        for row in block.rows:
            if y + row.height > bottom + 0.01 and y > top:
                pages.append(Page(block.section, False))
                y = top
            pages[-1].placed.append((row, y))
            y += row.height
        y += block.gap
    return pages


def flow_close(blocks: Sequence[Block], top: float, bottom: float) -> list[Page]:
    """The same, with smaller gaps where that saves a page: the last one is seldom worth turning over for."""
    tries = (flow([replace(block, gap=block.gap * k) for block in blocks], top, bottom) for k in _CLOSER)
    return min(tries, key=len)


def _place(page: Page, heading: Block, y: float) -> float:
    """Put a repeated heading at the top of a page; returns the y below it."""
    for row in heading.rows:
        page.placed.append((row, y))
        y += row.height
    return y + heading.gap


def _needed(blocks: Sequence[Block], i: int) -> float:
    """Height of a block with those that must not be parted from it."""
    height = blocks[i].height
    while blocks[i].with_next and i + 1 < len(blocks):
        height += blocks[i].gap
        i += 1
        height += blocks[i].height
    return height
