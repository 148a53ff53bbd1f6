"""Who comes in: links, the door with its join code, guests. The API is a skin on it, as on service.py.

Whatever is wrong with a link or a code (mistyped, used up, closed, revoked, another's) is answered with the same words.
"""

from __future__ import annotations

import asyncio
import threading
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from leanwall.access.people import GUEST_ROLES, Person, Principal, allows, principal, require
from leanwall.access.qr import qr_rows
from leanwall.access.secrets import digest, iso, new_code, new_link_secret, read_code
from leanwall.access.sessions import Sessions, read_name
from leanwall.access.tries import Tries
from leanwall.errors import BadInput, Forbidden, NotFound, TooLarge

Json = dict[str, Any]
NO_WAY = (
    "This link or code opens nothing here. It may be mistyped, closed or too old: "
    "ask whoever gave it to you for a fresh one."
)
COLORS = (
    "#A8321A", "#1C7A4A", "#7A4FB5", "#8A6500", "#0B7285", "#B0307A", "#3F51B5", "#5B6B1E", "#9C4221", "#2F6F9F",
)  # fmt: skip
DOOR_HOURS = 12
MOST_HOURS = 24 * 366
MOST_GUESTS = 500
MOST_LINKS = 100
ASK = "ask"  # the role of a link that lets nobody in: it asks a few questions (asking.py)


class Link(Protocol):
    """A row of the table of links."""

    id: str
    workspace_id: str
    board_id: str
    maker_id: str
    digest: str
    code: str | None
    label: str
    role: str
    lobby: bool
    created_at: str
    expires_at: str
    closed_at: str | None
    joined: int


class Way(Protocol):
    """An open link with its maker as they are now and the board's title."""

    @property
    def link(self) -> Link: ...
    @property
    def maker(self) -> Person: ...
    @property
    def title(self) -> str: ...


class DoorStore(Protocol):
    """Links and guests on disk (store/doors.py)."""

    def add(self, **fields: Any) -> Link: ...
    def by_secret(self, digest: str, now: str) -> Way | None: ...
    def by_code(self, code: str, now: str) -> Way | None: ...
    def links(self, workspace_id: str, board_id: str, now: str) -> Sequence[Link]: ...
    def open_door(self, workspace_id: str, board_id: str, now: str) -> Link | None: ...
    def close_doors(self, workspace_id: str, board_id: str, now: str) -> bool: ...
    def set_digest(self, link_id: str, digest: str) -> None: ...
    def revoke(self, workspace_id: str, board_id: str, link_id: str, now: str) -> list[str] | None: ...
    def add_guest(self, account_id: str | None, link_id: str, **fields: Any) -> Person | None: ...
    def guests(self, workspace_id: str, board_id: str, now: str) -> Sequence[Person]: ...
    def count_guests(self, workspace_id: str, board_id: str, now: str) -> int: ...
    def change_guest(self, workspace_id: str, board_id: str, person_id: str, **values: Any) -> bool: ...
    def remove_guest(self, workspace_id: str, board_id: str, person_id: str, now: str) -> list[str]: ...
    def sent_away(self, board_id: str, since: str) -> Sequence[Person]: ...


class Live(Protocol):
    """The sockets of people whose rights change (sync/hub.py)."""

    async def revoke(self, person_id: str) -> None: ...
    async def role_changed(self, person_id: str) -> None: ...


class Audit(Protocol):
    """The log of who did what to access (store/audit.py); never any text of a note."""

    def note(
        self, workspace_id: str, by: str, act: str, board_id: str | None = None, about: str | None = None
    ) -> None: ...


