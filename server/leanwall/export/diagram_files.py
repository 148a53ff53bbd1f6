"""The formats diagram-pdf, diagram-png and diagram-svg."""

from __future__ import annotations

from dataclasses import replace

from leanwall.core.board import Board
from leanwall.core.flow import read_flow, variant_of
from leanwall.errors import BadInput
from leanwall.export.checklist_file import glyph_note, missing_glyphs
from leanwall.export.diagram import draw_diagram
from leanwall.export.diagram_layout import FLOOR
from leanwall.export.diagram_subject import Subject, compare_states, show_state
from leanwall.export.drawing import Drawing
from leanwall.export.edition import edition_of
from leanwall.export.house import say, tell, word
from leanwall.export.options import Made, Options
from leanwall.export.paper import A3, LANDSCAPE, Paper
from leanwall.export.pdf import About, write_pdf
from leanwall.export.png import write_png
from leanwall.export.progress import stage
from leanwall.export.story import read_state
from leanwall.export.svg import write_svg
from leanwall.export.words import day

_DRAWN, _PAINTED = 0.6, 0.7  # of the time: when pages are laid out, when one of them is painted
# Both states on one slide need smaller letters than A3 paper has, in proportion; then each follows by itself.
_EASY = 0.94 * FLOOR / A3.width  # Tabloid’s are that much smaller, for it is less high
NO_FUTURE = word(
    "This board has no future state yet, so there is nothing to compare. Draw the current state alone "
    "(state “current”), or start the future state on the wall."
)


def diagram_pdf(board: Board, options: Options) -> Made:
    """The diagram as PDF pages."""
    subject, pages, _ = _drawn(board, options)
    missing = missing_glyphs(pages)
    with stage(_DRAWN, 1.0):
        data = write_pdf(pages, _about(subject))
    return Made(data, _notes(board, options, missing), 0, missing, len(pages))


def diagram_png(board: Board, options: Options) -> Made:
    """One page of the diagram as a picture: 300 dots to the inch on paper, 1,920 wide as a slide."""
    subject, pages, paper = _drawn(board, options)
    page = _chosen(pages, options.page)
    missing = missing_glyphs(pages)
    pixels = round(paper.width / 72 * paper.dpi)
    with stage(_DRAWN, _PAINTED):
        pdf = write_pdf([page], _about(subject))
    with stage(_PAINTED, 1.0):
        data = write_png(pdf, 0, pixels, paper.dpi, subject.title)
    return Made(data, _notes(board, options, missing, pages), 0, missing, len(pages))


def diagram_svg(board: Board, options: Options) -> Made:
    """One page of the diagram as SVG."""
    subject, pages, _ = _drawn(board, options)
    missing = missing_glyphs(pages)
    described = " ".join(f"{panel.name}: {panel.headline}." for panel in subject.panels)
    return Made(
        write_svg(_chosen(pages, options.page), subject.title, described),
        _notes(board, options, missing, pages),
        0,
        missing,
        len(pages),
    )


def _drawn(board: Board, options: Options) -> tuple[Subject, list[Drawing], Paper]:
    paper = LANDSCAPE[options.size or "a3"]
    stamp = _stamp(board, options)
    state = options.state or ("both" if _has_future(board) else "current")
    details: list[Subject] = []
    if state == "both":
        before, after = read_state(board, "current"), read_state(board, "future")
        if not after.steps:
            raise BadInput(tell(NO_FUTURE), code="empty_future")
        subject = compare_states(before, after, stamp)
        details = [show_state(one, stamp) for one in (before, after) if one.steps]
    else:
        subject = show_state(read_state(board, "current" if state == "current" else "future"), stamp)
    ladder = options.ladder or "equal"
    with stage(0.0, _DRAWN):
        pages = draw_diagram(replace(subject, ladder=ladder), paper)
        if any(page.smallest_letter() < _EASY * paper.width for page in pages):
            for one in details:
                pages += draw_diagram(replace(one, ladder=ladder), paper)
    return subject, pages, paper


def _has_future(board: Board) -> bool:
    return bool(read_flow(board, "future", variant_of(board, "future")).notes)


def _stamp(board: Board, options: Options) -> str:
    """ "Version 1.0 · 22 Nov 2026"; a draft with the version of the board."""
    return "  ·  ".join(part for part in (edition_of(board, options).words, day(options.date)) if part)


def _chosen(pages: list[Drawing], number: int) -> Drawing:
    if number > len(pages):
        raise BadInput(no_such_page(len(pages)), place="page")
    return pages[number - 1]


def no_such_page(pages: int) -> str:
    """Why a page that is asked for can't be shown."""
    if pages == 1:
        return tell("There is only one page; leave the page out.")
    return tell("There are {pages} pages; choose a page from 1 to {pages}.", pages=pages)


def _about(subject: Subject) -> About:
    return About(subject.title, subject.kind)


def _notes(
    board: Board, options: Options, missing: tuple[str, ...], pages: list[Drawing] | None = None
) -> tuple[str, ...]:
    """Sentences for people beside the file."""
    notes = [glyph_note(missing)] if missing else []
    if options.state is None and not _has_future(board):
        notes.append(say("There is no future state yet: this is the current state alone."))
    if pages and len(pages) > 1:
        told = {"total": len(pages), "n": options.page}
        notes.append(
            say("The whole diagram has {total} pages, this picture is page {n}; the PDF has them all.", **told)
        )
    return tuple(notes)
