"""Who comes in: what a link or a join code opens, and the guests whom it makes. hosting.py says who is let in.

Whatever is wrong with a link or a code (mistyped, used up, closed, revoked, another's) is answered with the same words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from leanwall.access.people import COLORS, Person, Principal, allows, principal
from leanwall.access.secrets import digest, iso, read_code
from leanwall.access.sessions import Sessions, read_name
from leanwall.access.tries import Tries
from leanwall.errors import NotFound, TooLarge
from leanwall.hosting import ASK, Audit, Link

Json = dict[str, Any]
NO_WAY = (
    "This link or code opens nothing here. It may be mistyped, closed or too old: "
    "ask whoever gave it to you for a fresh one."
)
MOST_GUESTS = 500


class Way(Protocol):
    """An open link with its maker as they are now and the board's title."""

    @property
    def link(self) -> Link: ...
    @property
    def maker(self) -> Person: ...
    @property
    def title(self) -> str: ...


class Doors(Protocol):
    """Links and guests on disk (store/doors.py)."""

    def by_secret(self, digest: str, now: str) -> Way | None: ...
    def by_code(self, code: str, now: str) -> Way | None: ...
    def add_guest(self, account_id: str | None, link_id: str, **fields: Any) -> Person | None: ...
    def guests(self, workspace_id: str, board_id: str, now: str) -> Sequence[Person]: ...
    def count_guests(self, workspace_id: str, board_id: str, now: str) -> int: ...
    def sent_away(self, board_id: str, since: str) -> Sequence[Person]: ...


class Entrance:
    """All its methods block; call them off the event loop."""

    def __init__(
        self, sessions: Sessions, doors: Doors, audit: Audit, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._sessions, self._doors, self._audit, self._clock = sessions, doors, audit, clock
        # A code has 40 bits: at these rates guessing one takes longer than any workshop.
        self.guesses = Tries(most=5, seconds=60, all_most=120)
        self.strays = Tries(most=60, seconds=60)

    @property
    def limits(self) -> dict[str, Tries]:
        """What guessing is held by; several processes share them (app.py)."""
        return {"guesses": self.guesses, "strays": self.strays}

    def look(self, key: str, caller: str, cookie: str) -> Json:
        """What a link or code opens, and the name this browser goes by, if it has one. Raises NotFound."""
        way, _ = self._way_for(key, caller, cookie)
        known = self._sessions.holder(cookie)
        return {
            "title": way.title,
            "role": _role(way),
            "lobby": way.link.lobby,
            "name": known.name if known else None,
        }

    def join(self, key: str, name: str | None, caller: str, cookie: str, agent: str) -> tuple[str | None, Json]:
        """Comes in: the secret of a new cookie (None: the one there is will do), the board, whether to wait in the
        lobby. Raises NotFound for a link that opens nothing, BadInput for a name that can't be one."""
        way, gone = self._way_for(key, caller, cookie)
        known = self._sessions.holder(cookie)
        there = self._already_in(way, known)
        if there is not None:
            return None, {"board_id": way.link.board_id, "waiting": there.waiting}
        name = read_name(name or (known.name if known else ""))
        guest = self._new_guest(way, known, name, _spoken(name) in gone)
        self._audit.note(guest.workspace_id, guest.id, "guest.joined", way.link.board_id, way.link.id)
        told = {"board_id": way.link.board_id, "waiting": guest.waiting}
        if known is not None and not known.is_guest:
            self._sessions.grew(known)
            return None, told
        return self._sessions.begin(guest, cookie, agent)[0], told

    def way_to_ask(self, key: str, caller: str) -> Way:
        """An open link of the kind that only asks. Raises NotFound and TooMany as `look` does."""
        return self._way(key, caller, asks=True)

    def _way(self, key: str, caller: str, asks: bool = False) -> Way:
        """Raises NotFound, and TooMany before the database is asked when this address has guessed too often."""
        code, tries = read_code(key), self._tries(key)
        tries.check(caller)
        now = self._now()
        way = self._doors.by_secret(digest(key), now) if code is None else self._doors.by_code(code, now)
        if way is None or principal(way.maker, "").waiting or (way.link.role == ASK) != asks:
            tries.count(caller)
            raise NotFound(NO_WAY, code="no_way")
        return way

    def _way_for(self, key: str, caller: str, cookie: str) -> tuple[Way, frozenset[str]]:
        """An open link for this browser, and the spoken names of those who were sent away since it was made. Whoever
        was one of them finds the same as behind a closed door, until they are given a newer link or the door is opened
        anew."""
        way = self._way(key, caller)
        gone = self._doors.sent_away(way.link.board_id, way.link.created_at)
        if gone and self._sessions.account(cookie) in {person.account_id for person in gone}:
            self._tries(key).count(caller)
            raise NotFound(NO_WAY, code="no_way")
        return way, frozenset(_spoken(person.name) for person in gone)

    def _tries(self, key: str) -> Tries:
        return self.strays if read_code(key) is None else self.guesses

    def _already_in(self, way: Way, known: Principal | None) -> Person | None:
        """The person as whom this browser may see the board already, with a role as good, or waits for it."""
        if known is None:
            return None
        board_id = way.link.board_id
        for person in self._sessions.persons(known, board_id):
            if allows(principal(person, "").role, _role(way)) or person.muted:
                return person
        for guest in self._doors.guests(way.link.workspace_id, board_id, self._now()):
            if guest.account_id == known.account_id and guest.waiting:
                return guest
        return None

    def _new_guest(self, way: Way, known: Principal | None, name: str, is_doubtful: bool) -> Person:
        """`is_doubtful`: somebody of this name was sent away; the facilitator is asked."""
        link, now = way.link, self._now()
        here = self._doors.count_guests(link.workspace_id, link.board_id, now)
        if here >= MOST_GUESTS:
            raise TooLarge(f"This wall has {MOST_GUESTS} guests already; its facilitator can remove some.")
        guest = self._doors.add_guest(
            known.account_id if known else None, link.id,
            workspace_id=link.workspace_id, board_id=link.board_id, name=name, color=COLORS[here % len(COLORS)],
            role=_role(way), created_at=now, waiting=link.lobby or is_doubtful, until=link.expires_at,
        )  # fmt: skip
        if guest is None:
            raise NotFound(NO_WAY, code="no_way")
        return guest

    def _now(self) -> str:
        return iso(self._clock())


def _role(way: Way) -> str:
    """Never more than its maker may do now."""
    makers = principal(way.maker, "").role
    return way.link.role if allows(makers, way.link.role) else makers


def _spoken(name: str) -> str:
    """A name without what can be spelled in more than one way: wide letters, accents, case, blanks, full stops."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum()) or name
