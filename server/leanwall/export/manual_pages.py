"""The format manual-pdf: cover, contents, a chapter for each process with its map, and who does what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leanwall.core.board import Board
from leanwall.export.checklist import Pause
from leanwall.export.checklist_file import glyph_note, missing_glyphs
from leanwall.export.diagram import draw_diagram
from leanwall.export.diagram_subject import show_state
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.flowing import Block, Page, flow
from leanwall.export.house import accent, brand, language, say
from leanwall.export.letterhead import draw_logo, logo_size
from leanwall.export.manual_blocks import heading, labelled, paragraph, step_blocks, table
from leanwall.export.manual_content import Manual, Process, write_manual
from leanwall.export.options import Made, Options
from leanwall.export.paper import LANDSCAPE, PORTRAIT
from leanwall.export.pdf import About, write_pdf
from leanwall.export.progress import stage
from leanwall.export.sheet import Sheet
from leanwall.export.style import BRICK, INK, MUTED, PAPER, RULE, chip
from leanwall.export.words import count, day

_MARGIN, _TOP, _FOOT = 48.0, 70.0, 44.0
_ENTRY = 17.0
_LAID = 0.6  # of the time: laying out the pages, before they are painted
FLOOR = 6.5


@dataclass(slots=True)
class _Leaf:
    """A page of the book and what its head says; a map brings its own."""

    page: Drawing
    head: str = ""


def manual_pdf(boards: Sequence[Board], options: Options) -> Made:
    """The manual of one process or of several."""
    manual = write_manual(boards, options)
    paper = PORTRAIT[options.size or "a4"]
    sheet = Sheet(paper, _MARGIN, paper.width - _MARGIN)
    chapters: list[_Leaf] = []
    many = len(manual.processes)
    for number, process in enumerate(manual.processes):
        with stage(_LAID * number / many, _LAID * (number + 1) / many):
            chapters += _chapter(sheet, process, number, options)
    index = _flowed(sheet, list(_index_blocks(sheet, manual)), say("Who does what"))
    body = [*chapters, *index]
    covers = _cover(sheet, manual)
    leaves = [*covers, *_contents(sheet, manual, body, len(covers)), *body]
    for number, leaf in enumerate(leaves[1:], 2):
        _frame(sheet, manual, leaf, (number, len(leaves)))
    pages = [leaf.page for leaf in leaves]
    missing = missing_glyphs(pages)
    note = count(manual.to_agree, "point is still to be agreed.", "points are still to be agreed.")
    notes = ([note] if manual.to_agree else []) + ([glyph_note(missing)] if missing else [])
    with stage(_LAID, 1.0):
        data = write_pdf(pages, About(_title(manual), manual.client))
    return Made(data, tuple(notes), manual.to_agree, missing, len(pages))


def _title(manual: Manual) -> str:
    return f"{manual.title}: {say('Operations manual')}" if len(manual.processes) == 1 else manual.title


def _cover(sheet: Sheet, manual: Manual) -> list[_Leaf]:
    """Title, client, what is inside and how far it is agreed; a long list of that goes on behind the cover."""
    page = Drawing(sheet.paper.width, sheet.paper.height, floor=FLOOR, language=language())
    page.rect(0, 0, page.width, 250, Paint(accent()))
    _, high = logo_size((200.0, 64.0))
    if high:
        page.rect(sheet.right - 224, 34, 224 + _MARGIN, 88, Paint(PAPER))
        draw_logo(page, (sheet.right - 12, 46, 200.0, 64.0))
    if manual.client:
        with page.tagged("P", "client"):
            page.text(sheet.left, 70, manual.client, 13, weight=600, color=PAPER)
    with page.tagged("P", "kind"):
        page.text(sheet.left, 150, say("Operations manual"), 14, weight=500, color=PAPER)
    with page.tagged("H1", "title"):
        page.block((sheet.left, 160, sheet.inner, 70), manual.title, high=34, weight=700, color=PAPER, lead=1.1)
    page.bookmarks.append((_title(manual)[:100], 0.0, 0))
    y = 290.0
    if manual.is_draft:
        chip(page, (sheet.left, y), say("DRAFT"), 12, color=BRICK, paint=Paint(PAPER, BRICK, 1.4), weight=700, radius=3)
        with page.tagged("P", "draft"):
            words = say("Not every process in this manual is agreed yet.")
            page.text(sheet.left + 84, y + 13.5, words, 10.5, color=MUTED)
        y += 44
    heads = (say("Process"), say("Version"), say("Effective"), say("Process owner"))
    rows = [_version_row(process) for process in manual.processes]
    first, *more = flow(table(sheet, heads, rows, (0.44, 0.18, 0.16, 0.22), "versions"), y, page.height - 90)
    for row, top in first.placed:
        row.draw(page, top)
    with page.tagged("P", "printed"):
        told = [say("printed {day}", day=manual.day) if manual.day else "", brand().shown_footer]
        page.block(
            (sheet.left, page.height - 60, sheet.inner, 14), "  ·  ".join(t for t in told if t), high=9.5, color=MUTED
        )
    return [_Leaf(page), *(_Leaf(_drawn(sheet, laid, _TOP - y), manual.title) for laid in more)]


def _version_row(process: Process) -> tuple[str, ...]:
    known = {fact.label: fact.value for fact in process.checklist.facts}
    checklist = process.checklist
    return (
        checklist.title,
        checklist.version,
        known.get(say("Effective"), "") or "–",
        known.get(say("Process owner"), "") or "–",
    )


def _chapter(sheet: Sheet, process: Process, number: int, options: Options) -> Iterator[_Leaf]:
    """Facts and roles, the map on pages of its own, then the steps."""
    key = f"process-{number}"
    yield from _flowed(sheet, list(_opening(sheet, process, key)), process.title)
    stamp = "  ·  ".join(part for part in (process.checklist.version, day(options.date)) if part)
    subject = show_state(process.story, stamp)
    landscape = LANDSCAPE["letter" if sheet.paper.name == "letter" else "a4"]
    for page in draw_diagram(subject, landscape):
        page.bookmarks.append((f"{process.title}: {say('map')}"[:100], 0.0, 1))
        yield _Leaf(page)
    yield from _flowed(sheet, list(_work(sheet, process, key)), process.title)


def _opening(sheet: Sheet, process: Process, key: str) -> Iterator[Block]:
    yield heading(sheet, process.title, key, 20.0, 0)
    version = f"{process.checklist.version}  ·  {process.checklist.replaces}"
    yield paragraph(sheet, version, f"{key}-version", color=MUTED)
    yield _space(6)
    for i, (label, text) in enumerate(process.facts):
        yield labelled(sheet, label, text, f"{key}-fact-{i}")
    yield _space(8)
    yield heading(sheet, say("Who does what"), f"{key}-roles")
    for number, (roles, rows) in enumerate(process.role_tables):
        first = 0.46 if len(roles) > 3 else 0.6
        shares = (first, *[(1 - first) / len(roles)] * len(roles))
        yield from table(sheet, (say("Step"), *roles), rows, shares, f"{key}-raci-{number}", frozenset(range(1, 99)))
    yield paragraph(
        sheet, say("R does the work, A answers for it, C is asked, I is told."), f"{key}-letters", color=MUTED
    )


def _work(sheet: Sheet, process: Process, key: str) -> Iterator[Block]:
    """Steps, exceptions, final check, measures, known problems, changes; empty sections are left out."""
    yield heading(sheet, say("Steps"), f"{key}-steps")
    yield _space(5)
    for section in process.checklist.sections:
        for i, line in enumerate(section.lines):
            if isinstance(line, Pause):
                yield paragraph(sheet, line.text, f"{key}-pause-{i}", weight=500, color=MUTED)
                yield _space(5)
            else:
                yield from step_blocks(sheet, line, f"{key}-step-{line.step.number}")
    yield from _listed(sheet, say("Exceptions"), process.exceptions, f"{key}-exception")
    finals = [check for section in process.checklist.sections for check in section.final_checks]
    yield from _listed(sheet, say("Final check, every item"), finals or [""], f"{key}-final")
    if process.measures:
        yield _space(8)
        yield heading(sheet, say("Measures"), f"{key}-measures")
        heads = (say("Measure"), say("Target"))
        yield from table(sheet, heads, process.measures, (0.6, 0.4), f"{key}-measure")
    yield from _listed(sheet, say("Known problems"), process.problems, f"{key}-problem")
    if process.changes:
        yield _space(8)
        yield heading(sheet, say("Changes"), f"{key}-changes")
        columns = (say("Version"), say("Effective"), say("What and who"))
        yield from table(sheet, columns, process.changes, (0.2, 0.2, 0.6), f"{key}-change")


def _listed(sheet: Sheet, title: str, lines: Sequence[str], key: str) -> Iterator[Block]:
    """A heading with points below; an empty point is to be agreed, no point is no section."""
    if not lines:
        return
    yield _space(8)
    yield heading(sheet, title, key)
    for i, line in enumerate(lines):
        if line:
            yield paragraph(sheet, line, f"{key}-{i}", bullet=True)
        else:
            yield labelled(sheet, say("Missing"), "", f"{key}-{i}")


def _space(high: float) -> Block:
    block = Block(with_next=True)
    block.add(high, lambda page, y: None)
    return block


def _index_blocks(sheet: Sheet, manual: Manual) -> Iterator[Block]:
    """By role: everything that somebody in it does."""
    yield heading(sheet, say("By role"), "index", 20.0, 0)
    for i, (role, duties) in enumerate(manual.index):
        yield _space(6)
        yield heading(sheet, role, f"role-{i}")
        for duty in duties:
            process = manual.processes[duty.process]
            for j, step in enumerate(duty.steps):
                words = say("{process}, step {n}: {text}", process=process.title, n=step.number, text=step.text)
                yield paragraph(sheet, words, f"role-{i}-{duty.process}-{j}", bullet=True)


def _flowed(sheet: Sheet, blocks: list[Block], head: str) -> list[_Leaf]:
    found = []
    for laid in flow(blocks, _TOP, sheet.paper.height - _FOOT - 10):
        found.append(_Leaf(_drawn(sheet, laid), head))
    return found


def _drawn(sheet: Sheet, laid: Page, down: float = 0.0) -> Drawing:
    page = Drawing(sheet.paper.width, sheet.paper.height, floor=FLOOR, language=language())
    for row, y in laid.placed:
        row.draw(page, y + down)
    return page


def _contents(sheet: Sheet, manual: Manual, body: Sequence[_Leaf], covers: int) -> list[_Leaf]:
    """Every chapter and section with its page. The contents' own pages count too, so they are laid out first."""
    entries = [(i, title, level) for i, leaf in enumerate(body) for title, _, level in leaf.page.bookmarks if level < 2]
    room = sheet.paper.height - _FOOT - 10 - _TOP - 40
    each = max(1, int(room / _ENTRY))
    parts = [entries[i : i + each] for i in range(0, len(entries), each)]
    first = 1 + covers + len(parts)
    return [_Leaf(_contents_page(sheet, part, first, i), say("Contents")) for i, part in enumerate(parts)]


