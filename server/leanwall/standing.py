"""What another process did to people's rights while the wire between processes was cut, or what was lost on it, looked
up in the database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any, Protocol

from leanwall.access.people import Person, principal
from leanwall.access.secrets import iso
from leanwall.access.sessions import BEARER

EVERY = 1.0  # seconds; what is revoked is said to bind within so many, and half of them more for the question
ANYWAY = 20  # times of these after which it is looked up even when nothing seems amiss: a word can get lost


class PeopleStore(Protocol):
    """Who is still who they were (store/people.py)."""

    def active(self, person_ids: Sequence[str], now: str) -> Sequence[Person]: ...
    def alive(self, session_ids: Sequence[str], now: str) -> Sequence[str]: ...


class Live(Protocol):
    """The sockets of this process (sync/hub.py)."""

    def everybody(self) -> Sequence[Any]: ...
    def obey(self, order: str, about: str) -> None: ...


class Standing:
    """`is_up` says whether other processes are heard now."""

    def __init__(
        self, people: PeopleStore, live: Live, is_up: Callable[[], bool],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self._people, self._live, self._is_up, self._clock = people, live, is_up, clock

    async def watch(self, problem: Callable[[Exception], object]) -> None:
        """Looks while the wire is cut, once more when it is there again, and now and then anyway; a fault is tried
        again next time."""
        missed = False
        for times in count(1):
            await asyncio.sleep(EVERY)
            is_up = self._is_up()
            if missed or not is_up or not times % ANYWAY:
                try:
                    await self.look()
                    missed = not is_up
                except Exception as error:  # the database may be away, too
                    problem(error)

    async def look(self) -> None:
        """Closes the sockets of those who are gone, signed out, or in another role."""
        here = self._live.everybody()
        if not here:
            return
        now = iso(self._clock())
        active, alive = await asyncio.to_thread(self._ask, here, now)
        for who in here:
            if who.session != BEARER and who.session not in alive:
                self._live.obey("sign_out", who.session)
            elif who.id not in active:
                self._live.obey("revoke", who.id)
            elif active[who.id] != who.role:
                self._live.obey("role_changed", who.id)

    def _ask(self, here: Sequence[Any], now: str) -> tuple[dict[str, str], set[str]]:
        people = self._people.active(sorted({who.id for who in here}), now)
        alive = self._people.alive(sorted({who.session for who in here}), now)
        return {person.id: principal(person, "").role for person in people if not person.waiting}, set(alive)