class Hosting:
    """`address` is where people reach this server, without a slash at the end; `reach` whether others can: "here",
    "network" or "public". Methods that are not coroutines block; call them off the event loop."""

    def __init__(
        self,
        sessions: Sessions,
        doors: DoorStore,
        live: Live,
        audit: Audit,
        *,
        address: str,
        reach: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._sessions, self._doors, self._live, self._audit = sessions, doors, live, audit
        self._address, self._reach = address, reach
        self._clock = clock
        # A code has 40 bits: at these rates guessing one takes longer than any workshop.
        self.guesses = Tries(most=5, seconds=60, all_most=120)
        self._strays = Tries(most=60, seconds=60)
        self._secrets: dict[str, str] = {}  # of open doors, by board; what a QR code shows is kept nowhere else
        self.told: Callable[[str], None] = lambda _: None  # hears of a door's secret, to tell other processes
        self._lock = threading.Lock()

    @property
    def limits(self) -> dict[str, Tries]:
        """What guessing is held by; several processes share them (app.py)."""
        return {"guesses": self.guesses, "strays": self._strays}

    def hear(self, word: str) -> None:
        """The secret of a door that another process opened: its QR code is then the same everywhere."""
        board_id, _, secret = word.partition(" ")
        with self._lock:
            self._secrets[board_id] = secret

    # Coming in

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

    # Letting in

    def access(self, who: Principal, board_id: str) -> Json:
        """Everything about who may come to this board: its links, the door, the guests."""
        require(who, "facilitate")
        now = self._now()
        links = [_told(link) for link in self._doors.links(who.workspace_id, board_id, now) if link.code is None]
        return {
            "reach": self._reach,
            "door": self.door(who, board_id),
            "links": [link for link in links if not link["closed"]],
            "guests": [_guest(guest) for guest in self._doors.guests(who.workspace_id, board_id, now)],
        }

    def make_link(self, who: Principal, board_id: str, role: str, hours: int, lobby: bool, label: str) -> Json:
        """A link that gives a role on this board for so many hours; its address is told this once."""
        if role == ASK:
            require(who, "facilitate")
        else:
            self._check_role(who, role)
        if not 1 <= hours <= MOST_HOURS:
            raise BadInput(f"a link lasts 1 to {MOST_HOURS} hours.", place="hours")
        if len(self._doors.links(who.workspace_id, board_id, self._now())) >= MOST_LINKS:
            raise TooLarge(f"A board has at most {MOST_LINKS} links at a time; revoke some.")
        secret = new_link_secret()
        link = self._add(who, board_id, secret, role, lobby, hours, label=" ".join(label.split())[:80])
        self._audit.note(who.workspace_id, who.id, "link.made", board_id, f"{link.id} {role}")
        url = self._url(secret, "ask" if role == ASK else "join")
        return {"link": _told(link), "url": url, "qr": qr_rows(url)}

    async def revoke_link(self, who: Principal, board_id: str, link_id: str) -> None:
        """The link opens nothing any more, and everybody who came by it is sent away."""
        require(who, "facilitate")
        gone = await asyncio.to_thread(self._doors.revoke, who.workspace_id, board_id, link_id, self._now())
        if gone is None:
            raise NotFound("There is no such link.")
        self._sessions.rights_changed()
        for person_id in gone:
            await self._live.revoke(person_id)
        await self._note(who, "link.revoked", board_id, link_id)

    def open_door(self, who: Principal, board_id: str, role: str, lobby: bool) -> Json:
        """A join code and QR code for a room; opened again it gets another code."""
        if role == "facilitate":
            raise Forbidden("A join code never makes a facilitator; promote somebody who is in.")
        self._check_role(who, role)
        self._close(who, board_id)
        secret = new_link_secret()
        link = self._add(who, board_id, secret, role, lobby, DOOR_HOURS, code=new_code())
        with self._lock:
            self._keep_secret(board_id, secret)
        self._audit.note(who.workspace_id, who.id, "door.opened", board_id, role)
        return self._door(link)

    def door(self, who: Principal, board_id: str) -> Json | None:
        """The open door as the big screen shows it; None while it is closed."""
        require(who, "facilitate")
        link = self._doors.open_door(who.workspace_id, board_id, self._now())
        return None if link is None else self._door(link)

    def close_door(self, who: Principal, board_id: str) -> None:
        """Nobody comes in by the code any more; who is in stays."""
        require(who, "facilitate")
        if self._close(who, board_id):
            self._audit.note(who.workspace_id, who.id, "door.closed", board_id)

    async def change_guest(
        self, who: Principal, board_id: str, person_id: str, role: str | None, muted: bool | None, waiting: bool | None
    ) -> None:
        """Promotes, mutes, lets in. What changes binds within a moment: the guest's sockets come again."""
        require(who, "facilitate")
        values: Json = {}
        if role is not None:
            self._check_role(who, role)
            values["role"] = role
        if muted is not None:
            values["muted"] = muted
        if waiting is False:
            values["waiting"] = False
        if not values:
            raise BadInput("say what to change: role, muted or waiting.")
        changed = await asyncio.to_thread(self._change, who, board_id, person_id, values)
        if not changed:
            raise NotFound("There is no such guest.")
        self._sessions.rights_changed()
        await self._live.role_changed(person_id)
        about = " ".join(f"{name}={value}" for name, value in values.items())
        await self._note(who, "guest.changed", board_id, f"{person_id} {about}")

    async def remove_guest(self, who: Principal, board_id: str, person_id: str) -> None:
        """The guest is out at once, and so is whoever came by a link of theirs."""
        require(who, "facilitate")
        at = self._now()
        gone = await asyncio.to_thread(self._doors.remove_guest, who.workspace_id, board_id, person_id, at)
        if not gone:
            raise NotFound("There is no such guest.")
        self._sessions.rights_changed()
        for each in gone:
            await self._live.revoke(each)
        await self._note(who, "guest.removed", board_id, person_id)

    def _way(self, key: str, caller: str, asks: bool = False) -> Way:
        """Raises NotFound, and TooMany before the database is asked when this address has guessed too often."""
        code = read_code(key)
        tries = self._strays if code is None else self.guesses
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
            self.guesses.count(caller)
            raise NotFound(NO_WAY, code="no_way")
        return way, frozenset(_spoken(person.name) for person in gone)

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

    def _add(
        self, who: Principal, board_id: str, secret: str, role: str, lobby: bool, hours: int,
        label: str = "", code: str | None = None,
    ) -> Link:  # fmt: skip
        now = self._clock()
        ends = iso(now + timedelta(hours=hours))
        return self._doors.add(
            workspace_id=who.workspace_id, board_id=board_id, maker_id=who.id, digest=digest(secret), code=code,
            label=label, role=role, lobby=lobby, created_at=iso(now), expires_at=min(ends, who.until or ends),
        )  # fmt: skip

    def _change(self, who: Principal, board_id: str, person_id: str, values: Json) -> bool:
        """Nobody changes the rights of somebody who may do more than they."""
        for guest in self._doors.guests(who.workspace_id, board_id, self._now()):
            if guest.id == person_id and guest.role in GUEST_ROLES:
                return self._doors.change_guest(who.workspace_id, board_id, person_id, **values)
        return False

    def _close(self, who: Principal, board_id: str) -> bool:
        with self._lock:
            self._secrets.pop(board_id, None)
        return self._doors.close_doors(who.workspace_id, board_id, self._now())

    def _door(self, link: Link) -> Json:
        url = self._url(self._secret_of(link))
        return {
            "id": link.id,
            "role": link.role,
            "lobby": link.lobby,
            "code": link.code,
            "url": url,
            "page": f"{self._address}/join",
            "qr": qr_rows(url),
            "expires_at": link.expires_at,
        }

    def _secret_of(self, link: Link) -> str:
        """After a restart the door gets another secret; the code on the wall stays."""
        with self._lock:
            secret = self._secrets.get(link.board_id)
            if secret is None or digest(secret) != link.digest:
                secret = new_link_secret()
                self._doors.set_digest(link.id, digest(secret))
                self._keep_secret(link.board_id, secret)
            return secret

    def _keep_secret(self, board_id: str, secret: str) -> None:
        self._secrets[board_id] = secret
        self.told(f"{board_id} {secret}")

    def _url(self, secret: str, page: str = "join") -> str:
        """The secret stands behind the #: browsers send that part to nobody, nor do logs or Referer show it."""
        return f"{self._address}/{page}#{secret}"

    def _check_role(self, who: Principal, role: str) -> None:
        require(who, "facilitate")
        if role not in GUEST_ROLES:
            raise BadInput(f"choose {', '.join(GUEST_ROLES)}.", place="role")
        require(who, role)

    async def _note(self, who: Principal, act: str, board_id: str, about: str) -> None:
        await asyncio.to_thread(self._audit.note, who.workspace_id, who.id, act, board_id, about)

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


def _told(link: Link) -> Json:
    told = {
        name: getattr(link, name) for name in ("id", "label", "role", "lobby", "created_at", "expires_at", "joined")
    }
    return {**told, "closed": link.closed_at is not None}


def _guest(person: Person) -> Json:
    return {
        name: getattr(person, name) for name in ("id", "name", "color", "role", "muted", "waiting", "link_id", "until")
    }
