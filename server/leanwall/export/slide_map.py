"""A state's map on slides: lanes, cards and glued links, placed as on the diagram, no column over another.

Steps that the future does not have stand dotted on the map of today, with the reason: there their links are drawn too,
and nothing crosses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from leanwall.export.diagram_content import Card
from leanwall.export.diagram_panel import Place, boxes_of
from leanwall.export.diagram_routes import Box
from leanwall.export.house import accent, say
from leanwall.export.slide_plan import FIRST, HEAD, SIDES, Plan, heads_of, rows_of, rows_within, ways_of
from leanwall.export.slide_shapes import BOTTOM, LEFT, MARGIN, RIGHT, TOP, WIDE, Slide
from leanwall.export.slide_text import LEAST, cut, fitted, lines, tallness
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
    under = next(iter(shapes.values()), None)
    for wire in plan.panel.wires:
        between = [box for id, box in shapes.items() if id not in (wire.source, wire.target)]
        _draw_wire(slide, shapes[wire.source], shapes[wire.target], wire.kind == "rework", wire.label, (between, under))


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
    rows = int((rows_within(plan.size, high) - rows_of(card, ("", ""), plan.size, wide)) / tallness(text + reason))
    wide -= SIDES
    rest = max(1, rows // 2, rows - lines(text, 600, plan.size, wide))
    for_reason = min(lines(reason, 600, plan.size, wide), rest) if reason else 0
    shown = cut(text, 600, plan.size, (wide, rows - for_reason))
    return shown, cut(reason, 600, plan.size, (wide, for_reason)) if reason else ""


def _dark(color: str) -> str:
    """The amber of necessary work is too pale for letters."""
    return "#7A5A00" if color == VALUES["NNVA"].color else color


def _draw_wire(
    slide: Slide, source: Any, target: Any, is_rework: bool, label: str, cards: tuple[Sequence[Any], Any]
) -> None:
    """A link with its label; `cards` are the others and the first of all, under which it runs: never through words."""
    between, under = cards
    color = BRICK if is_rework else "#3C4A5A"
    out, into, bend = _back(source, target, between) if is_rework else _onward(source, target)
    wire = slide.join(source, target, out, into, color, dashed=is_rework, bend=bend)
    under._element.addprevious(wire._element)
    if label:
        wide, high = len(label) * LEAST * 0.6 + 10, LEAST * 1.7
        x, y = _label_corner((source, target), wire, bend, (wide, high), between)
        line = color if is_rework else GREY
        slide.box((x, y, wide, high), label, LEAST, fill=PAPER, line=line, color=color, weight=500, name=label)


def _label_corner(
    ends: tuple[Any, Any], wire: Any, bend: str, size: tuple[float, float], between: Sequence[Any]
) -> tuple[float, float]:
    """The first place on the link where a label of this size covers no card."""
    wide, high = size
    places = list(_label_places(*ends, wire, bend, size))
    for x, y in places:
        area = (x * 12700, y * 12700), ((x + wide) * 12700, (y + high) * 12700)
        if not _hit([*between, *ends], *area):
            return x, y
    return places[0]


def _label_places(
    source: Any, target: Any, wire: Any, bend: str, size: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Upper left corners: on the level part of the link, then on the upright one."""
    wide, high = size
    middle, across = (source.top + source.height / 2) / 12700, (source.left + source.width / 2) / 12700
    centre, level = (target.left + target.width / 2) / 12700, (target.top + target.height / 2) / 12700
    if bend.endswith("-left"):
        start, upright = (target.left + target.width) / 12700, across
        end, y = across, level
        edge = middle
    elif bend.startswith("back"):
        start, upright = centre, centre
        end, y = source.left / 12700, middle
        edge = (target.top + (target.height if bend == "back-up" else 0)) / 12700
    else:
        x = (wire.left + wire.width / 2) / 12700 - wide / 2
        below = (source.top + source.height) / 12700 + 14 - high / 2
        yield x, below if bend == "loop" else (middle + level - high) / 2
        return
    for share in (0.5, 0.25, 0.75) if end - start > wide + 8 else ():
        yield start + (end - start) * share - wide / 2, y - high / 2
    for share in (0.5, 0.3, 0.7):
        yield upright - wide / 2, edge + (y - edge) * share - high / 2


def _onward(source: Any, target: Any) -> tuple[int, int, str]:
    """Out at the right and in at the left; where there is no room between, out below or above."""
    if target.left >= source.left + source.width:
        level = abs((source.top + source.height / 2) - (target.top + target.height / 2)) < 12700
        return RIGHT, LEFT, "" if level else "across"
    if target.left + target.width / 2 > source.left + source.width + 12700 * 6:
        return (RIGHT, TOP, "right-down") if target.top > source.top else (RIGHT, BOTTOM, "right-up")
    return (BOTTOM, TOP, "") if target.top > source.top else (TOP, BOTTOM, "")


def _back(source: Any, target: Any, between: Sequence[Any]) -> tuple[int, int, str]:
    """Within a lane a loop below; else out at the left and into the earlier card from below or above, or, where fewer
    cards are in the way, up or down first and into it from the right."""
    middle = target.left + target.width / 2
    beside = target.top < source.top + source.height and source.top < target.top + target.height
    if beside or middle >= source.left:
        return BOTTOM, BOTTOM, "loop" if abs(source.top - target.top) < 12700 else ""
    is_up = target.top < source.top
    level, across = source.top + source.height / 2, source.left + source.width / 2
    edge, at = (target.top + target.height if is_up else target.top), target.top + target.height / 2
    near = source.top if is_up else source.top + source.height
    leftward = _hit(between, (middle, level), (source.left, level)) + _hit(between, (middle, edge), (middle, level))
    upright = _hit(between, (across, near), (across, at)) + _hit(
        between, (target.left + target.width, at), (across, at)
    )
    if upright < leftward:
        return (TOP, RIGHT, "up-left") if is_up else (BOTTOM, RIGHT, "down-left")
    return (LEFT, BOTTOM, "back-up") if is_up else (LEFT, TOP, "back-down")


def _hit(boxes: Sequence[Any], a: tuple[float, float], b: tuple[float, float]) -> int:
    """How many of the boxes a level or upright line runs through."""
    left, right, top, bottom = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
    return sum(
        box.left <= right and left <= box.left + box.width and box.top <= bottom and top <= box.top + box.height
        for box in boxes
    )
