"""How a checklist ends: the final check of every item, and the sign-off."""

from __future__ import annotations

from leanwall.export.checklist import TO_AGREE, Checklist, Section
from leanwall.export.drawing import CheckBox, Drawing, Paint
from leanwall.export.flowing import Block, Draw
from leanwall.export.house import say
from leanwall.export.sheet import BODY, Sheet, fill_in, height_of, rows_of, to_agree
from leanwall.export.style import INK, MUTED, PAPER, RULE

_INSET, _GAP, _TICK = 12.0, 20.0, 12.0


def final_block(sheet: Sheet, section: Section, name: str, is_elsewhere: bool) -> Block:
    """A box of its own, kept whole: each final check with a box to tick, two beside one another. `is_elsewhere`: this
    role has none, another one has."""
    half = (sheet.inner - 2 * _INSET - _GAP) / 2
    cells = [rows_of(check, 500, BODY + 0.25, half - 20) for check in section.final_checks]
    pairs = [cells[i : i + 2] for i in range(0, len(cells), 2)]
    heights = [max(height_of(cell, BODY + 0.25) for cell in pair) + 7 for pair in pairs]
    block = Block(gap=16)
    block.add(6, lambda page, y: None)
    least = 0.0 if is_elsewhere else 22.0
    block.add(
        29, _frame(sheet, name, say("DONE") if is_elsewhere else say("FINAL CHECK"), 29 + (sum(heights) or least) + 56)
    )
    if not pairs and not is_elsewhere:
        block.add(22, lambda page, y: to_agree(page, sheet.left + _INSET, y, f"{say(TO_AGREE)}: {say('final check')}"))
    for i, (pair, height) in enumerate(zip(pairs, heights, strict=True)):
        block.add(height, _pair(sheet, pair, f"{name}-{i}", half + _GAP))
    inside = sheet.inset(_INSET)
    done = (say("Done by"), say("Time"), say("Reviewed by"))
    block.add(26, lambda page, y: fill_in(page, inside, y + 2, f"{name}-done", done))
    problem = (say("Problem found? Note it for the monthly review"),)
    block.add(30, lambda page, y: fill_in(page, inside, y + 2, f"{name}-problem", problem))
    return block


def _frame(sheet: Sheet, name: str, title: str, total: float) -> Draw:
    def draw(page: Drawing, y: float) -> None:
        page.rect(sheet.left, y, sheet.inner, total, Paint(PAPER, INK, 1.1), 4)
        page.bookmarks.append((title.capitalize(), y, 1))
        with page.tagged("H2", name):
            used = page.text(sheet.left + _INSET, y + 19, title, 11, weight=700)
            page.text(sheet.left + _INSET + used + 8, y + 19, say("every item, 100 %"), BODY, color=MUTED)

    return draw


def _pair(sheet: Sheet, pair: list[tuple[str, ...]], name: str, step: float) -> Draw:
    def draw(page: Drawing, y: float) -> None:
        for i, rows in enumerate(pair):
            x = sheet.left + _INSET + i * step
            page.rect(x + 0.5, y + 0.2, _TICK, _TICK, Paint(PAPER, INK, 1.0), 1.6)
            page.check_boxes.append(CheckBox(f"{name}-{i}", " ".join(rows)[:400], x + 0.5, y + 0.2, _TICK))
            with page.tagged("P", f"{name}-{i}"):
                page.lines((x + 20, y, step - _GAP - 20), rows, BODY + 0.25, weight=500)

    return draw


def sign_off_block(sheet: Sheet, checklist: Checklist) -> Block:
    """Who prepared it and who agrees to it, with room to sign."""
    block = Block()
    block.add(24, lambda page, y: _title(page, sheet, checklist, y))
    block.add(84, lambda page, y: _signatures(page, sheet, checklist, y))
    return block


def _title(page: Drawing, sheet: Sheet, checklist: Checklist, y: float) -> None:
    page.bookmarks.append((say("Sign-off"), y, 0))
    with page.tagged("H2", "sign-off"):
        used = page.text(sheet.left, y + 12, say("SIGN-OFF"), 11, weight=700)
        page.text(sheet.left + used + 8, y + 12, checklist.replaces, BODY, color=MUTED)


def _signatures(page: Drawing, sheet: Sheet, checklist: Checklist, y: float) -> None:
    gap, number = 12.0, len(checklist.signers)
    wide = (sheet.inner - gap * (number - 1)) / number
    for i, (role, name) in enumerate(checklist.signers):
        x = sheet.left + i * (wide + gap)
        page.rect(x, y, wide, 80, Paint(PAPER, RULE, 0.8), 3)
        with page.tagged("P", f"sign-{i}"):
            page.block((x + 8, y + 5, wide - 16, 13), role, high=9, weight=500, color=MUTED)
            page.block((x + 8, y + 18, wide - 16, 14), name, high=10, weight=600)
        for label, start, end in (
            (say("Signature"), x + 8, x + wide * 0.62),
            (say("Date"), x + wide * 0.66, x + wide - 8),
        ):
            page.line((start, y + 62), (end, y + 62), Paint(None, MUTED, 0.6))
            with page.tagged("P", f"sign-{i}-{label}"):
                page.text(start, y + 72, label, 8, color=MUTED)
