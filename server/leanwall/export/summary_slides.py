"""The format summary-pptx: finding, before, after, figures and plan as slides of shapes that anybody can edit."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.util import Pt

from leanwall.core.board import Board
from leanwall.export.clean import one_line
from leanwall.export.diagram_subject import Subject, compare_states
from leanwall.export.house import brand, language_tag, say
from leanwall.export.letterhead import client_line, logo_size
from leanwall.export.office import still
from leanwall.export.options import Made, Options
from leanwall.export.slide_map import draw_map
from leanwall.export.slide_shapes import HIGH, MARGIN, WIDE, Slide
from leanwall.export.style import BRICK, INK, MUTED, NAVY, PAPER
from leanwall.export.summary_content import Cause, Summary, write_summary
from leanwall.export.summary_page import FIGURE_HEADS, PLAN_HEADS
from leanwall.export.words import day

EPOCH = datetime.datetime(2000, 1, 1)
_ROWS = 11  # of a table on one slide
_TITLE_ONLY = 5  # the layout of the built-in template that has a title and nothing else


def summary_pptx(board: Board, options: Options) -> Made:
    """Native shapes, glued connectors and tables; the same board gives the same bytes."""
    summary = write_summary(board, options.version)
    subject = compare_states(summary.before, summary.after, day(options.date))
    deck = _Deck(summary, "  ·  ".join(part for part in (summary.version, day(options.date)) if part))
    _finding(deck, summary, subject)
    for panel in subject.panels:
        slide = deck.add(f"{panel.name}: {panel.headline}")
        draw_map(slide, subject, panel)
        gone = [f"{card.label}: {card.text}" for card in panel.cards if card.is_ghost]
        if gone:
            slide.notes("\n".join((say("Steps that are gone"), *gone)))
    _tables(deck, say("Figures"), FIGURE_HEADS, _figures(summary), (0.3, 0.14, 0.16, 0.12, 0.12, 0.16))
    if summary.causes:
        _causes(deck, summary.causes)
    plan = [(deed.text, deed.who, deed.due, deed.effect) for deed in summary.plan]
    _tables(deck, say("Plan"), PLAN_HEADS, plan or [(say("No actions yet."), "", "", "")], (0.36, 0.18, 0.14, 0.32))
    return Made(deck.saved(), pages=deck.count)


class _Deck:
    """The presentation: every slide has a title, the client's logo and a footer."""

    def __init__(self, summary: Summary, stamp: str) -> None:
        self._book = Presentation()
        self._book.slide_width, self._book.slide_height = Pt(WIDE), Pt(HIGH)
        self._summary = summary
        self._stamp = stamp
        self.count = 0

    def add(self, title: str) -> Slide:
        """A new slide; its title is a true one, for outlines and screen readers."""
        self.count += 1
        made = self._book.slides.add_slide(self._book.slide_layouts[_TITLE_ONLY])
        slide = Slide(made)
        wide, high = logo_size((150.0, 36.0))
        slide.title(title, WIDE - 2 * MARGIN - (wide + 16 if wide else 0))
        if wide:
            place = (WIDE - MARGIN - wide, 18.0, wide, high)
            slide.picture(place, brand().logo, brand().shown_name or say("Logo"))
        told = [client_line(self._summary.name), self._stamp, brand().shown_footer]
        foot = "  ·  ".join(part for part in told if part)
        slide.text((MARGIN, HIGH - 26, WIDE - 2 * MARGIN - 60, 16), foot, 9, color=MUTED, name="Footer")
        slide.text(
            (WIDE - MARGIN - 50, HIGH - 26, 50, 16), str(self.count), 9, color=MUTED, align="right", name="Number"
        )
        if self._summary.is_draft:
            slide.box(
                (WIDE - MARGIN - 120, HIGH - 27, 58, 16),
                say("DRAFT"),
                9,
                fill=PAPER,
                line=BRICK,
                color=BRICK,
                name="Draft",
            )
        return slide

    def saved(self) -> bytes:
        facts = self._book.core_properties
        facts.title, facts.author, facts.last_modified_by = self._summary.title, "", ""
        facts.subject, facts.keywords, facts.comments, facts.category = say("One-page summary"), "", "", ""
        facts.created = facts.modified = EPOCH
        facts.language, facts.revision = language_tag(), 1
        out = io.BytesIO()
        self._book.save(out)
        return still(out.getvalue())


def _finding(deck: _Deck, summary: Summary, subject: Subject) -> None:
    """What changed, as tiles, and why and what for in words."""
    slide = deck.add(summary.title)
    tiles = subject.tiles[:8]
    each = (WIDE - 2 * MARGIN - 3 * 12) / 4
    for i, tile in enumerate(tiles):
        x, y = MARGIN + (i % 4) * (each + 12), 86 + (i // 4) * 104
        slide.tile((x, y, each, 92), tile.label, tile.value, tile.before, _signed(tile.change, tile.sign))
    told = [*summary.why, *summary.scope]
    if summary.freed:
        told.append((say("Freed time"), summary.freed))
        told.append((say("Agreed use of it"), summary.freed_use or say("TO AGREE")))
    lines = [(name, text or say("TO AGREE")) for name, text in told]
    slide.facts((MARGIN, 304, WIDE - 2 * MARGIN, 190), lines[:9])


def _signed(change: str, sign: int) -> str:
    return f"{'▲ ' if sign > 0 else '▼ ' if sign < 0 else ''}{change}"


def _figures(summary: Summary) -> list[tuple[str, ...]]:
    return [(row.label, row.before, row.after, row.change, row.actual, row.source) for row in summary.rows]


def _tables(
    deck: _Deck, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """A table, on as many slides as it needs."""
    for start in range(0, len(rows), _ROWS):
        slide = deck.add(title)
        part = rows[start : start + _ROWS]
        slide.table((MARGIN, 84, WIDE - 2 * MARGIN), [say(head) for head in heads], part, widths)


def _causes(deck: _Deck, causes: Sequence[Cause]) -> None:
    """Each chain from the problem down to its root; two beside one another on a slide."""
    for start in range(0, len(causes), 2):
        slide = deck.add(say("Causes"))
        shown = causes[start : start + 2]
        each = (WIDE - 2 * MARGIN - 20 * (len(shown) - 1)) / len(shown)
        for i, cause in enumerate(shown):
            _chain(slide, cause, MARGIN + i * (each + 20), each)


def _chain(slide: Slide, cause: Cause, x: float, wide: float) -> None:
    told = [
        (cause.problem, NAVY, PAPER),
        *((why, "#EAEFF4", INK) for why in cause.chain[:6]),
        (cause.root, BRICK, PAPER),
    ]
    high = min(46.0, 330.0 / len(told) - 10)
    above, y = None, 86.0
    for text, fill, color in told:
        box = slide.box((x, y, wide, high), one_line(text, 300), 13, fill=fill, color=color, name="Why")
        if above is not None:
            slide.join(above, box, 2, 0, INK)
        above, y = box, y + high + 12
    if cause.countermeasure:
        words = say("Countermeasure: {text}", text=cause.countermeasure)
        slide.text((x, y + 2, wide, 40), words, 13, weight=600, name="Countermeasure")
