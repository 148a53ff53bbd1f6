"""What nobody needs to keep: cursors, selections, drags. One bundle a board, some times a second, encoded once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import UNSET

from leanwall.sync import roles
from leanwall.sync.protocol import Presence

Entry = dict[str, Any]
_FIELDS = Presence.__struct_fields__


def stamped(person: roles.Person) -> Entry:
    """Who it is, as the server knows it."""
    return {"id": person.id, "name": person.name, "color": person.color, "role": person.role}


class People:
    """Who is on a board and what each points at; the latest wins, whatever socket it came from."""

    def __init__(self) -> None:
        self._here: dict[str, Entry] = {}
        self._sockets: dict[str, int] = {}
        self._news: dict[str, Entry | None] = {}

    def come(self, person: roles.Person) -> None:
        """One more socket of this person."""
        self._sockets[person.id] = self._sockets.get(person.id, 0) + 1
        self._news[person.id] = self._here[person.id] = {**self._here.get(person.id, {}), **stamped(person)}

    def go(self, person: roles.Person) -> None:
        """One socket less; with the last one the person is gone."""
        left = self._sockets.get(person.id, 0) - 1
        if left > 0:
            self._sockets[person.id] = left
        elif self._sockets.pop(person.id, None) is not None:
            del self._here[person.id]
            self._news[person.id] = None

    def point(self, person: roles.Person, presence: Presence) -> None:
        """What the person points at now."""
        said = {name: value for name in _FIELDS if (value := getattr(presence, name)) is not UNSET}
        self._news[person.id] = self._here[person.id] = {**stamped(person), **said}

    def here(self) -> Iterable[Entry]:
        """Everybody on the board."""
        return self._here.values()

    def news(self) -> dict[str, Entry | None]:
        """What changed since it was last asked; None for who left."""
        news, self._news = self._news, {}
        return news
