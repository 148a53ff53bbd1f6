"""The blocks an operations manual is set from: headings, paragraphs, labelled lines, tables, steps."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

from leanwall.export.checklist import TO_AGREE, Line
from leanwall.export.drawing import Align, Drawing, Paint, WebLink
from leanwall.export.flowing import Block
from leanwall.export.house import accent, say
from leanwall.export.qr import draw_qr
from leanwall.export.sheet import BODY, Sheet, height_of, rows_of, to_agree
from leanwall.export.style import BAND, INK, MUTED, NAVY, PAPER, RULE, circle
from leanwall.export.text import LEAD, width
from leanwall.export.words import beside

_LABEL, _STEP_LEFT, _QR = 104.0, 34.0, 46.0
_CELL = 8.75
_SIDE = 0.42  # of the width: beyond that a role is told below the step


def heading(sheet: Sheet, text: str, key: str, size: float = 13.0, level: int = 1) -> Block:
    """A section's title; never the last thing on a page, and a line of the contents."""
    rows = rows_of(text, 700, size, sheet.inner)
    high = height_of(rows, size) + 4

    def draw(page: Drawing, y: float) -> None:
        page.bookmarks.append((text[:100], y, level))
        with page.tagged("H2" if level else "H1", key):
            page.lines((sheet.left, y, sheet.inner), rows, size, weight=700, color=accent())

    block = Block(gap=4, with_next=True)
    block.add(high, draw)
    return block


def paragraph(sheet: Sheet, text: str, key: str, *, weight: int = 400, color: str = INK, bullet: bool = False) -> Block:
    """People's words over the whole width."""
    indent = 12.0 if bullet else 0.0
    rows = rows_of(text, weight, BODY, sheet.inner - indent)
    block = Block(gap=3)
    for i, row in enumerate(rows):

        def draw(page: Drawing, y: float, row: str = row, first: bool = i == 0) -> None:
            if bullet and first:
                page.rect(sheet.left, y + 4.4, 3.6, 3.6, Paint(fill=INK), 0.6)
            with page.tagged("P", key):
                page.lines((sheet.left + indent, y, sheet.inner - indent), (row,), BODY, weight=weight, color=color)

        block.add(BODY * LEAD, draw)
    return block


def labelled(sheet: Sheet, label: str, text: str, key: str, indent: float = 0.0, right: float = 0.0) -> Block:
    """A label in its column and the words beside it; what is missing is to be agreed."""
    x = sheet.left + indent
    room = sheet.inner - indent - _LABEL - right
    rows = rows_of(text, 400, BODY, room) if text else ("",)
    block = Block(gap=1.5)
    for i, row in enumerate(rows):

        def draw(page: Drawing, y: float, row: str = row, first: bool = i == 0) -> None:
            with page.tagged("P", key):
                if first:
                    page.text(x, y + BODY * (LEAD / 2 + 0.36), label, BODY - 0.75, weight=500, color=MUTED)
                if text:
                    page.lines((x + _LABEL, y, room), (row,), BODY)
                else:
                    to_agree(page, x + _LABEL, y, say(TO_AGREE), 7.5)

        block.add(BODY * LEAD + 0.8, draw)
    return block


def step_blocks(sheet: Sheet, line: Line, key: str) -> list[Block]:
    """A step: number, words, role and time; what to check, where it comes from and goes to, how to do it."""
    head = _step_head(sheet, line, key)
    is_long = width(_side(line), 500, BODY) > _SIDE * sheet.inner
    right = _QR + 10 if line.url else 0.0
    details = [(say("Role"), line.step.role)] if is_long else []
    details += [(detail.label, detail.text) for detail in line.details]
    if line.wait:
        details.insert(int(is_long), (say("Wait before"), line.wait))
    rows = [labelled(sheet, *detail, f"{key}-{i}", _STEP_LEFT, right) for i, detail in enumerate(details)]
    if line.url:
        rows.append(_how_to(sheet, line, key))
    if line.missing:
        words = f"{say(TO_AGREE)}: {', '.join(map(say, line.missing))}"
        agree = Block(gap=2)
        agree.add(17, lambda page, y: _agree(page, sheet, y, words, key))
        rows.append(agree)
    whole = Block(gap=9)
    for block in (head, *rows):
        whole.rows += block.rows
        whole.add(block.gap, lambda page, y: None)
    if line.url and whole.height < _QR + 22:
        whole.add(_QR + 22 - whole.height, lambda page, y: None)
    return [whole]


def _agree(page: Drawing, sheet: Sheet, y: float, words: str, key: str) -> None:
    with page.tagged("P", f"{key}-agree"):
        to_agree(page, sheet.left + _STEP_LEFT, y + 2, words)


def _side(line: Line) -> str:
    """Role and time, as they stand beside a step's words."""
    return "  ·  ".join(part for part in (line.step.role, beside(line.step.role, line.time)) if part)


