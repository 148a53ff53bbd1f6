"""A work checklist on A4 or Letter: the same header and footer on each page, blocks flowing between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leanwall.export.checklist import TO_AGREE, Checklist, Section
from leanwall.export.checklist_end import final_block, sign_off_block
from leanwall.export.checklist_lines import QR, line_blocks
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.flowing import Block, Draw, Page, flow_close
from leanwall.export.house import brand, language, say
from leanwall.export.letterhead import client_line, draw_logo
from leanwall.export.paper import Paper
from leanwall.export.qr import draw_qr
from leanwall.export.sheet import BODY, Sheet, fill_in, rows_of, tagged_once, to_agree
from leanwall.export.style import BRICK, INK, MUTED, PAPER, RULE, chip
from leanwall.export.text import LEAD, fit

MARGIN, TOP, HEADER, FOOT = 42.0, 36.0, 128.0, 36.0
FLOOR = 6.5


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is told from outside: the day of printing ("22 Nov 2026") and the board's public address."""

    day: str
    url: str


def draw_checklist(checklist: Checklist, paper: Paper, imprint: Imprint) -> list[Drawing]:
    """The pages, ready to be painted."""
    sheet = Sheet(paper, MARGIN, paper.width - MARGIN)
    blocks = list(_blocks(sheet, checklist))
    pages = flow_close(blocks, TOP + HEADER, paper.height - FOOT - 8)
    return [_draw_page(sheet, checklist, imprint, page, (i + 1, len(pages))) for i, page in enumerate(pages)]


def _blocks(sheet: Sheet, checklist: Checklist) -> Iterator[Block]:
    for i, section in enumerate(checklist.sections):
        is_elsewhere = not section.final_checks and any(other.final_checks for other in checklist.sections)
        final = final_block(sheet, section, f"final-{i}", is_elsewhere)
        made = [*_opening(sheet, checklist, i), *line_blocks(sheet, section, f"section-{i}"), final]
        if i == len(checklist.sections) - 1:
            made.append(sign_off_block(sheet, checklist))
        made[0].new_page = i > 0
        for block in made:
            block.section = i
            yield block


def _opening(sheet: Sheet, checklist: Checklist, section: int) -> Iterator[Block]:
    """What the header had no room for, the purpose (once), and lines to fill in before the work starts."""
    told = [checklist.purpose] if section == 0 else []
    told += [f"{f.label}: {f.value}" for f in checklist.facts[:2] if section == 0 and _is_long(sheet, f.value)]
    for i, text in enumerate(told):
        block = Block(gap=6)
        for row in rows_of(text, 400, BODY, sheet.inner):
            block.add(BODY * LEAD, _told_row(sheet, row, f"told-{i}"))
        yield block
    block = Block(gap=13)
    labels = (say("Item no."), say("Date"), say("Started by"))
    block.add(20, lambda page, y: fill_in(page, sheet, y - 3, f"start-{section}", labels))
    yield block


def _told_row(sheet: Sheet, row: str, key: str) -> Draw:
    def draw(page: Drawing, y: float) -> None:
        with page.tagged("P", key):
            page.lines((sheet.left, y, sheet.inner), (row,), BODY, color=MUTED)

    return draw


def _draw_page(sheet: Sheet, checklist: Checklist, imprint: Imprint, page: Page, place: tuple[int, int]) -> Drawing:
    drawing = Drawing(sheet.paper.width, sheet.paper.height, floor=FLOOR, language=language())
    section = checklist.sections[page.section]
    if page.opens:
        drawing.bookmarks.append((section.role or say("Whole process"), TOP, 0))
    _header(drawing, sheet, checklist, section, imprint.url, place[0])
    for row, y in page.placed:
        row.draw(drawing, y)
    _footer(drawing, sheet, checklist, imprint.day, place)
    return drawing


def _header(page: Drawing, sheet: Sheet, checklist: Checklist, section: Section, url: str, number: int) -> None:
    """Process, role and state of agreement; the facts below."""
    x, right = sheet.left, sheet.right
    if url and draw_qr(page, url, right - QR, TOP - 2, QR):
        right -= QR + 12
    right -= draw_logo(page, (right, TOP - 2, 110, 40))
    if checklist.is_draft:
        paint = Paint(PAPER, BRICK, 1.4)
        right = (
            chip(page, (right, TOP), say("DRAFT"), 11, color=BRICK, paint=paint, align="right", weight=700, radius=3)[0]
            - 12
        )
    with tagged_once(page, number, "P", "kind"):
        what = client_line(say("Work checklist by role") if section.role else say("Work checklist, whole process"))
        page.block((x, TOP, right - x, 13), what, high=9.5, weight=600, color=MUTED)
    with tagged_once(page, number, "H1", "title"):
        title = f"{checklist.title}: {section.role}" if section.role else checklist.title
        page.block((x, TOP + 12, right - x, 33), title, high=22, weight=700, middle=True, lead=1.12)
    _facts(page, sheet, checklist, number)


def _facts(page: Drawing, sheet: Sheet, checklist: Checklist, number: int) -> None:
    start, end, owner, *days = checklist.facts
    y, half, quarter = TOP + 51, sheet.inner / 2, sheet.inner / 4
    page.line((sheet.left, y), (sheet.right, y), Paint(None, INK, 1.2))
    cells = [(start.label, start.value, 0.0, y + 5, half - 12), (end.label, end.value, half, y + 5, half)]
    lower = [
        (owner.label, owner.value),
        (say("Version"), checklist.version),
        *((fact.label, fact.value) for fact in days),
    ]
    cells += [(label, value, i * quarter, y + 35, quarter - 10) for i, (label, value) in enumerate(lower)]
    for i, (label, value, x, top, room) in enumerate(cells):
        with tagged_once(page, number, "P", f"fact-{i}"):
            _fact(page, (sheet.left + x, top, room), label, value)
    page.line((sheet.left, y + 65), (sheet.right, y + 65), Paint(None, RULE, 0.8))


def _fact(page: Drawing, place: tuple[float, float, float], label: str, value: str) -> None:
    x, y, room = place
    page.text(x, y + 8, label, 8, weight=500, color=MUTED)
    if value:
        page.block((x, y + 10.5, room, 15), value, high=10, weight=600)
    else:
        to_agree(page, x, y + 11.5, say(TO_AGREE), 7.5)


def _is_long(sheet: Sheet, value: str) -> bool:
    """Whether a fact is cut in the header."""
    return fit(value, 600, (sheet.inner / 2 - 12, 15), 10, FLOOR).is_cut


def _footer(page: Drawing, sheet: Sheet, checklist: Checklist, day: str, place: tuple[int, int]) -> None:
    y = sheet.paper.height - FOOT
    page.line((sheet.left, y), (sheet.right, y), Paint(None, RULE, 0.8))
    number = say("Page {n} of {total}", n=place[0], total=place[1])
    used = page.text(sheet.right, y + 12.8, number, 8.5, weight=600, align="right", tabular=True)
    told = [checklist.replaces, say("printed {day}", day=day) if day else "", say("Check the version before use.")]
    told.append(brand().shown_footer)
    text = "  ·  ".join(part for part in told if part)
    page.block((sheet.left, y + 4.5, sheet.inner - used - 16, 13), text, high=8.5, color=MUTED)
