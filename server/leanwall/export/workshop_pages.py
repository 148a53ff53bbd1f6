"""The format workshop-pdf: a head, then the sections of the summary down the pages."""

from __future__ import annotations

from collections.abc import Iterator

from leanwall.core.board import Board
from leanwall.export.checklist_file import glyph_note, missing_glyphs
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.flowing import Block, Page, flow
from leanwall.export.house import accent, brand, language, say
from leanwall.export.letterhead import client_line, draw_logo, logo_size
from leanwall.export.manual_blocks import heading, labelled, paragraph, table
from leanwall.export.options import Made, Options
from leanwall.export.paper import PORTRAIT
from leanwall.export.pdf import About, write_pdf
from leanwall.export.sheet import Sheet
from leanwall.export.style import BRICK, INK, MUTED, PAPER, RULE, chip
from leanwall.export.words import count
from leanwall.export.workshop_content import Section, Workshop, write_workshop

_MARGIN, _BAND, _TOP, _FOOT = 48.0, 112.0, 66.0, 44.0
FLOOR = 6.5


def workshop_pdf(board: Board, options: Options) -> Made:
    """The summary of a workshop on as many pages as it takes."""
    workshop = write_workshop(board, options)
    paper = PORTRAIT[options.size or "a4"]
    sheet = Sheet(paper, _MARGIN, paper.width - _MARGIN)
    blocks = [_below_the_band(), *(block for section in workshop.sections for block in _section(sheet, section))]
    laid = flow(blocks, _TOP, paper.height - _FOOT - 10)
    pages = [_drawn(sheet, workshop, each, (number, len(laid))) for number, each in enumerate(laid, 1)]
    missing, open_ = missing_glyphs(pages), workshop.to_agree
    agree = count(open_, "point is still to be agreed.", "points are still to be agreed.")
    notes = ([agree] if open_ else []) + ([glyph_note(missing)] if missing else [])
    about = About(f"{workshop.title}: {say('Workshop summary')}", brand().shown_name)
    return Made(write_pdf(pages, about), tuple(notes), open_, missing, len(pages))


def _below_the_band() -> Block:
    """Room for the first page's head."""
    block = Block(with_next=True)
    block.add(_BAND + 16 - _TOP, lambda page, y: None)
    return block


def _section(sheet: Sheet, section: Section) -> list[Block]:
    """Its blocks; what parts it from the next is a gap, which never begins a page of its own."""
    blocks = list(_blocks(sheet, section))
    blocks[-1].gap += 10
    return blocks


def _blocks(sheet: Sheet, section: Section) -> Iterator[Block]:
    yield heading(sheet, section.title, section.key)
    if not section.rows:
        yield paragraph(sheet, section.none, f"{section.key}-none", color=MUTED)
    elif section.kind == "facts":
        for i, (label, text) in enumerate(section.rows):
            yield labelled(sheet, label, text, f"{section.key}-{i}")
    elif section.kind == "list":
        for i, (text,) in enumerate(section.rows):
            yield paragraph(sheet, text, f"{section.key}-{i}", bullet=True)
    else:
        yield from table(sheet, section.heads, section.rows, section.shares, section.key)
    if section.note:
        yield paragraph(sheet, section.note, f"{section.key}-note", color=MUTED)


def _drawn(sheet: Sheet, workshop: Workshop, laid: Page, place: tuple[int, int]) -> Drawing:
    page = Drawing(sheet.paper.width, sheet.paper.height, floor=FLOOR, language=language())
    if place[0] == 1:
        _draw_band(page, sheet, workshop)
    else:
        _draw_head(page, sheet, workshop)
    for row, y in laid.placed:
        row.draw(page, y)
    _draw_foot(page, sheet, workshop, place)
    return page


def _draw_band(page: Drawing, sheet: Sheet, workshop: Workshop) -> None:
    """The first page's head: what it is, of which process, for whom, of which version."""
    page.rect(0, 0, page.width, _BAND, Paint(accent()))
    wide, high = logo_size((130.0, 44.0))
    if high:
        page.rect(sheet.right - wide - 20, 22, wide + 20, high + 16, Paint(PAPER))
        draw_logo(page, (sheet.right - 10, 30, 130.0, 44.0))
    room = sheet.inner - (wide + 36 if high else 0)
    with page.tagged("P", "kind"):
        page.block((sheet.left, 20, room, 16), client_line(say("Workshop summary")), high=11, low=8, color=PAPER)
    with page.tagged("H1", "title"):
        box = (sheet.left, 38, room, 46)
        page.block(box, workshop.title, high=23, low=13, weight=700, color=PAPER, lead=1.1)
    page.bookmarks.append((f"{workshop.title}: {say('Workshop summary')}"[:100], 0.0, 0))
    with page.tagged("P", "version"):
        told = "  ·  ".join(part for part in (workshop.version, workshop.day) if part)
        page.text(sheet.left, _BAND - 12, told, 9.5, weight=500, color=PAPER)
    if workshop.is_draft:
        paint = Paint(PAPER, BRICK, 1.2)
        chip(page, (sheet.right - 58, _BAND - 25), say("DRAFT"), 9.5, color=BRICK, paint=paint, weight=700, radius=3)


def _draw_head(page: Drawing, sheet: Sheet, workshop: Workshop) -> None:
    right = sheet.right - draw_logo(page, (sheet.right, 18, 90.0, 26.0))
    words = f"{workshop.title}  ·  {say('Workshop summary')}"
    page.block((sheet.left, 28, right - sheet.left, 14), words, high=9.5, low=7, color=MUTED)
    page.line((sheet.left, 48), (sheet.right, 48), Paint(None, RULE, 0.8))


def _draw_foot(page: Drawing, sheet: Sheet, workshop: Workshop, place: tuple[int, int]) -> None:
    y = page.height - _FOOT
    page.line((sheet.left, y), (sheet.right, y), Paint(None, RULE, 0.8))
    number = say("Page {n} of {total}", n=place[0], total=place[1])
    used = page.text(sheet.right, y + 15, number, 8.5, weight=600, align="right", tabular=True, color=INK)
    told = [say("DRAFT") if workshop.is_draft else "", brand().shown_name, brand().shown_footer, workshop.day]
    words = "  ·  ".join(part for part in told if part)
    page.block((sheet.left, y + 5, sheet.inner - used - 16, 13), words, high=8.5, color=MUTED)
