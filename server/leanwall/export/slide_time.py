"""Time on a slide: the states' bars over one another on one scale, each part a shape that anybody can edit."""

from __future__ import annotations

from leanwall.core.board import Calendar
from leanwall.export.diagram_content import Panel, Rung
from leanwall.export.diagram_subject import Subject
from leanwall.export.diagram_time import ELSEWHERE, SLOW, WAIT, time_scale
from leanwall.export.house import accent, say
from leanwall.export.slide_shapes import MARGIN, WIDE, Slide
from leanwall.export.style import BRICK, INK, MUTED, PAPER, VALUES
from leanwall.export.text import width
from leanwall.export.words import short_time

BAR, STEP = 15.0, 20.0  # height of a bar, and from one to the next
_NAME = 76.0
_LEAST = 0.75  # points: work of two minutes in ten days is still seen
_MOST = 120  # parts of a bar; more of them would be narrower than a hair


def draw_bars(slide: Slide, subject: Subject, upto: Panel, top: float) -> float:
    """The bars of all states up to this one, so that the second can be compared with the first; answers where they
    end."""
    scale = time_scale(subject.panels)
    for panel in subject.panels[: 1 + subject.panels.index(upto)]:
        color = MUTED if panel.is_before else accent()
        slide.box((MARGIN, top, _NAME, BAR), panel.name, 9, fill=color, color=PAPER, name=panel.name)
        if panel.whole:
            _draw_bar(slide, panel, (MARGIN + _NAME + 8, top), scale, subject.board.calendar)
        else:
            place = (MARGIN + _NAME + 8, top - 2, WIDE - 2 * MARGIN - _NAME - 8, BAR + 4)
            slide.text(place, panel.incomplete or say("No steps yet."), 9, color=BRICK, name=panel.name)
        top += STEP
    return top


def _draw_bar(slide: Slide, panel: Panel, corner: tuple[float, float], scale: float, calendar: Calendar) -> None:
    """Grey for waiting, colours for work, and the lead time behind it."""
    x, y = corner
    label = short_time(panel.lead_time, calendar)
    room = WIDE - MARGIN - x - width(label, 700, 12, True) - 24
    for rung in panel.whole if len(panel.whole) <= _MOST else ():
        _draw_rung(slide, rung, (x, y, room / scale), calendar)
        x += (rung.wait + rung.duration) * room / scale
    if len(panel.whole) > _MOST:
        x += _draw_sums(slide, panel, (x, y, room / scale), calendar)
    name = f"{panel.name}: {say('{time} lead time', time=label)}"
    slide.text((x, y - 3, WIDE - x, BAR + 6), label, 12, weight=700, name=name)


def _draw_rung(slide: Slide, rung: Rung, place: tuple[float, float, float], calendar: Calendar) -> None:
    """The wait before a step and the work in it; `place` is left edge, top, points a second."""
    x, y, scale = place
    wait, work = rung.wait * scale, rung.work * scale
    slow = max(0.0, rung.duration - rung.work) * scale
    told = short_time(rung.wait, calendar)
    shown = told if wait > width(told, 500, 8, True) + 14 else ""
    slide.bar((x, y, wait, BAR), WAIT, f"{say('Waiting')} {told}", shown, INK)
    slide.bar((x + wait + work, y, slow, BAR), SLOW, say("Waiting"))
    if rung.duration:
        style = VALUES[rung.value]
        name = f"{say('Work')} {short_time(rung.work, calendar)}"
        slide.bar((x + wait, y, max(work, _LEAST), BAR), style.color, name)


def _draw_sums(slide: Slide, panel: Panel, place: tuple[float, float, float], calendar: Calendar) -> float:
    """Of a long process the waiting and the work as one part each; answers how wide they are."""
    wait, work = sum(rung.wait for rung in panel.whole), sum(rung.duration for rung in panel.whole)
    x, y, scale = place
    for seconds, color, name in ((wait, ELSEWHERE, say("Waiting")), (work, accent(), say("Work"))):
        told = f"{name} {short_time(seconds, calendar)}"
        wide = seconds * scale
        ink = INK if color == ELSEWHERE else PAPER
        slide.bar((x, y, wide, BAR), color, told, told if wide > width(told, 500, 8, True) + 14 else "", ink)
        x += wide
    return x - place[0]
