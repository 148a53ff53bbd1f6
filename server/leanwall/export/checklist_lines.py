"""The lines of a checklist as blocks: a box, a number, words, a time; below them what to check, who gets it next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

from leanwall.export.checklist import TO_AGREE, Detail, Line, Pause, Section
from leanwall.export.clean import reads_leftwards
from leanwall.export.drawing import CheckBox, Drawing, Paint, WebLink
from leanwall.export.flowing import Block, Draw
from leanwall.export.house import accent, language, say
from leanwall.export.qr import draw_qr
from leanwall.export.sheet import BODY, TEXT, Sheet, height_of, rows_of, to_agree
from leanwall.export.style import BAND, INK, MUTED, NAVY, PAPER, RULE
from leanwall.export.text import LEAD, width

BOX = 15.0
NUMBER = 42.0  # from the left edge to the right side of the number
STEP = 11.75
_LABELS = {"en": 84.0, "de": 104.0}  # width of the column of labels: “Wenn es zurückkommt” is a long word
QR = 44.0
_SIDE_TOP, _SIDE_WORD = 20.0, 11.0  # from a step's top to its QR code; the word under its time takes this much more
_AIR = 1.2  # above each detail


def label_width() -> float:
    """Width of the column of labels in the language of the export."""
    return _LABELS[language()]


def line_blocks(sheet: Sheet, section: Section, name: str) -> Iterator[Block]:
    """Bands with the role, grey notes for waits, and the steps. `name` is the section's among those of the file."""
    role, band = section.role, None
    for i, line in enumerate(section.lines):
        if isinstance(line, Pause):
            yield _pause(sheet, line.text, f"{name}-pause-{i}")
            continue
        is_new = line.step.role != role
        if line.wait:
            yield _under(_pause(sheet, line.wait, f"{name}-wait-{i}"), None if is_new else band)
        if is_new:
            role = line.step.role
            band = _band(sheet, say("{role}, continued", role=role), None)
            yield _band(sheet, role, f"{name}-role-{i}")
        following = section.lines[i + 1] if i + 1 < len(section.lines) else None
        yield _under(_line(sheet, line, _goes_on(line, following)), None if is_new or line.wait else band)


def _under(block: Block, heading: Block | None) -> Block:
    """The block, its role said again where it begins a page."""
    block.heading = heading
    return block


def _goes_on(line: Line, following: Line | Pause | None) -> bool:
    """Whether a hairline, and nothing more, parts a step from the next one."""
    return isinstance(following, Line) and not following.wait and following.step.role == line.step.role


def _band(sheet: Sheet, role: str, key: str | None) -> Block:
    """Who does the next lines; without a key it is for the eye only."""
    rows = rows_of(role, 700, 10.0, sheet.inner - 20)
    height = height_of(rows, 10.0) + 7

    def draw(page: Drawing, y: float) -> None:
        page.rect(sheet.left, y, sheet.inner, height, Paint(BAND))
        page.rect(sheet.left, y, 3, height, Paint(accent()))
        with page.tagged("H2", key) if key else nullcontext():
            page.lines((sheet.left + 10, y + 3.5, sheet.inner - 20), rows, 10.0, weight=700, color=accent())

    block = Block(gap=6, with_next=True)
    block.add(height, draw)
    return block


def _pause(sheet: Sheet, text: str, key: str) -> Block:
    """A grey note between dashed lines: nothing to do here."""
    rows = rows_of(text, 500, 9.0, sheet.inner - 160)
    height = height_of(rows, 9.0) + 5

    def draw(page: Drawing, y: float) -> None:
        half = max(width(row, 500, 9.0) for row in rows) / 2 + 8
        middle, line = sheet.left + sheet.inner / 2, y + height / 2 - 1.5
        for start, end in ((sheet.left, middle - half), (middle + half, sheet.right)):
            page.line((start, line), (end, line), Paint(None, "#9AA6B4", 0.7, (3, 3)))
        with page.tagged("P", key):
            page.lines((sheet.left, y + 1, sheet.inner), rows, 9.0, weight=500, color=MUTED, align="middle")

    block = Block(gap=4, with_next=True)
    block.add(height, draw)
    return block


def _line(sheet: Sheet, line: Line, goes_on: bool) -> Block:
    block = Block(gap=7 if goes_on else 9)
    for i, row in enumerate(rows_of(line.step.text, 600, STEP, sheet.words)):
        block.add(STEP * LEAD, _step_row(sheet, line, row, i))
    block.add(1.5, lambda page, y: None)
    for i, detail in enumerate(line.details):
        _add_detail(block, sheet, line, detail, f"line-{line.step.number}-{i}")
    if line.url:
        _add_how_to(block, sheet, line)
    if line.missing:
        block.add(19, _missing(sheet, line))
    if _is_automatic(line):
        block.add(max(0.0, _side_top(line) - block.height), lambda page, y: None)
    if goes_on:
        rule = Paint(None, RULE, 0.6)
        block.add(7, lambda page, y: page.line((sheet.left + TEXT, y + 6), (sheet.right, y + 6), rule))
    return block


def _is_automatic(line: Line) -> bool:
    return line.step.note.work == "system"


def _side_top(line: Line) -> float:
    """How far below a step's top its side column is free again: under the time, and the word under that."""
    return _SIDE_TOP + (_SIDE_WORD if _is_automatic(line) else 0.0)


