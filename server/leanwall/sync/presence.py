"""What nobody needs to keep: cursors, selections, drags. One bundle a board, some times a second, encoded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import UNSET

from leanwall.sync import roles
from leanwall.sync.protocol import Presence

Entry = dict[str, Any]
_FIELDS = Presence.__struct_fields__
_OF_WHO_LEADS = frozenset({"lead", "call", "host", "spotlight"})  # nobody else is heard with these


def stamped(person: roles.Person) -> Entry:
    """Who it is, as the server knows it."""
    return {"id": person.id, "name": person.name, "color": person.color, "role": person.role}


class People:
    """Who is on a board and what each points at; the latest wins, whatever socket it came from. People on other
    processes count for as long as nothing of them is here."""

    def __init__(self) -> None:
        self._here: dict[str, Entry] = {}
        self._sockets: dict[str, int] = {}
        self._elsewhere: dict[str, dict[str, Entry]] = {}  # by process
        self._news: dict[str, Entry | None] = {}
        self._own_news: dict[str, Entry | None] = {}

    def come(self, person: roles.Person) -> None:
        """One more socket of this person."""
        self._sockets[person.id] = self._sockets.get(person.id, 0) + 1
        self._put(person.id, {**self._here.get(person.id, {}), **stamped(person)})

    def go(self, person: roles.Person) -> None:
        """One socket less; with the last one the person is gone."""
        left = self._sockets.get(person.id, 0) - 1
        if left > 0:
            self._sockets[person.id] = left
        elif self._sockets.pop(person.id, None) is not None:
            del self._here[person.id]
            self._own_news[person.id] = None
            self._news[person.id] = self._find(person.id)

    def point(self, person: roles.Person, presence: Presence) -> None:
        """What the person points at now."""
        silent = frozenset() if roles.may_lead(person) else _OF_WHO_LEADS
        said = {
            name: value for name in _FIELDS if name not in silent and (value := getattr(presence, name)) is not UNSET
        }
        self._put(person.id, {**stamped(person), **said})

    def hear(self, process: str, people: Mapping[str, Entry | None], whole: bool) -> None:
        """What another process says of its people; `whole`: those that it doesn't name are gone."""
        theirs = self._elsewhere.setdefault(process, {})
        named = dict.fromkeys(theirs) | dict(people) if whole else people
        for person_id, entry in named.items():
            if entry is None:
                theirs.pop(person_id, None)
            elif theirs.get(person_id) == entry:
                continue
            else:
                theirs[person_id] = entry
            if person_id not in self._here:
                self._news[person_id] = self._find(person_id)
        if not theirs:
            del self._elsewhere[process]

    def here(self) -> Iterable[Entry]:
        """Everybody on the board, once."""
        everybody: dict[str, Entry] = {}
        for theirs in self._elsewhere.values():
            everybody |= theirs
        return (everybody | self._here).values()

    def own(self) -> dict[str, Entry | None]:
        """Those whose sockets are here."""
        return dict(self._here)

    def news(self) -> dict[str, Entry | None]:
        """What changed since it was last asked; None for who left."""
        news, self._news = self._news, {}
        return news

    def own_news(self) -> dict[str, Entry | None]:
        """The same, of those whose sockets are here."""
        news, self._own_news = self._own_news, {}
        return news

    def _put(self, person_id: str, entry: Entry) -> None:
        self._news[person_id] = self._own_news[person_id] = self._here[person_id] = entry

    def _find(self, person_id: str) -> Entry | None:
        return next((theirs[person_id] for theirs in self._elsewhere.values() if person_id in theirs), None)
