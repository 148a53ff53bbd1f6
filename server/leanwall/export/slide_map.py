"""A state's map on slides: lanes, cards and glued links, placed as on the diagram, no column over another.

Steps that the future does not have stand dotted on the map of today, with the reason: there their links are drawn too,
and nothing crosses them.
"""

from __future__ import annotations

from typing import Any

from leanwall.export.diagram_content import Card
from leanwall.export.diagram_panel import Place, boxes_of
from leanwall.export.diagram_routes import Box
from leanwall.export.house import accent, say
from leanwall.export.slide_plan import FIRST, HEAD, SIDES, Plan, heads_of, rows_of, rows_within, ways_of
from leanwall.export.slide_shapes import BOTTOM, LEFT, MARGIN, RIGHT, TOP, WIDE, Slide
from leanwall.export.slide_text import LEAST, cut, fitted, lines
from leanwall.export.style import BRICK, GREY, INK, MUTED, PALE, PAPER, VALUES

_NAMES = (12.0, 11.0, 10.0, 9.0, LEAST)


def draw_map(slide: Slide, plan: Plan) -> None:
    """Lanes, cards and links."""
    _draw_lanes(slide, plan)
    head = HEAD * plan.wider
    place = Place(0.0, head, head + FIRST * plan.wider, (WIDE - 2 * MARGIN) * plan.wider, 0.0)
    boxes = boxes_of(plan.panel, plan.columns, plan.lanes, place)
    shapes, told = {}, []
    for card in plan.panel.cards:
        shapes[card.id], left = _draw_card(slide, card, boxes[card.id], plan)
        told += [left] if left else []
    if told:
        slide.notes("\n".join(told))
    for wire in plan.panel.wires:
        _draw_wire(slide, shapes[wire.source], shapes[wire.target], wire.kind == "rework", wire.label)


def _draw_lanes(slide: Slide, plan: Plan) -> None:
    k = 1 / plan.wider
    for name, lane in zip(plan.subject.names, plan.lanes.boxes, strict=True):
        y, high = plan.top + lane.top * k, lane.height * k
        slide.box((MARGIN, y, WIDE - 2 * MARGIN, high), "", 8, fill=PALE, name=f"{say('Lane')} {name}")
        size, shown = fitted(name, 600, (HEAD - 12, high - 4), _NAMES)
        slide.box((MARGIN, y, HEAD, high), shown, size, fill=accent(), color=PAPER, name=name)


def _draw_card(slide: Slide, card: Card, box: Box, plan: Plan) -> tuple[Any, str]:
    """Number, time and letter above, the words below: one shape, so that it stays together. Answers what the card says
    in full where it had no room for all of it."""
    style, (text, reason) = VALUES[card.value], plan.words[card.id]
    k = 1 / plan.wider
    place = (MARGIN + box.left * k, plan.top + box.top * k, (box.right - box.left) * k, (box.bottom - box.top) * k)
    shown = _cut(card, plan, place[2:])
    first, *rest = heads_of(card, plan.size, place[2])
    shape = slide.box(
        place, first, plan.size, fill=style.tint, line=style.color, color=_dark(style.color), align="left",
        name=f"{card.label} {text}".strip()[:80], dotted=bool(reason),
    )  # fmt: skip
    shape.line.width = int(shape.line.width * 1.6)
    for head in rest:
        slide.add_words(shape, head, plan.size, _dark(style.color))
    slide.add_words(shape, shown[0], plan.size, MUTED if reason else INK)
    if reason:
        slide.add_words(shape, shown[1], plan.size, BRICK, 400)
    for way in ways_of(card):
        slide.add_words(shape, way, plan.size, MUTED, 400)
    return shape, "" if shown == (text, reason) else f"{card.label}: {text} {reason}".strip()


def _cut(card: Card, plan: Plan, room: tuple[float, float]) -> tuple[str, str]:
    """The words and the reason, as much of them as stands in `room` (width, height)."""
    text, reason = plan.words[card.id]
    wide, high = room
    rows = rows_within(plan.size, high) - rows_of(card, ("", ""), plan.size, wide)
    wide -= SIDES
    rest = max(1, rows // 2, rows - lines(text, 600, plan.size, wide))
    for_reason = min(lines(reason, 600, plan.size, wide), rest) if reason else 0
    shown = cut(text, 600, plan.size, (wide, rows - for_reason))
    return shown, cut(reason, 600, plan.size, (wide, for_reason)) if reason else ""


def _dark(color: str) -> str:
    """The amber of necessary work is too pale for letters."""
    return "#7A5A00" if color == VALUES["NNVA"].color else color


def _draw_wire(slide: Slide, source: Any, target: Any, is_rework: bool, label: str) -> None:
    color = BRICK if is_rework else "#3C4A5A"
    out, into, bend = _back(source, target) if is_rework else _onward(source, target)
    wire = slide.join(source, target, out, into, color, dashed=is_rework, bend=bend)
    if label:
        wide, high = len(label) * LEAST * 0.6 + 10, LEAST * 1.7
        x, y = _label_corner(source, target, wire, bend, (wide, high))
        line = color if is_rework else GREY
        slide.box((x, y, wide, high), label, LEAST, fill=PAPER, line=line, color=color, weight=500, name=label)


def _label_corner(source: Any, target: Any, wire: Any, bend: str, size: tuple[float, float]) -> tuple[float, float]:
    """On the level part of the link; where that is too short, on the upright part before the arrow."""
    wide, high = size
    left, right = (target.left + target.width / 2) / 12700, source.left / 12700
    middle = (source.top + source.height / 2) / 12700
    if bend.startswith("back"):
        edge = (target.top + (target.height if bend == "back-up" else 0)) / 12700
        if right - left > wide + 8:
            return (left + right - wide) / 2, middle - high / 2
        return left - wide + 6, (edge + middle - high) / 2
    centre = (wire.left + wire.width / 2) / 12700 - wide / 2
    if bend == "loop":
        return centre, (source.top + source.height) / 12700 + 14 - high / 2
    return centre, (middle + (target.top + target.height / 2) / 12700 - high) / 2


def _onward(source: Any, target: Any) -> tuple[int, int, str]:
    """Out at the right and in at the left; where there is no room between, out below or above."""
    if target.left >= source.left + source.width:
        level = abs((source.top + source.height / 2) - (target.top + target.height / 2)) < 12700
        return RIGHT, LEFT, "" if level else "across"
    if target.left + target.width / 2 > source.left + source.width + 12700 * 6:
        return (RIGHT, TOP, "right-down") if target.top > source.top else (RIGHT, BOTTOM, "right-up")
    return (BOTTOM, TOP, "") if target.top > source.top else (TOP, BOTTOM, "")


def _back(source: Any, target: Any) -> tuple[int, int, str]:
    """Out at the left and into the earlier card from below or above; within a lane, a loop below."""
    middle = target.left + target.width / 2
    if abs(source.top - target.top) < source.height or middle >= source.left:
        return BOTTOM, BOTTOM, "loop" if abs(source.top - target.top) < 12700 else ""
    return (LEFT, BOTTOM, "back-up") if target.top < source.top else (LEFT, TOP, "back-down")
