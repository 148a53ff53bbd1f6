"""Ways over a grid of free lines, for wires that no plain shape fits."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from leanwall.export.drawing import Point

CLEAR = 4.0  # points kept between a wire and a card that it passes
BEND = 14.0  # what a bend costs, in points of detour
_Place = tuple[int, int]
_State = tuple[_Place, int]  # a crossing of two lines, and the direction of arrival: 0 sideways, 1 up or down


class Grid:
    """Upright lines beside the cards, level lines between them and through their middles. `boxes` are (left, top,
    right, bottom)."""

    def __init__(self, boxes: Sequence[tuple[float, float, float, float]], lines: Sequence[float]) -> None:
        self.xs = sorted({x for left, _, right, _ in boxes for x in (left - 10, right + 10)})
        self.ys = sorted({*lines, *((top + bottom) / 2 for _, top, _, bottom in boxes)})
        self.blocked: set[tuple[_Place, _Place]] = set()
        for box in boxes:
            self._block(*box)

    def _block(self, left: float, top: float, right: float, bottom: float) -> None:
        """Take out the stretches that run through a card or too close beside it."""
        level = range(bisect_right(self.ys, top - CLEAR), bisect_left(self.ys, bottom + CLEAR))
        for i in range(max(0, bisect_left(self.xs, left + 0.5) - 1), bisect_right(self.xs, right - 0.5)):
            self.blocked |= {((i, j), (i + 1, j)) for j in level}
        upright = range(bisect_right(self.xs, left - CLEAR), bisect_left(self.xs, right + CLEAR))
        for j in range(max(0, bisect_left(self.ys, top + 0.5) - 1), bisect_right(self.ys, bottom - 0.5)):
            self.blocked |= {((i, j), (i, j + 1)) for i in upright}

    def way(self, start: Point, end: Point) -> tuple[Point, ...]:
        """The shortest way with few bends between two crossings of the grid; empty when there is none."""
        first = (self.xs.index(start[0]), self.ys.index(start[1]))
        goal = (self.xs.index(end[0]), self.ys.index(end[1]))
        best: dict[_State, float] = {(first, 0): 0.0}
        came: dict[_State, _State] = {}
        open_: list[tuple[float, _State]] = [(0.0, (first, 0))]
        while open_:
            cost, state = heapq.heappop(open_)
            if state[0] == goal:
                return self._back(came, state)
            if cost > best[state]:
                continue
            for near, length in self._near(state[0]):
                total = cost + length + (BEND if near[1] != state[1] else 0.0)
                if total < best.get(near, float("inf")):
                    best[near], came[near] = total, state
                    heapq.heappush(open_, (total, near))
        return ()

    def _near(self, place: _Place) -> Iterator[tuple[_State, float]]:
        x, y = place
        for i, j, direction in ((x + 1, y, 0), (x - 1, y, 0), (x, y + 1, 1), (x, y - 1, 1)):
            if not (0 <= i < len(self.xs) and 0 <= j < len(self.ys)):
                continue
            if (min(place, (i, j)), max(place, (i, j))) not in self.blocked:
                yield ((i, j), direction), abs(self.xs[i] - self.xs[x]) + abs(self.ys[j] - self.ys[y])

    def _back(self, came: dict[_State, _State], state: _State) -> tuple[Point, ...]:
        places = [state[0]]
        while state in came:
            state = came[state]
            places.append(state[0])
        return simplified(tuple((self.xs[x], self.ys[y]) for x, y in reversed(places)))


def simplified(route: tuple[Point, ...]) -> tuple[Point, ...]:
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
