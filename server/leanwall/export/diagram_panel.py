"""One state on the page: lanes, cards, wires and their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leanwall.export.diagram_cards import draw_card
from leanwall.export.diagram_content import Card, Panel, Wire
from leanwall.export.diagram_layout import BURST, BURST_IN, FLOOR, Columns, Lanes, ghost_widths
from leanwall.export.diagram_routes import Box, Map, Route, Segment, flow_route, rework_route, segments
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.house import accent
from leanwall.export.style import BRICK, GREY, INK, PALE, PAPER, arrow, chip
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
        page.rect(place.left, y, place.head, box.height, Paint(accent()), 4)
        inside = (place.left + 4, y + 2, place.head - 8, box.height - 4)
        fitted = page.block(
            inside, name, high=11.5, low=FLOOR, weight=600, color=PAPER, align="middle", middle=True, lead=1.15
        )
        cut += [name] if fitted.is_cut else []
    return cut


def draw_cards(page: Drawing, panel: Panel, columns: Columns, lanes: Lanes, place: Place, size: float) -> list[Card]:
    """Wires first, cards over them, labels on top; answers the cards whose words had to be cut."""
    boxes = boxes_of(panel, columns, lanes, place)
    bursts = _bursts(panel, boxes)
    routes = _routes(panel, boxes, bursts, _free_lines(lanes, place))
    for wire, route in routes:
        _draw_wire(page, wire, route)
    cut = [card for card in panel.cards if draw_card(page, card, boxes[card.id], size)]
    taken = [*boxes.values(), *bursts]
    for wire, route in routes:
        if wire.label:
            others = [part for other, way in routes if other is not wire for part in segments(way)]
            taken.append(_draw_label(page, wire, route, place.right, (taken, others)))
    return cut


def _bursts(panel: Panel, boxes: dict[str, Box]) -> list[Box]:
    """What the bursts cover below their cards."""
    found = []
    for card in panel.cards:
        box = boxes[card.id]
        for i in range(0 if card.is_ghost else len(card.bursts)):
            x = box.right - BURST_IN - i * 24
            found.append(Box(x - BURST, box.bottom, x + BURST, box.bottom + 3.5 + BURST))
    return found


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


def _routes(panel: Panel, boxes: dict[str, Box], bursts: list[Box], lines: list[float]) -> list[tuple[Wire, Route]]:
    """Flow first: rework goes round it."""
    plan = Map(list(boxes.values()), lines, marks=bursts)
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


Taken = tuple[Sequence[Box], Sequence[Segment]]


def _draw_label(page: Drawing, wire: Wire, route: Route, right: float, taken: Taken) -> Box:
    """A pill at the wire, where it covers no card, no other pill and no other wire."""
    color = BRICK if wire.kind == "rework" else INK
    label = wire.label
    pill, covered = _free_spot(route, _pill(label), right - 2, taken)
    if covered > _CROWDED:  # the share alone, where the words would hide the map
        label = _share_of(label)
        pill, _ = _free_spot(route, _pill(label), right - 2, taken)
    edge = color if wire.kind == "rework" else GREY
    paint, place = Paint(PAPER, edge, 0.8), ((pill.left + pill.right) / 2, pill.top)
    chip(page, place, label, FLOOR, color=color, paint=paint, align="middle", height=PILL)
    return pill


def _pill(label: str) -> float:
    return width(label, 600, FLOOR, True) + 10


def _share_of(label: str) -> str:
    """ "8 %" of "8 % data missing"."""
    head, sign, _ = label.partition("%")
    return f"{head}{sign}" if sign else label


def _free_spot(route: Route, wide: float, right: float, taken: Taken) -> tuple[Box, float]:
    """A pill of this width on the route, or hanging at its side, that covers least, and how much that is."""
    boxes, wires = taken
    best, least = Box(0.0, 0.0, wide, PILL), float("inf")
    for pill, dislike in _spots(route, wide):
        shift = min(0.0, right - pill.right)
        moved = Box(pill.left + shift, pill.top, pill.right + shift, pill.bottom)
        covered = dislike + sum(_overlap(moved, box) for box in boxes) * 10
        if covered < least:
            covered += sum(_hidden(moved, part) for part in wires) * 6
            covered += _own(route, moved)
        if covered < least:
            best, least = moved, covered
    return best, least


def _spots(route: Route, wide: float) -> Iterator[tuple[Box, float]]:
    """Places for a pill, each with how much it is disliked: on long level parts first, beside the wire last."""
    parts = sorted(segments(route), key=lambda p: (not p.is_level, p.low - p.high))
    for rank, part in enumerate(parts):
        for share in (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9):
            along = part.low + (part.high - part.low) * share
            x, y = (along, part.across) if part.is_level else (part.across, along)
            for dx, dy, aside in _ASIDE if part.is_level else _BESIDE:
                left, top = x - wide / 2 + dx * (wide / 2 - 5), y - PILL / 2 + dy * (PILL / 2 - 1)
                yield Box(left, top, left + wide, top + PILL), rank * 5 + abs(share - 0.5) + aside


_CROWDED = 60.0  # about ten points of a wire
# shifts of a pill (in halves of its size) and how much each is disliked
_ASIDE = ((0, 0, 0.0), (0, -1, 20.0), (0, 1, 20.0))
_BESIDE = ((0, 0, 0.0), (1, 0, 12.0), (-1, 0, 12.0))


def _hidden(pill: Box, part: Segment) -> float:
    """Points of a wire that a pill would lie on."""
    low, high, across = (
        (pill.left, pill.right, pill.top - 1 < part.across < pill.bottom + 1)
        if part.is_level
        else (pill.top, pill.bottom, pill.left - 1 < part.across < pill.right + 1)
    )
    return max(0.0, min(high, part.high) - max(low, part.low)) if across else 0.0


def _own(route: Route, pill: Box) -> float:
    """A wire that its own label covers almost whole cannot be seen any more."""
    parts = segments(route)
    seen = sum(part.high - part.low for part in parts) - sum(_hidden(pill, part) for part in parts)
    return max(0.0, 22.0 - seen) * 12


def _overlap(a: Box, b: Box) -> float:
    """Shared area of two boxes, a margin of 2 points around them counted in."""
    wide = min(a.right, b.right) - max(a.left, b.left) + 2
    high = min(a.bottom, b.bottom) - max(a.top, b.top) + 2
    return max(0.0, wide) * max(0.0, high)
