"""A crowd of items sent through a map one by one: visits counted, not computed."""

from __future__ import annotations

from collections import Counter
from random import Random

from leanwall.core.board import Board
from tests.support.oracle_reading import read_state
from tests.support.oracle_routes import ROOT, Routes, Shares


class Entangled(Exception):
    """Parallel branches share steps before they meet; then an item cannot go through them one by one."""


def counted_visits(board: Board, state: str, items: int, rng: Random) -> dict[str, float]:
    """How often each step happened on average. Raises Refused for what never ends, Entangled, LeftOpen."""
    read = read_state(board, state)
    if any(visits > 50 for visits in read.visits.values()):
        raise Entangled
    crowd = Crowd(read.routes, rng)
    for _ in range(items):
        crowd.send(ROOT, None)
    return {note: crowd.seen[note] / items for note in read.notes}


class Crowd:
    def __init__(self, routes: Routes, rng: Random) -> None:
        self.routes, self.rng = routes, rng
        self.seen: Counter[str] = Counter()
        routes.explore(ROOT, None)
        if any(len({fork for fork, _ in places}) < len(places) for places in routes.places.values()):
            raise Entangled

    def send(self, note: str | None, stop: str | None) -> None:
        """One item from `note` on, until it leaves or gets to `stop`."""
        while note is not None and note != stop:
            self.seen[note] += 1
            back = self.pick(self.routes.rework.get(note, {}))
            if back is not None:
                note = back
            elif note in self.routes.forks:
                note = self.split(note, stop)
            else:
                note = self.pick(self.routes.next(note))

    def split(self, fork: str, stop: str | None) -> str | None:
        meet = self.routes.meeting(fork, stop)[1]
        for head in self.routes.next(fork):
            self.send(head, meet if meet in self.routes.reach[head] else None)
        return meet

    def pick(self, ways: Shares) -> str | None:
        dice = self.rng.random()
        for way, share in ways.items():
            dice -= float(share)
            if dice < 0:
                return way
        return None
