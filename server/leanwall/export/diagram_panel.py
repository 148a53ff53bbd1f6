"""One state on the page: lanes, cards, wires and their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leanwall.export.diagram_cards import draw_card
from leanwall.export.diagram_content import Card, Panel, Wire
from leanwall.export.diagram_layout import FLOOR, Columns, Lanes, ghost_widths
from leanwall.export.diagram_routes import Box, Map, Route, flow_route, rework_route, segments
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.style import BRICK, GREY, INK, NAVY, PALE, PAPER, arrow, chip
from leanwall.export.text import longest_word, width

HEADS = (76.0, 124.0)  # least and greatest width of the names of the lanes
PILL = 15.0
WIRE = "#3C4A5A"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel stands: left edge and width of its lane heads, left edge of the first column, right edge, top."""

    left: float
    head: float
    start: float
    right: float
    top: float


def head_width(names: Sequence[str]) -> float:
    """Wide enough for the longest word."""
    return min(HEADS[1], max(HEADS[0], 10 + max((longest_word(name, 600, FLOOR) for name in names), default=0.0)))


def draw_lanes(page: Drawing, names: Sequence[str], lanes: Lanes, place: Place) -> list[str]:
    """Bands with the names at their left; answers the names that had to be cut."""
    cut = []
    for name, box in zip(names, lanes.boxes, strict=True):
        y = place.top + box.top
        page.rect(place.left, y, place.right - place.left, box.height, Paint(PALE), 4)
        page.rect(place.left, y, place.head, box.height, Paint(NAVY), 4)
        inside = (place.left + 4, y + 2, place.head - 8, box.height - 4)
        fitted = page.block(
            inside, name, high=11.5, low=FLOOR, weight=600, color=PAPER, align="middle", middle=True, lead=1.15
        )
        cut += [name] if fitted.is_cut else []
    return cut


def draw_cards(page: Drawing, panel: Panel, columns: Columns, lanes: Lanes, place: Place, size: float) -> list[Card]:
    """Wires first, cards over them, labels on top; answers the cards whose words had to be cut."""
    boxes = boxes_of(panel, columns, lanes, place)
    routes = _routes(panel, boxes, _free_lines(lanes, place))
    for wire, route in routes:
        _draw_wire(page, wire, route)
    cut = [card for card in panel.cards if draw_card(page, card, boxes[card.id], size)]
    taken = list(boxes.values())
    for wire, route in routes:
        if wire.label:
            taken.append(_draw_label(page, wire, route, place.right, taken))
    return cut


def boxes_of(panel: Panel, columns: Columns, lanes: Lanes, place: Place) -> dict[str, Box]:
    """Where each card stands, by its id."""
    rooms = ghost_widths(panel, columns)
    return {c.id: _box(c, rooms.get(c.id, columns.card), columns, lanes, place) for c in panel.cards}


def _box(card: Card, wide: float, columns: Columns, lanes: Lanes, place: Place) -> Box:
    lane = lanes.boxes[card.lane]
    left, top = place.start + columns.starts[card.column], place.top + lane.card_top(card.row)
    return Box(left, top, left + wide, top + lane.card)


def _free_lines(lanes: Lanes, place: Place) -> list[float]:
    """Heights between the cards, where wires may run sideways: three in each gap between two rows of cards."""
    edges: list[float] = []
    for box in lanes.boxes:
        for row in range(box.rows if box.card else 0):
            edges += [box.card_top(row), box.card_top(row) + box.card]
    if not edges:
        return []
    gaps = [(edges[0] - 9, edges[0]), *zip(edges[1::2], edges[2::2], strict=False), (edges[-1], edges[-1] + 9)]
    found = []
    for above, below in gaps:
        room = below - above
        shares = (0.5,) if room < 16 else (0.3, 0.7) if room < 30 else (0.2, 0.5, 0.8)
        found += [place.top + above + room * share for share in shares]
    return found


def _routes(panel: Panel, boxes: dict[str, Box], lines: list[float]) -> list[tuple[Wire, Route]]:
    """Flow first: rework goes round it."""
    plan = Map(list(boxes.values()), lines)
    found: list[tuple[Wire, Route]] = []
    ends: dict[str, int] = {}
    for wire in sorted(panel.wires, key=lambda wire: wire.kind == "rework"):
        source, target = boxes[wire.source], boxes[wire.target]
        if wire.kind == "rework":
            turn = ends[wire.target] = ends.get(wire.target, -1) + 1
            found.append((wire, rework_route(plan, source, target, turn)))
        else:
            found.append((wire, flow_route(plan, source, target)))
    return found


def _draw_wire(page: Drawing, wire: Wire, route: Route) -> None:
    if wire.kind == "rework":
        arrow(page, route, BRICK, width=1.3, dash=(3.4, 2.6))
    else:
        arrow(page, route, WIRE, width=1.4)


def _draw_label(page: Drawing, wire: Wire, route: Route, right: float, taken: Sequence[Box]) -> Box:
    """A pill on the wire, where it covers no card and no other pill."""
    color = BRICK if wire.kind == "rework" else INK
    wide = width(wire.label, 600, FLOOR, True) + 10
    x, y = _free_spot(route, wide, taken)
    x = min(x, right - wide / 2 - 2)
    edge = color if wire.kind == "rework" else GREY
    chip(
        page,
        (x, y - PILL / 2),
        wire.label,
        FLOOR,
        color=color,
        paint=Paint(PAPER, edge, 0.8),
        align="middle",
        height=PILL,
    )
    return Box(x - wide / 2, y - PILL / 2, x + wide / 2, y + PILL / 2)


def _free_spot(route: Route, wide: float, taken: Sequence[Box]) -> tuple[float, float]:
    """A point of the route around which a pill of this width covers least; long level parts are tried first."""
    parts = sorted(segments(route), key=lambda p: (not p.is_level, p.low - p.high))
    best, least = (route[0][0], route[0][1]), float("inf")
    for rank, part in enumerate(parts):
        for share in (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9):
            along = part.low + (part.high - part.low) * share
            x, y = (along, part.across) if part.is_level else (part.across, along)
            pill = Box(x - wide / 2, y - PILL / 2, x + wide / 2, y + PILL / 2)
            covered = sum(_overlap(pill, box) for box in taken) * 10 + rank * 5 + abs(share - 0.5)
            if covered < least:
                best, least = (x, y), covered
    return best


def _overlap(a: Box, b: Box) -> float:
    """Shared area of two boxes, a margin of 2 points around them counted in."""
    wide = min(a.right, b.right) - max(a.left, b.left) + 2
    high = min(a.bottom, b.bottom) - max(a.top, b.top) + 2
    return max(0.0, wide) * max(0.0, high)
