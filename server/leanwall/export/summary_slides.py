"""The format summary-pptx: finding, before, after, figures and plan as slides of shapes that anybody can edit."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.util import Pt

from leanwall.core.board import Board
from leanwall.export.diagram_content import Panel
from leanwall.export.diagram_page import names_of
from leanwall.export.diagram_subject import Subject, compare_states
from leanwall.export.edition import edition_of
from leanwall.export.house import brand, language_tag, say
from leanwall.export.letterhead import client_line, logo_size
from leanwall.export.office import still
from leanwall.export.options import Made, Options
from leanwall.export.progress import report, stage
from leanwall.export.slide_map import draw_map
from leanwall.export.slide_overview import LANE_HEADS, MOST_CHIPS, Mark, draw_marks, draw_overview, rows_by_lane
from leanwall.export.slide_plan import State, plan_parts, plan_whole, state_of
from leanwall.export.slide_shapes import HIGH, MARGIN, WIDE, Slide
from leanwall.export.slide_tables import FOOT, TOP, chains, draw_chains, fitting, leaves
from leanwall.export.slide_text import cut
from leanwall.export.slide_time import draw_bars
from leanwall.export.style import BRICK, MUTED, PAPER
from leanwall.export.summary_content import Summary, write_summary
from leanwall.export.summary_page import FIGURE_HEADS, PLAN_HEADS
from leanwall.export.words import day

EPOCH = datetime.datetime(2000, 1, 1)
_BARS = 74.0  # top of the bars of time
_LANE_WIDTHS = (0.46, 0.16, 0.2, 0.18)
_TITLE_ONLY = 5  # the layout of the built-in template that has a title and nothing else


def summary_pptx(board: Board, options: Options) -> Made:
    """Native shapes, glued connectors and tables; the same board gives the same bytes."""
    summary = write_summary(board, edition_of(board, options))
    subject = compare_states(summary.before, summary.after, day(options.date))
    deck = _Deck(summary, "  ·  ".join(part for part in (summary.version, day(options.date)) if part))
    _finding(deck, summary, subject)
    for number, panel in enumerate(subject.panels):
        with stage(0.45 * number, 0.45 * (number + 1)):
            _state(deck, subject, panel)
    _tables(deck, say("Figures"), FIGURE_HEADS, _figures(summary), (0.3, 0.14, 0.16, 0.12, 0.12, 0.16))
    for shown in chains(summary.causes):
        draw_chains(deck.add(say("Causes")), shown)
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
        room = WIDE - 2 * MARGIN - (130 if self._summary.is_draft else 60)
        foot = cut("  ·  ".join(part for part in told if part), 400, 9, (room - 16, 1))
        slide.text((MARGIN, HIGH - 26, room, 16), foot, 9, color=MUTED, name="Footer")
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
    place = (MARGIN, 304.0, WIDE - 2 * MARGIN, 190.0)
    size, shown = fitting(lines, place[2:])
    slide.facts(place, shown, size)
    if shown != lines:
        slide.notes("\n".join(f"{label}: {words}" for label, words in lines))


def _signed(change: str, sign: int) -> str:
    return f"{'▲ ' if sign > 0 else '▼ ' if sign < 0 else ''}{change}"


def _figures(summary: Summary) -> list[tuple[str, ...]]:
    return [(row.label, row.before, row.after, row.change, row.actual, row.source) for row in summary.rows]


def _state(deck: _Deck, subject: Subject, panel: Panel) -> None:
    """The bars and, below, the map; of a state too large for that an overview, and its parts on the slides behind."""
    slide = deck.add(f"{panel.name}: {panel.headline}")
    top = draw_bars(slide, subject, panel, _BARS) + 4
    state = state_of(subject, panel)
    plan = plan_whole(state, top)
    if plan:
        draw_map(slide, plan)
    else:
        _large(deck, slide, state, top)
    gone = [f"{card.label}: {card.text}" for card in panel.cards if card.is_ghost]
    if gone:
        slide.notes("\n".join((say("Steps that are gone"), *gone)))


def _large(deck: _Deck, slide: Slide, state: State, top: float) -> None:
    if len(state.panel.cards) > MOST_CHIPS:
        _by_lane(slide, state, top)
        return
    columns = draw_overview(slide, state.subject, top)
    marks = []
    parts = plan_parts(state, TOP)
    for number, part in enumerate(parts):
        report(number, len(parts))
        steps = names_of(part.plan.panel.cards)
        page = deck.add(": ".join(words for words in (state.panel.name, steps) if words))
        draw_map(page, part.plan)
        marks.append(Mark(part.first, part.last, page.page, deck.count))
    draw_marks(slide, marks, columns, top)
    if not marks:  # too many roles at once for any slide
        words = say("The diagram as PDF shows every step.")
        slide.text((MARGIN, HIGH - FOOT - 14, WIDE - 2 * MARGIN, 20), words, 12, color=MUTED, name="More")


def _by_lane(slide: Slide, state: State, top: float) -> None:
    """Of hundreds of steps no slide shows each: how many every role has, and where they stand in full."""
    heads = [say(head) for head in LANE_HEADS]
    rows = rows_by_lane(state.subject, state.panel)
    leaf = next(leaves(rows, _LANE_WIDTHS, room=HIGH - top - 8 - 2 * FOOT))
    slide.table((MARGIN, top + 8, WIDE - 2 * MARGIN), heads, leaf.rows, _LANE_WIDTHS, leaf.heights)
    more = len(rows) - len(leaf.rows)
    told = say("The diagram as PDF shows every step.")
    words = f"{say('… and {n} more roles.', n=more)} {told}" if more else told
    slide.text((MARGIN, HIGH - 2 * FOOT, WIDE - 2 * MARGIN, 20), words, 12, color=MUTED, name="More")


def _tables(
    deck: _Deck, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """A table, on as many slides as it needs."""
    for leaf in leaves(rows, widths):
        slide = deck.add(title)
        place = (MARGIN, TOP, WIDE - 2 * MARGIN)
        slide.table(place, [say(head) for head in heads], leaf.rows, widths, leaf.heights)
        if leaf.cut:
            slide.notes("\n".join(leaf.cut))
