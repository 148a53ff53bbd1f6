"""Whose export is next: few at a time, everybody in turn, small ones first; nobody can fill the queue alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from leanwall.errors import TooLarge, Unavailable
from leanwall.export.house import tell, word
from leanwall.telemetry.counts import EXPORTS_WAITING

MOST_A_PERSON = 6  # waiting and being made
MOST = 60
LEAVING = word("The server is about to stop; ask for the file again in a moment.")


@dataclass(eq=False, slots=True)
class Place:
    """One export on its way. `state`: waiting or making; `done` of `total` pages so far."""

    who: str
    ticket: str
    rank: tuple[int, int, int]  # small ones, then those who have fewer before them, then in order
    free: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    state: str = "waiting"
    done: int = 0
    total: int = 0

    def progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total


class Queue:
    """`workers` at a time."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._making: set[Place] = set()
        self._waiting: list[Place] = []
        self._numbers = count()
        self.is_closed = False

    @asynccontextmanager
    async def turn(self, who: str, ticket: str, small: bool) -> AsyncIterator[Place]:
        """Waits for the turn; whoever is cancelled leaves the queue. Raises TooLarge for too many of one person's,
        Unavailable for too many at all, and for whoever waits when the queue is closed."""
        place = self._come(who, ticket, small)
        try:
            await place.free
            self._check_open(place)
            yield place
        finally:
            self._making.discard(place)
            if place in self._waiting:
                self._waiting.remove(place)
            self._next()

    def close(self) -> None:
        """Nobody's turn comes any more; what is being made goes on."""
        self.is_closed = True
        for place in self._waiting:
            if not place.free.done():
                place.free.set_result(None)

    def find(self, who: str, ticket: str) -> tuple[Place, int] | None:
        """A person's export and how many are made before it; None when it is done, or never was."""
        for place in (*self._making, *self._waiting):
            if place.who == who and place.ticket == ticket:
                before = sum(other.rank < place.rank for other in self._waiting) + len(self._making)
                return place, 0 if place in self._making else before
        return None

    def _come(self, who: str, ticket: str, small: bool) -> Place:
        mine = sum(place.who == who for place in (*self._making, *self._waiting))
        if mine >= MOST_A_PERSON:
            told = tell("{n} exports of yours are on their way already; take one when it is done.", n=mine)
            raise TooLarge(told)
        if len(self._waiting) >= MOST:
            raise Unavailable(tell("Too many exports are waiting; try again in a minute."))
        place = Place(who, ticket, (0 if small else 1, mine, next(self._numbers)))
        self._check_open(place)
        self._waiting.append(place)
        self._next()
        return place

    def _check_open(self, place: Place) -> None:
        if self.is_closed and place not in self._making:
            raise Unavailable(tell(LEAVING))

    def _next(self) -> None:
        while not self.is_closed and self._waiting and len(self._making) < self._workers:
            place = min(self._waiting, key=lambda place: place.rank)
            self._waiting.remove(place)
            self._making.add(place)
            place.state = "making"
            if not place.free.done():
                place.free.set_result(None)
        EXPORTS_WAITING.set(len(self._waiting))