def _step_row(sheet: Sheet, line: Line, words: str, i: int) -> Draw:
    """A row of the step's words; the first one has the box, the number and the time."""
    key = f"line-{line.step.number}"

    def draw(page: Drawing, y: float) -> None:
        if i == 0:
            _step_head(page, sheet, line, y)
        with page.tagged("P", key):
            page.lines((sheet.left + TEXT, y, sheet.words), (words,), STEP, weight=600)
        if i == 0:
            _step_side(page, sheet, line, y)

    return draw


def _step_head(page: Drawing, sheet: Sheet, line: Line, y: float) -> None:
    number = line.step.number
    x, top = sheet.left + 0.6, y - 0.4
    page.rect(x, top, BOX, BOX, Paint(PAPER, INK, 1.1), 2)
    page.check_boxes.append(
        CheckBox(f"line-{number}", say("Step {n}: {text}", n=number, text=line.step.text)[:400], x, top, BOX)
    )
    page.bookmarks.append((f"{number}. {line.step.text}"[:100], y, 1))
    with page.tagged("P", f"line-{number}"):
        page.text(sheet.left + NUMBER, _base(y, STEP), str(number), STEP, weight=700, align="right", tabular=True)


def _step_side(page: Drawing, sheet: Sheet, line: Line, y: float) -> None:
    with page.tagged("P", f"line-{line.step.number}-time"):
        if line.time:
            page.text(sheet.right, _base(y, STEP), line.time, STEP, weight=600, align="right", tabular=True)
        if _is_automatic(line):
            page.text(sheet.right, _base(y, STEP) + 12, say("automatic"), 9, weight=500, color=MUTED, align="right")


def _add_detail(block: Block, sheet: Sheet, line: Line, detail: Detail, key: str) -> None:
    """The label in its column, the words beside it; checks with a small square each."""
    indent = 9.0 if detail.is_check else 0.0
    has_side = line.url or _is_automatic(line)
    room = (sheet.words if has_side else sheet.inner - TEXT) - label_width() - indent
    for j, row in enumerate(rows_of(detail.text, 400, BODY, room)):
        label = detail.label if j == 0 else ""
        block.add(BODY * LEAD + _AIR, _detail_row(sheet, key, label, row, (indent, room), j == 0))


def _detail_row(sheet: Sheet, key: str, label: str, words: str, column: tuple[float, float], is_first: bool) -> Draw:
    indent, room = column
    x = sheet.left + TEXT

    def draw(page: Drawing, y: float) -> None:
        with page.tagged("P", key):
            if label:
                page.text(x, _base(y + _AIR, BODY), label, BODY - 0.75, weight=500, color=MUTED)
            inset = 0.0 if reads_leftwards(words) else indent
            page.lines((x + label_width() + inset, y + _AIR, room), (words,), BODY)
        if is_first and indent:
            # where the words begin: Hebrew and Arabic at the right, with as much room for the square there
            start = x + label_width() + (indent + room - 3.6 if reads_leftwards(words) else 0.0)
            page.rect(start, y + _AIR + 4.2, 3.6, 3.6, Paint(fill=INK), 0.6)

    return draw


def _add_how_to(block: Block, sheet: Sheet, line: Line) -> None:
    """The link in words, clickable; its QR code in the side column, below the time."""
    shown = line.url if len(line.url) <= 300 else line.url[:299] + "…"
    rows = rows_of(shown, 400, BODY, sheet.words - label_width())
    for j, row in enumerate(rows):
        block.add(BODY * LEAD + _AIR, _link_row(sheet, line, row, say("How to") if j == 0 else ""))
    down = block.height
    top = _side_top(line)
    block.add(max(2.0, top + QR - down), _qr_row(sheet, line.url, down - top))


def _link_row(sheet: Sheet, line: Line, words: str, label: str) -> Draw:
    x = sheet.left + TEXT

    def draw(page: Drawing, y: float) -> None:
        base = _base(y + _AIR, BODY)
        key = f"line-{line.step.number}-how"
        if label:
            with page.tagged("P", key):
                page.text(x, base, label, BODY - 0.75, weight=500, color=MUTED)
        with page.tagged("Link", key):
            wide = page.text(x + label_width(), base, words, BODY, color=NAVY)
        page.line((x + label_width(), base + 1.8), (x + label_width() + wide, base + 1.8), Paint(None, NAVY, 0.5))
        page.links.append(WebLink(x + label_width(), y + _AIR, wide, BODY * LEAD, line.url, key))

    return draw


def _qr_row(sheet: Sheet, url: str, up: float) -> Draw:
    """Drawn from below: the code begins `up` points higher."""

    def draw(page: Drawing, y: float) -> None:
        draw_qr(page, url, sheet.right - QR, y - up, QR)

    return draw


def _missing(sheet: Sheet, line: Line) -> Draw:
    text = f"{say(TO_AGREE)}: {', '.join(map(say, line.missing))}"

    def draw(page: Drawing, y: float) -> None:
        with page.tagged("P", f"line-{line.step.number}-agree"):
            to_agree(page, sheet.left + TEXT, y + 3, text)

    return draw


def _base(y: float, size: float) -> float:
    """The baseline of a row whose top is at y."""
    return y + size * (LEAD / 2 + 0.36)
