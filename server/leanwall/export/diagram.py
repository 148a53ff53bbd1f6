"""A diagram as pages: one where everything fits, else an overview, the parts, and the words that were too long."""

from __future__ import annotations

from leanwall.export.diagram_frame import HEADER, draw_header
from leanwall.export.diagram_layout import FLOOR
from leanwall.export.diagram_notes import draw_notes
from leanwall.export.diagram_overview import Part, draw_overview
from leanwall.export.diagram_page import (
    TOP,
    Frame,
    Left,
    draw_bare,
    draw_foot,
    draw_map,
    draw_whole,
    frame_for,
    names_of,
    plan_bare,
    plan_whole,
)
from leanwall.export.diagram_parts import Section, cut
from leanwall.export.diagram_subject import Subject
from leanwall.export.drawing import Drawing
from leanwall.export.house import say
from leanwall.export.paper import Paper
from leanwall.export.progress import report

# A small map is drawn larger than the least size of letters asks for. Before it is cut into parts, letters on a slide,
# which is read from a screen, may be smaller than on A3 paper; Tabloid is wider than A3, but so much less high that the
# same map has room there only with capitals of 2.4 mm instead of 2.5. Narrow cards come last before that.
_LARGER = (0.64, 0.7, 0.76, 0.82, 0.88, 0.94)
_ON_SLIDES = (1.06, 1.12, 1.18, 1.25, 1.32)
_STILL_EASY = 1.2  # letters that much smaller are better than a second page for the words of the bursts
_SMALLER = {"slide": _ON_SLIDES, "slide-4k": _ON_SLIDES, "tabloid": (1.03, 1.06)}


def draw_diagram(subject: Subject, paper: Paper) -> list[Drawing]:
    """The pages, in the size of the paper."""
    pages = _draw(subject, paper)
    for page in pages:
        page.is_alone = True
    return pages


def _draw(subject: Subject, paper: Paper) -> list[Drawing]:
    least = (1.0, *_SMALLER.get(paper.name, ()))
    easy = [(subject, scale, True) for scale in (*_LARGER, *least) if scale <= _STILL_EASY]
    tries = [*easy, *((one, scale, False) for one in (subject, subject.narrowed()) for scale in least)]
    for shown, scale, is_easy in tries:
        frame = frame_for(shown, scale, paper.height / paper.width)
        plan = plan_whole(shown, frame)
        if plan and (not is_easy or plan.is_easy(shown, frame)):
            page, left = draw_whole(shown, frame, plan)
            pages = [page, *draw_notes(shown, frame, left)]
            return [one.scaled(paper.width / frame.width) for one in pages]
    frame = frame_for(subject, 1.0, paper.height / paper.width)
    return [one.scaled(paper.width / frame.width) for one in _draw_parts(subject, frame)]


def _draw_parts(subject: Subject, frame: Frame) -> list[Drawing]:
    bare = plan_bare(subject, frame)
    if bare:
        page, left = draw_bare(subject, frame, bare)
        return [page, *draw_notes(subject, frame, left)]
    sections = cut(subject, frame)
    left = Left(bursts=subject.bursts)
    pages = []
    for i, section in enumerate(sections):
        pages.append(_draw_section(subject, section, frame, i + 2, len(sections), left))
        report(i + 1, len(sections) + 1)
    notes = draw_notes(subject, frame, left)
    parts = [Part(section.first, section.last, i + 2) for i, section in enumerate(sections)]
    total = 1 + len(pages) + len(notes)
    for i, page in enumerate((*pages, *notes)):
        draw_foot(page, subject, frame, say("Page {n} of {total}", n=i + 2, total=total))
    return [draw_overview(subject, frame, parts, total), *pages, *notes]


def _draw_section(subject: Subject, section: Section, frame: Frame, number: int, total: int, left: Left) -> Drawing:
    page = Drawing(frame.width, frame.height, floor=FLOOR)
    shown = "; ".join(f"{p.name}: {names_of(p.cards)}" for p in section.subject.panels if names_of(p.cards))
    part = say("part {n} of {total}", n=number - 1, total=total)
    kind = f"{subject.kind}, {part}  ·  {shown}"
    draw_header(page, subject.title, kind, subject.stamp, (frame.left, TOP, frame.right))
    cut_off = draw_map(page, section.subject, frame, section.plan, TOP + HEADER)
    left.cards += cut_off.cards
    left.names += [name for name in cut_off.names if name not in left.names]
    return page
