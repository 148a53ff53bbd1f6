"""The one-page summary: why, scope, before and causes at the left; after, figures, plan and sign-off at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from leanwall.export.diagram_frame import HEADER, draw_header, draw_legend
from leanwall.export.diagram_layout import FLOOR
from leanwall.export.diagram_subject import Subject
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.house import accent, brand, language, say, word
from leanwall.export.letterhead import logo_size
from leanwall.export.paper import A3, Paper
from leanwall.export.sheet import to_agree
from leanwall.export.style import BAND, BRICK, INK, MUTED, PAPER, RULE, chip, circle
from leanwall.export.summary_content import Cause, Deed, Summary
from leanwall.export.summary_picture import draw_state
from leanwall.export.text import LEAD, shorten, width
from leanwall.export.words import short_number

MARGIN, TOP, FOOT, GAP = 26.0, 20.0, 38.0, 24.0
SIZE = 10.5
FIGURE_HEADS = (
    word("Measure"), word("Before"), word("After, target"), word("Change"), word("Actual"), word("Source"),
)  # fmt: skip
PLAN_HEADS = (word("What"), word("Who"), word("By when"), word("Expected effect"))
_HEAD, _AFTER = 22.0, 9.0
_ROW = 15.4
_PICTURE = (190.0, 420.0)  # least and greatest height of a picture


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its title, the height it takes, and how it is drawn at (x, y, width)."""

    title: str
    height: float
    draw: Callable[[Drawing, float, float, float], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """A section that takes the room that is left: it is drawn at (x, y) in a height, and answers how much it took."""

    title: str
    draw: Callable[[Drawing, float, float, float], float]
    height: float = 0.0


def draw_summary(summary: Summary, subject: Subject, paper: Paper) -> Drawing:
    """The page in the size of the paper."""
    page = Drawing(A3.width, A3.width * paper.height / paper.width, floor=FLOOR * 0.5, language=language())
    scale = paper.width / A3.width
    right = page.width - MARGIN
    stamp = "  ·  ".join(part for part in (summary.version, subject.stamp) if part)
    draw_header(page, summary.title, say("One-page summary"), stamp, (MARGIN, TOP, right))
    if summary.is_draft:
        logo, _ = logo_size((150.0, 40.0))
        edge = right - width(stamp, 500, 11, True) - 14 - (logo + 14 if logo else 0.0)
        paint = Paint(PAPER, BRICK, 1.2)
        chip(page, (edge, TOP - 3), say("DRAFT"), 10, color=BRICK, paint=paint, align="right", weight=700, radius=3)
    half = (right - MARGIN - GAP) / 2
    top, bottom = TOP + HEADER + 4, page.height - FOOT - 8
    room = bottom - top - _PICTURE[0] - 4 * (_HEAD + _AFTER)  # of a column's other three sections
    for x, column in (
        (MARGIN, _left(summary, subject, half, scale, room)),
        (MARGIN + half + GAP, _right(summary, subject, half, scale, room)),
    ):
        _draw_column(page, column, (x, top, half), bottom)
    _foot(page, summary, subject)
    return page.scaled(scale)


@dataclass(frozen=True, slots=True)
class Column:
    """Sections over one another, one of them a picture; the number of the first."""

    parts: Sequence[Part | Picture]
    first: int


def _left(summary: Summary, subject: Subject, wide: float, scale: float, room: float) -> Column:
    why = _facts_part(say("Why now"), summary.why, wide, 4)
    scope = _facts_part(say("Scope"), summary.scope, wide, 2)
    tries = (_causes_part(summary.causes, wide, *limits) for limits in ((3, 2), (3, 1), (2, 1), (1, 1)))
    causes = _that_fits(tries, room - why.height - scope.height)
    return Column([why, scope, _picture_part(say("Before"), subject, 0, scale), causes], 1)


def _right(summary: Summary, subject: Subject, wide: float, scale: float, room: float) -> Column:
    table, reviews = _table_part(summary), _reviews_part(summary)
    tries = (_plan_part(summary.plan, wide, most) for most in range(_MOST_DEEDS, 0, -1))
    plan = _that_fits(tries, room - table.height - reviews.height)
    return Column([_picture_part(say("After"), subject, 1, scale), table, plan, reviews], 5)


def _that_fits(tries: Iterable[Part], room: float) -> Part:
    """The first of them that is no higher than the room, else the last."""
    part, *others = tries
    while part.height > room and others:
        part = others.pop(0)
    return part


def _draw_column(page: Drawing, column: Column, place: tuple[float, float, float], bottom: float) -> None:
    """Each section with its numbered head; the picture takes what the others leave."""
    x, y, wide = place
    fixed = sum(part.height + _HEAD + _AFTER for part in column.parts)
    high = min(max(bottom - y - fixed, _PICTURE[0]), _PICTURE[1])
    for i, part in enumerate(column.parts):
        _section_head(page, x, y, column.first + i, part.title, wide)
        y += _HEAD
        if isinstance(part, Picture):
            y += part.draw(page, x, y, high) + _AFTER
        else:
            part.draw(page, x, y, wide)
            y += part.height + _AFTER


def _section_head(page: Drawing, x: float, y: float, number: int, title: str, wide: float) -> None:
    circle(page, x + 8, y + 8, 8, Paint(fill=accent()))
    page.text(x + 8, y + 11.8, str(number), 10.5, weight=700, color=PAPER, align="middle", tabular=True)
    with page.tagged("H2", f"section-{number}"):
        used = page.text(x + 22, y + 12.4, title, 12.5, weight=700, color=accent())
    page.line((x + 30 + used, y + 8), (x + wide, y + 8), Paint(None, RULE, 0.8))


def _facts_part(title: str, facts: Sequence[tuple[str, str]], wide: float, rows: int) -> Part:
    """Labels and words under one another; what nobody has written yet is to be agreed."""
    label = max((width(name, 500, SIZE - 1) for name, _ in facts), default=0.0) + 12
    told = [(name, shorten(text, 500, SIZE, wide - label, rows) if text else ()) for name, text in facts]
    height = sum(max(1, len(lines)) * SIZE * LEAD + 2.5 for _, lines in told)

    def draw(page: Drawing, x: float, y: float, room: float) -> None:
        for name, lines in told:
            with page.tagged("P", f"{title}-{name}"):
                page.text(x, y + SIZE * 0.98, name, SIZE - 1, weight=500, color=MUTED)
                if lines:
                    page.lines((x + label, y, room - label), lines, SIZE, weight=500)
                else:
                    to_agree(page, x + label, y + 0.5, say("TO AGREE"), 7.5)
            y += max(1, len(lines)) * SIZE * LEAD + 2.5

    return Part(title, height, draw)


def _picture_part(title: str, subject: Subject, index: int, scale: float) -> Picture:
    """The map of one state."""

    def draw(page: Drawing, x: float, y: float, high: float) -> float:
        panel = subject.panels[index]
        wide = (page.width - 2 * MARGIN - GAP) / 2
        with page.tagged("Figure", f"picture-{index}", panel.description):
            return draw_state(page, subject, panel, (x, y, wide, high), scale)

    return Picture(f"{title}: {subject.panels[index].headline}", draw)


def _causes_part(causes: Sequence[Cause], wide: float, most: int, rows: int) -> Part:
    """At most so many chains of reasons, each of their words on so many rows; a single chain has a line a reason."""
    shown = causes[:most]
    blocks = [_cause_lines(cause, wide, rows, len(causes) == 1) for cause in shown]
    more = len(causes) - len(shown)
    height = (sum(len(lines) * SIZE * LEAD + 6 for lines in blocks) or SIZE * LEAD) + (SIZE * LEAD if more else 0)

    def draw(page: Drawing, x: float, y: float, room: float) -> None:
        if not blocks:
            page.text(x, y + SIZE, say("No causes have been looked into yet."), SIZE, color=MUTED)
        for i, lines in enumerate(blocks):
            with page.tagged("P", f"cause-{i}"):
                for text, weight, color, indent in lines:
                    page.text(x + indent, y + SIZE * 0.98, text, SIZE, weight=weight, color=color)
                    y += SIZE * LEAD
            y += 6
        if more:
            page.text(x, y + SIZE * 0.7, say("… and {n} more on the slides", n=more), SIZE, color=MUTED)

    return Part(say("Causes"), height, draw)


def _cause_lines(cause: Cause, wide: float, rows: int, is_alone: bool) -> list[tuple[str, int, str, float]]:
    """The problem, its reasons one after another, the root cause and what is done about it."""
    if is_alone and len(cause.chain) <= 5:
        lines = [(line, 600, INK, 0.0) for line in shorten(cause.problem, 600, SIZE, wide, rows)]
        for i, reason in enumerate(cause.chain):
            indent = 8.0 * (i + 1)
            lines += [(line, 400, INK, indent) for line in shorten(f"↳ {reason}", 400, SIZE, wide - indent, rows)]
    else:
        chain = " → ".join((cause.problem, *cause.chain))
        lines = [(line, 400, INK, 0.0) for line in shorten(chain, 400, SIZE, wide, rows)]
    root = say("Root cause: {text}", text=cause.root)
    lines += [(line, 700, BRICK, 0.0) for line in shorten(root, 700, SIZE, wide, rows)]
    if cause.countermeasure:
        done = say("Countermeasure: {text}", text=cause.countermeasure)
        lines += [(line, 500, INK, 0.0) for line in shorten(done, 500, SIZE, wide, rows)]
    return lines


_COLUMNS = (0.0, 0.345, 0.475, 0.62, 0.73, 0.84)
_CELL = 9.75


def _table_part(summary: Summary) -> Part:
    rows = summary.rows
    freed = 2 if summary.freed else 0
    height = (len(rows) + 1 + freed) * _ROW

    def draw(page: Drawing, x: float, y: float, wide: float) -> None:
        _heads(page, _COLUMNS, (x, y, wide), FIGURE_HEADS)
        for i, row in enumerate(rows):
            cells = (row.label, row.before, row.after, row.change, row.actual, row.source)
            _draw_row(page, cells, i, (x, y + _ROW * (i + 1), wide))
        if freed:
            _draw_freed(page, summary, (x, y + _ROW * (len(rows) + 1), wide))

    return Part(say("Figures"), height, draw)


def _heads(page: Drawing, columns: Sequence[float], place: tuple[float, float, float], heads: Sequence[str]) -> None:
    x, y, wide = place
    page.rect(x, y, wide, _ROW, Paint(BAND), 2)
    for start, end, head in zip(columns, (*columns[1:], 1.0), heads, strict=True):
        box = (x + 5 + wide * start, y, wide * (end - start) - 6, _ROW)
        page.block(box, say(head), high=SIZE - 1, low=7.0, weight=600, color=MUTED, middle=True)


def _draw_row(page: Drawing, cells: Sequence[str], i: int, place: tuple[float, float, float]) -> None:
    x, y, wide = place
    looks = ((600, INK), (400, INK), (700, INK), (600, accent()), (500, INK), (400, MUTED))
    with page.tagged("P", f"measure-{i}"):
        for (weight, color), text, start, end in zip(looks, cells, _COLUMNS, (*_COLUMNS[1:], 1.0), strict=True):
            box = (x + 5 + wide * start, y, wide * (end - start) - 6, _ROW)
            page.block(box, text, high=_CELL, low=6.5, weight=weight, color=color, middle=True)
    page.line((x, y + _ROW), (x + wide, y + _ROW), Paint(None, RULE, 0.6))


def _draw_freed(page: Drawing, summary: Summary, place: tuple[float, float, float]) -> None:
    """Time that becomes free never stands alone: beside it, what people agreed to use it for."""
    x, y, wide = place
    left, room = x + 5 + wide * _COLUMNS[1], wide * (1 - _COLUMNS[1]) - 10
    with page.tagged("P", "freed"):
        page.text(x + 5, y + 11, say("Freed time"), _CELL, weight=600)
        page.block((left, y, room, _ROW), summary.freed, high=_CELL, low=6.5, weight=700, middle=True)
    with page.tagged("P", "freed-use"):
        page.text(x + 5, y + _ROW + 11, say("Agreed use of it"), _CELL, weight=600)
        if summary.freed_use:
            page.block((left, y + _ROW, room, _ROW), summary.freed_use, high=_CELL, low=6.5, weight=500, middle=True)
        else:
            to_agree(page, left, y + _ROW + 2, say("TO AGREE"), 7.5)


_MOST_DEEDS = 6
_DEED = (0.0, 0.37, 0.55, 0.69)


def _plan_part(plan: Sequence[Deed], wide: float, most: int) -> Part:
    """What, who, by when, to what effect; a row is as high as its longest cell needs, two lines at most."""
    shown = [_cells(deed, wide) for deed in plan[:most]]
    more = len(plan) - len(shown)
    heights = [max(len(cell) for cell in cells) * _CELL * LEAD + 3.5 for cells in shown]
    height = _ROW + sum(heights) + (0 if shown and not more else _ROW)

    def draw(page: Drawing, x: float, y: float, room: float) -> None:
        _heads(page, _DEED, (x, y, room), PLAN_HEADS)
        y += _ROW
        for i, (cells, high) in enumerate(zip(shown, heights, strict=True)):
            _draw_deed(page, cells, i, (x, y, room))
            y += high
            page.line((x, y), (x + room, y), Paint(None, RULE, 0.6))
        told = say("… and {n} more in the plan of the workbook", n=more) if more else say("No actions yet.")
        if more or not shown:
            page.text(x + 5, y + 11, told, _CELL, color=MUTED)

    return Part(say("Plan"), height, draw)


def _cells(deed: Deed, wide: float) -> list[tuple[str, ...]]:
    rooms = [wide * (end - start) - 8 for start, end in zip(_DEED, (*_DEED[1:], 1.0), strict=True)]
    texts = (deed.text, deed.who, deed.due, deed.effect)
    return [shorten(text, 600 if i == 0 else 400, _CELL, rooms[i], 2) for i, text in enumerate(texts)]


def _draw_deed(page: Drawing, cells: Sequence[tuple[str, ...]], i: int, place: tuple[float, float, float]) -> None:
    x, y, wide = place
    with page.tagged("P", f"deed-{i}"):
        for j, (lines, start, end) in enumerate(zip(cells, _DEED, (*_DEED[1:], 1.0), strict=True)):
            left = x + 5 + wide * start
            if any(lines):
                page.lines((left, y + 1.5, wide * (end - start) - 8), lines, _CELL, weight=600 if j == 0 else 400)
            elif j in (1, 2):
                to_agree(page, left, y + 2, say("TO AGREE"), 7.0)


def _reviews_part(summary: Summary) -> Part:
    def draw(page: Drawing, x: float, y: float, wide: float) -> None:
        told = "  ·  ".join(summary.reviews) or say("TO AGREE")
        with page.tagged("P", "reviews"):
            used = page.text(x, y + 10, say("Reviews"), SIZE, weight=500, color=MUTED)
            page.block((x + used + 8, y - 1, wide - used - 8, 15), told, high=SIZE, low=7.0, weight=600, middle=True)
        _draw_signers(page, summary, (x, y + 17, wide))

    return Part(say("Reviews and sign-off"), 58.0, draw)


def _draw_signers(page: Drawing, summary: Summary, place: tuple[float, float, float]) -> None:
    x, y, wide = place
    gap = 10.0
    each = (wide - gap * (len(summary.signers) - 1)) / len(summary.signers)
    for i, (role, name) in enumerate(summary.signers):
        left = x + i * (each + gap)
        page.rect(left, y, each, 41, Paint(PAPER, RULE, 0.8), 3)
        with page.tagged("P", f"sign-{i}"):
            used = page.text(left + 6, y + 11.5, role, 8.5, weight=500, color=MUTED)
            page.block(
                (left + 12 + used, y + 2, each - used - 18, 13), name, high=9.5, low=6.5, weight=600, middle=True
            )
        for label, start, end in (
            (say("Signature"), left + 6, left + each * 0.64),
            (say("Date"), left + each * 0.68, left + each - 6),
        ):
            page.line((start, y + 29), (end, y + 29), Paint(None, MUTED, 0.5))
            page.text(start, y + 37.5, label, 7, color=MUTED)


def _foot(page: Drawing, summary: Summary, subject: Subject) -> None:
    draw_legend(page, (MARGIN, page.height - 21, page.width - MARGIN), subject.signs() - {"ghost", "burst", "quality"})
    y = page.height - 10
    hours = summary.board.calendar
    told = [
        say("Targets are no results: “Actual” stays empty until it has been measured."),
        say("A day has {hours} working hours.", hours=short_number(hours.hours_per_day)),
        brand().shown_footer,
    ]
    text = "  ·  ".join(part for part in told if part)
    page.block((MARGIN, y - 7, page.width - 2 * MARGIN, 14), text, high=9.0, low=6.5, color=MUTED, middle=True)
