"""Ways for wires: orthogonal, round the cards, few bends, not on top of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from leanwall.export.diagram_grid import BEND, CLEAR, Grid, simplified
from leanwall.export.drawing import Point

Route = tuple[Point, ...]
_CROSS, _SHARED, _COVERED, _BLOCKED = 26.0, 3.0, 150.0, 1e6
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A card's place on the map."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.top + self.bottom) / 2


class Segment(NamedTuple):
    """A straight part of a wire: whether it runs sideways, the coordinate it keeps, and from where to where."""

    is_level: bool
    across: float
    low: float
    high: float


@dataclass
class Map:
    """Cards in the way, heights where wires may run sideways (between cards), the wires drawn so far, and bursts, which
    a wire goes round if it can."""

    boxes: Sequence[Box]
    lines: Sequence[float]
    drawn: list[Segment] = field(default_factory=list)
    marks: Sequence[Box] = ()

    def add(self, route: Route) -> Route:
        """Keep a route, so that later ones avoid it."""
        self.drawn += segments(route)
        return route

    def cost(self, route: Route) -> float:
        """Length, bends, crossings; a way through a card costs more than any other."""
        parts = segments(route)
        total = sum(p.high - p.low for p in parts) + BEND * (len(parts) - 1)
        total += _BLOCKED * sum(1 for part in parts for box in self.boxes if _hits(part, box))
        if total < _BLOCKED:
            total += sum(_disturbs(part, other) for part in parts for other in self.drawn)
            total += sum(_COVERED for part in parts for mark in self.marks if _hits(part, mark))
        return total

    @cached_property
    def grid(self) -> Grid:
        """All free lines, for wires that no plain shape fits."""
        return Grid([(b.left, b.top, b.right, b.bottom) for b in self.boxes], self.lines)

    def near(self, source: Box, target: Box) -> list[float]:
        """The free heights that a wire between two cards may use: those closest to either of them."""
        edges = (source.top, source.bottom, target.top, target.bottom)
        return sorted(self.lines, key=lambda y: min(abs(y - edge) for edge in edges))[:_NEAR]

    def best(self, candidates: Iterable[Route]) -> tuple[Route, float]:
        """The cheapest of some routes, and its cost."""
        return min(((route, self.cost(route)) for route in candidates), key=lambda found: found[1])


def segments(route: Route) -> list[Segment]:
    """The straight parts of a route."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(route):
        if abs(y0 - y1) < 0.01 and abs(x0 - x1) > 0.01:
            found.append(Segment(True, y0, min(x0, x1), max(x0, x1)))
        elif abs(y0 - y1) > 0.01:
            found.append(Segment(False, x0, min(y0, y1), max(y0, y1)))
    return found


def _hits(part: Segment, box: Box) -> bool:
    """Whether a segment runs through a card or too close beside it; ending at its edge is allowed."""
    if part.is_level:
        inside = box.top - CLEAR < part.across < box.bottom + CLEAR
        return inside and part.low < box.right - 0.5 and part.high > box.left + 0.5
    inside = box.left - CLEAR < part.across < box.right + CLEAR
    return inside and part.low < box.bottom - 0.5 and part.high > box.top + 0.5


def _disturbs(part: Segment, other: Segment) -> float:
    """What it costs to cross another wire or to run on top of it."""
    if part.is_level == other.is_level:
        if abs(part.across - other.across) > 3.0:
            return 0.0
        return _SHARED * max(0.0, min(part.high, other.high) - max(part.low, other.low))
    crossing = other.low < part.across < other.high and part.low < other.across < part.high
    return _CROSS if crossing else 0.0


def flow_route(plan: Map, source: Box, target: Box) -> Route:
    """From the right side of a card to the left side of the next one; over or under where that is shorter."""
    candidates = list(_flow_candidates(plan, source, target))
    route, cost = plan.best(candidates)
    return plan.add(route if cost < _BLOCKED else _search(plan, source, target) or route)


def _flow_candidates(plan: Map, source: Box, target: Box) -> Iterator[Route]:
    start, end, channel = (source.right, source.middle), (target.left, target.middle), target.left - 10
    if abs(start[1] - end[1]) < 0.5 and end[0] > start[0]:
        yield (start, end)
    for x in (channel, source.right + 10):
        if source.right + 5 < x < target.left - 4:
            yield (start, (x, start[1]), (x, end[1]), end)
    side = source.bottom if target.middle > source.middle else source.top
    if source.left + 12 <= channel <= source.right - 8:
        yield ((channel, side), (channel, end[1]), end)
    above = target.top if source.middle < target.middle else target.bottom
    for x in (target.left + 16, (target.left + target.right) / 2):
        if x > source.right + 8:
            yield (start, (x, start[1]), (x, above))
    for y in plan.near(source, target):
        yield (start, (source.right + 10, start[1]), (source.right + 10, y), (channel, y), (channel, end[1]), end)
        out = source.bottom if y > source.middle else source.top
        yield ((source.right - 14, out), (source.right - 14, y), (channel, y), (channel, end[1]), end)


def rework_route(plan: Map, source: Box, target: Box, turn: int) -> Route:
    """Back to an earlier card: out at the left or below, in from above or below. `turn` spreads several ends."""
    candidates = list(_rework_candidates(plan, source, target, turn))
    route, cost = plan.best(candidates)
    return plan.add(route if cost < _BLOCKED else _search(plan, source, target) or route)


def _rework_candidates(plan: Map, source: Box, target: Box, turn: int) -> Iterator[Route]:
    span = target.right - target.left
    ends = [target.left + span * share for share in (0.62, 0.78, 0.46, 0.3, 0.88)]
    ends = ends[turn % len(ends) :] + ends[: turn % len(ends)]
    for x in ends:
        if source.left + 8 <= x <= source.right - 8:
            down = source.middle < target.middle
            yield ((x, source.bottom), (x, target.top)) if down else ((x, source.top), (x, target.bottom))
        for low in (source.middle + 9, source.middle - 9):
            edge = target.bottom if low > target.middle else target.top
            if x < source.left - 8:
                yield ((source.left, low), (x, low), (x, edge))
        for out in (source.left + 26, source.left + 44, (source.left + source.right) / 2):
            for y in plan.near(source, target):
                side = source.bottom if y > source.middle else source.top
                edge = target.bottom if y > target.middle else target.top
                yield ((out, side), (out, y), (x, y), (x, edge))


def _search(plan: Map, source: Box, target: Box) -> Route:
    """A way over the grid of free lines; empty when there is none."""
    way = plan.grid.way((source.right + 10, source.middle), (target.left - 10, target.middle))
    return simplified(((source.right, source.middle), *way, (target.left, target.middle))) if way else ()
