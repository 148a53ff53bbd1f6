"""The format summary-pdf."""

from __future__ import annotations

from leanwall.core.board import Board
from leanwall.export.checklist_file import glyph_note, missing_glyphs
from leanwall.export.diagram_subject import compare_states
from leanwall.export.edition import edition_of
from leanwall.export.house import say
from leanwall.export.options import Made, Options
from leanwall.export.paper import LANDSCAPE
from leanwall.export.pdf import About, write_pdf
from leanwall.export.summary_content import write_summary
from leanwall.export.summary_page import draw_summary
from leanwall.export.words import day


def summary_pdf(board: Board, options: Options) -> Made:
    """Both states, figures, causes, plan and reviews on one page."""
    summary = write_summary(board, edition_of(board, options))
    subject = compare_states(summary.before, summary.after, day(options.date))
    page = draw_summary(summary, subject, LANDSCAPE[options.size or "a3"])
    missing = missing_glyphs([page])
    note = glyph_note(missing)
    data = write_pdf([page], About(summary.title, say("One-page summary")))
    return Made(data, (note,) if note else (), 0, missing, 1)