def _step_head(sheet: Sheet, line: Line, key: str) -> Block:
    told = _side(line)
    told = told if width(told, 500, BODY) <= _SIDE * sheet.inner else line.time
    side = width(told, 500, BODY) + 14
    room = max(120.0, sheet.inner - _STEP_LEFT - side)
    rows = rows_of(line.step.text, 600, 11.5, room)
    block = Block(gap=3)
    for i, row in enumerate(rows):

        def draw(page: Drawing, y: float, row: str = row, first: bool = i == 0) -> None:
            if first:
                page.line((sheet.left, y - 4), (sheet.right, y - 4), Paint(None, RULE, 0.6))
                circle(page, sheet.left + 11, y + 7.4, 9.5, Paint(fill=accent()))
                page.bookmarks.append((f"{line.step.number}. {line.step.text}"[:100], y, 2))
            with page.tagged("P", key):
                if first:
                    place = (sheet.left + 11, y + 11)
                    page.text(*place, str(line.step.number), 10, weight=700, color=PAPER, align="middle", tabular=True)
                page.lines((sheet.left + _STEP_LEFT, y, room), (row,), 11.5, weight=600)
                if first:
                    page.text(sheet.right, y + 11, told, BODY, weight=500, color=MUTED, align="right", tabular=True)
            if first and line.url:
                draw_qr(page, line.url, sheet.right - _QR, y + 20, _QR)

        block.add(11.5 * LEAD, draw)
    return block


def _how_to(sheet: Sheet, line: Line, key: str) -> Block:
    x = sheet.left + _STEP_LEFT
    room = sheet.inner - _STEP_LEFT - _LABEL - _QR - 10
    shown = line.url if len(line.url) <= 300 else line.url[:299] + "…"
    rows = rows_of(shown, 400, BODY, room)
    block = Block(gap=1.5)
    for i, row in enumerate(rows):

        def draw(page: Drawing, y: float, row: str = row, first: bool = i == 0) -> None:
            base = y + BODY * (LEAD / 2 + 0.36)
            if first:
                with page.tagged("P", f"{key}-how"):
                    page.text(x, base, say("How to"), BODY - 0.75, weight=500, color=MUTED)
            with page.tagged("Link", f"{key}-how"):
                wide = page.text(x + _LABEL, base, row, BODY, color=NAVY)
            page.line((x + _LABEL, base + 1.8), (x + _LABEL + wide, base + 1.8), Paint(None, NAVY, 0.5))
            page.links.append(WebLink(x + _LABEL, y, wide, BODY * LEAD, line.url, f"{key}-how"))

        block.add(BODY * LEAD + 0.8, draw)
    return block


def table(
    sheet: Sheet,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    key: str,
    middle: frozenset[int] = frozenset(),
) -> list[Block]:
    """A table whose head is said again on each page. `shares` of the width add up to 1; columns in `middle` are
    centred."""
    edges = [sheet.left + sheet.inner * sum(shares[:i]) for i in range(len(shares))]
    rooms = [sheet.inner * part - 8 for part in shares]
    head = _table_row(sheet, heads, (edges, rooms), (f"{key}-head", 600, True), middle)
    head.with_next = True
    head.gap = 0
    again = _table_row(sheet, heads, (edges, rooms), ("", 600, True), middle)
    again.gap = 0
    blocks = [head]
    for i, row in enumerate(rows):
        block = _table_row(sheet, row, (edges, rooms), (f"{key}-{i}", 400, False), middle)
        block.heading = again
        block.gap = 0 if i < len(rows) - 1 else 10
        blocks.append(block)
    return blocks


def _table_row(
    sheet: Sheet,
    cells: Sequence[str],
    grid: tuple[Sequence[float], Sequence[float]],
    looks: tuple[str, int, bool],
    middle: frozenset[int],
) -> Block:
    """Without a key it is for the eye only."""
    edges, rooms = grid
    key, weight, is_head = looks
    wrapped = [rows_of(cell, weight, _CELL, room) for cell, room in zip(cells, rooms, strict=True)]
    high = max(len(lines) for lines in wrapped) * _CELL * LEAD + 6

    def draw(page: Drawing, y: float) -> None:
        if is_head:
            page.rect(sheet.left, y, sheet.inner, high, Paint(BAND))
        page.line((sheet.left, y + high), (sheet.right, y + high), Paint(None, RULE, 0.6))
        with page.tagged("P", key) if key else nullcontext():
            for j, lines in enumerate(wrapped):
                color = MUTED if is_head else INK
                align: Align = "middle" if j in middle else "left"
                page.lines((edges[j] + 4, y + 3, rooms[j]), lines, _CELL, weight=weight, color=color, align=align)

    block = Block()
    block.add(high, draw)
    return block
