"""Ways for wires: orthogonal, round the cards, few bends, not on top of one another."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from leanwall.export.drawing import Point

Route = tuple[Point, ...]
CLEAR = 4.0  # points kept between a wire and a card that it passes
_BEND, _CROSS, _SHARED, _BLOCKED = 14.0, 26.0, 3.0, 1e6


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


@dataclass(slots=True)
class Map:
    """Cards in the way, heights where wires may run sideways (between cards), and the wires drawn so far."""

    boxes: Sequence[Box]
    lines: Sequence[float]
    drawn: list[Segment] = field(default_factory=list)

    def add(self, route: Route) -> Route:
        """Keep a route, so that later ones avoid it."""
        self.drawn += segments(route)
        return route

    def cost(self, route: Route) -> float:
        """Length, bends, crossings; a way through a card costs more than any other."""
        parts = segments(route)
        total = sum(p.high - p.low for p in parts) + _BEND * (len(parts) - 1)
        total += _BLOCKED * sum(1 for part in parts for box in self.boxes if _hits(part, box))
        if total < _BLOCKED:
            total += sum(_disturbs(part, other) for part in parts for other in self.drawn)
        return total

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
    return plan.add(route if cost < _BLOCKED else _search(plan, source, target, route))


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
    for y in plan.lines:
        yield (start, (source.right + 10, start[1]), (source.right + 10, y), (channel, y), (channel, end[1]), end)
        out = source.bottom if y > source.middle else source.top
        yield ((source.right - 14, out), (source.right - 14, y), (channel, y), (channel, end[1]), end)


def rework_route(plan: Map, source: Box, target: Box, turn: int) -> Route:
    """Back to an earlier card: out at the left or below, in from above or below. `turn` spreads several ends."""
    candidates = list(_rework_candidates(plan, source, target, turn))
    route, cost = plan.best(candidates)
    return plan.add(route if cost < _BLOCKED else _search(plan, source, target, route))


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
            for y in plan.lines:
                side = source.bottom if y > source.middle else source.top
                edge = target.bottom if y > target.middle else target.top
                yield ((out, side), (out, y), (x, y), (x, edge))


# --- where no plain shape fits: a search over the free lines -----------------------------------------------------


def _search(plan: Map, source: Box, target: Box, otherwise: Route) -> Route:
    """The cheapest way over a grid of free lines; `otherwise` when there is none."""
    ys = sorted({*plan.lines, source.middle, target.middle})
    xs = sorted({x for box in plan.boxes for x in (box.left - 10, box.right + 10)})
    start, end = (source.right + 10, source.middle), (target.left - 10, target.middle)
    grid = _Grid(plan, xs, ys)
    way = grid.way(start, end)
    if not way:
        return otherwise
    return simplified(((source.right, source.middle), *way, (target.left, target.middle)))


@dataclass(slots=True)
class _Grid:
    plan: Map
    xs: list[float]
    ys: list[float]
    known: dict[tuple[Point, Point], float] = field(default_factory=dict)

    def way(self, start: Point, end: Point) -> Route:
        """Dijkstra with the direction in the state, so that bends have their price."""
        x, y = self.xs.index(start[0]), self.ys.index(start[1])
        goal = (self.xs.index(end[0]), self.ys.index(end[1]))
        open_: list[tuple[float, tuple[int, int], int]] = [(0.0, (x, y), 0)]
        best: dict[tuple[tuple[int, int], int], float] = {((x, y), 0): 0.0}
        came: dict[tuple[tuple[int, int], int], tuple[tuple[int, int], int]] = {}
        while open_:
            cost, place, direction = heapq.heappop(open_)
            if place == goal:
                return self._back(came, (place, direction))
            if cost > best[place, direction]:
                continue
            for near, turned in self._near(place):
                step = self._price(place, near)
                if step >= _BLOCKED:
                    continue
                total = cost + step + (_BEND if turned != direction else 0.0)
                if total < best.get((near, turned), float("inf")):
                    best[near, turned] = total
                    came[near, turned] = (place, direction)
                    heapq.heappush(open_, (total, near, turned))
        return ()

    def _near(self, place: tuple[int, int]) -> Iterator[tuple[tuple[int, int], int]]:
        x, y = place
        for i, j, direction in ((x + 1, y, 0), (x - 1, y, 0), (x, y + 1, 1), (x, y - 1, 1)):
            if 0 <= i < len(self.xs) and 0 <= j < len(self.ys):
                yield (i, j), direction

    def _price(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        points = ((self.xs[a[0]], self.ys[a[1]]), (self.xs[b[0]], self.ys[b[1]]))
        key = min(points), max(points)
        if key not in self.known:
            self.known[key] = self.plan.cost(points)
        return self.known[key]

    def _back(
        self,
        came: dict[tuple[tuple[int, int], int], tuple[tuple[int, int], int]],
        at: tuple[tuple[int, int], int],
    ) -> Route:
        places = [at[0]]
        while at in came:
            at = came[at]
            places.append(at[0])
        return simplified(tuple((self.xs[x], self.ys[y]) for x, y in reversed(places)))


def simplified(route: Route) -> Route:
    """The same way without points that lie on a straight line or twice."""
    kept: list[Point] = []
    for point in route:
        if kept and abs(kept[-1][0] - point[0]) + abs(kept[-1][1] - point[1]) < 0.01:
            continue
        if len(kept) >= 2 and _straight(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    level = abs(a[1] - b[1]) < 0.01 and abs(b[1] - c[1]) < 0.01
    return level or (abs(a[0] - b[0]) < 0.01 and abs(b[0] - c[0]) < 0.01)
