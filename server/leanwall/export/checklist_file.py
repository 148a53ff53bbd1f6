"""The format checklist-pdf."""

from __future__ import annotations

from leanwall.core.board import Board
from leanwall.export.checklist import agreement_note, write_checklist
from leanwall.export.checklist_pages import Imprint, draw_checklist
from leanwall.export.drawing import Drawing
from leanwall.export.edition import edition_of
from leanwall.export.house import say
from leanwall.export.options import Made, Options
from leanwall.export.paper import PORTRAIT
from leanwall.export.pdf import About, write_pdf
from leanwall.export.story import read_state
from leanwall.export.words import day


def checklist_pdf(board: Board, options: Options) -> Made:
    """The future state as a work checklist: boxes to tick on screen and on paper."""
    story, edition = read_state(board, "future"), edition_of(board, options)
    checklist = write_checklist(story, options.cut or "process", options.lane, edition)
    imprint = Imprint(day(options.date), options.url or "")
    pages = draw_checklist(checklist, PORTRAIT[options.size or "a4"], imprint)
    missing = missing_glyphs(pages)
    notes = (agreement_note(checklist), glyph_note(missing))
    data = write_pdf(pages, About(f"{checklist.title}: {say('work checklist')}", checklist.purpose))
    return Made(data, tuple(n for n in notes if n), checklist.to_agree, missing, len(pages))


def missing_glyphs(pages: list[Drawing]) -> tuple[str, ...]:
    """Characters that no font has, each once."""
    return tuple(sorted({char for page in pages for char in page.missing}))


def glyph_note(missing: tuple[str, ...]) -> str:
    """The sentence for people about them; empty when there are none."""
    if not missing:
        return ""
    shown = ", ".join(f"U+{ord(text[0]):04X}" for text in missing[:10])
    return say("No font here has these characters, they are printed as “�”: {shown}.", shown=shown)
