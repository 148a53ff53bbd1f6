"""Everybody who is connected to this process, whatever they have said, and what ends their sockets from outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from leanwall.sync import roles
from leanwall.sync.batches import Key
from leanwall.sync.connection import Connection
from leanwall.sync.orders import ORDERS


def browser(session: str) -> str:
    """What the sessions of one browser have in common: it gets another one whenever its rights grow, and its sockets
    go on (access/sessions.py)."""
    return session.partition(".")[0]


class Crowd:
    """Sockets whose hello is still to come are among them: what ends somebody's rights must reach these too."""

    def __init__(self) -> None:
        self._sockets: dict[Connection, Key] = {}
        self._each: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._sockets)

    def come(self, connection: Connection, key: Key) -> None:
        self._sockets[connection] = key
        self._each[connection.person.id] += 1

    def go(self, connection: Connection) -> None:
        if self._sockets.pop(connection, None) is not None:
            left = self._each[connection.person.id] = self._each[connection.person.id] - 1
            if not left:
                del self._each[connection.person.id]

    def of(self, person_id: str) -> int:
        """How many sockets a person has."""
        return self._each[person_id]

    def people(self) -> list[roles.Person]:
        """Each as whom they were let in, once for each socket."""
        return [connection.person for connection in self._sockets]

    def obey(self, order: str, about: str) -> None:
        """Say the goodbye of an order (orders.py) to whom it concerns: a person, a session, a board."""
        if order in ORDERS:
            for connection in self._concerned(order, about):
                connection.bye(**ORDERS[order])

    def _concerned(self, order: str, about: str) -> Iterable[Connection]:
        if order == "board_deleted":
            return [connection for connection, key in self._sockets.items() if key[1] == about]
        if order == "sign_out":
            return self._of(lambda person: browser(getattr(person, "session", "")) == browser(about))
        return self._of(lambda person: person.id == about)

    def _of(self, wanted: Callable[[roles.Person], bool]) -> Iterable[Connection]:
        return [connection for connection in self._sockets if wanted(connection.person)]