def _contents_page(sheet: Sheet, entries: Sequence[tuple[int, str, int]], first: int, number: int) -> Drawing:
    page = Drawing(sheet.paper.width, sheet.paper.height, floor=FLOOR, language=language())
    y = _TOP
    if number == 0:
        with page.tagged("H2", "contents"):
            page.text(sheet.left, y + 16, say("Contents"), 20, weight=700, color=accent())
    y += 40
    for i, (at, title, level) in enumerate(entries):
        indent, weight = (0.0, 600) if level == 0 else (16.0, 400)
        with page.tagged("P", f"contents-{number}-{i}"):
            right = page.text(sheet.right, y + 10, str(first + at), 10, weight=weight, align="right", tabular=True)
            box = (sheet.left + indent, y, sheet.inner - indent - right - 20, 14)
            page.block(box, title, high=10, low=8, weight=weight, middle=True)
        page.line((sheet.left + indent, y + 15), (sheet.right, y + 15), Paint(None, RULE, 0.4))
        y += _ENTRY
    return page


def _head(manual: Manual, leaf: _Leaf) -> str:
    """The book and the chapter; with one process both have the same name, which then stands there once."""
    return _title(manual) if leaf.head == manual.title else f"{_title(manual)}  ·  {leaf.head}"


def _frame(sheet: Sheet, manual: Manual, leaf: _Leaf, place: tuple[int, int]) -> None:
    """Head and foot; a map's page has its own head and gets the number alone."""
    page = leaf.page
    number = say("Page {n} of {total}", n=place[0], total=place[1])
    if not leaf.head:
        page.text(page.width - 20, page.height - 8, number, 7.5, weight=600, align="right", tabular=True, color=MUTED)
        return
    right = sheet.right - draw_logo(page, (sheet.right, 18, 90.0, 26.0))
    page.block((sheet.left, 28, right - sheet.left, 14), _head(manual, leaf), high=9.5, low=7, color=MUTED)
    page.line((sheet.left, 48), (sheet.right, 48), Paint(None, RULE, 0.8))
    y = page.height - _FOOT
    page.line((sheet.left, y), (sheet.right, y), Paint(None, RULE, 0.8))
    used = page.text(sheet.right, y + 15, number, 8.5, weight=600, align="right", tabular=True, color=INK)
    text = "  ·  ".join(manual.foot)
    page.block((sheet.left, y + 5, sheet.inner - used - 16, 13), text, high=8.5, color=MUTED)
