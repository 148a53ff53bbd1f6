"""Who is let in: a board's links, its door with a join code, its guests. The API is a skin on it, as on service.py.

What people find behind a link or a code is in entering.py.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from leanwall.access.people import GUEST_ROLES, Person, Principal, require
from leanwall.access.qr import qr_rows
from leanwall.access.secrets import digest, iso, new_code, new_link_secret
from leanwall.access.sessions import Sessions
from leanwall.errors import BadInput, Forbidden, NotFound, TooLarge

Json = dict[str, Any]
DOOR_HOURS = 12
MOST_HOURS = 24 * 366
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


class DoorStore(Protocol):
    """Links and guests on disk (store/doors.py)."""

    def add(self, **fields: Any) -> Link: ...
    def links(self, workspace_id: str, board_id: str, now: str) -> Sequence[Link]: ...
    def open_door(self, workspace_id: str, board_id: str, now: str) -> Link | None: ...
    def close_doors(self, workspace_id: str, board_id: str, now: str) -> bool: ...
    def set_digest(self, link_id: str, digest: str) -> None: ...
    def revoke(self, workspace_id: str, board_id: str, link_id: str, now: str) -> list[str] | None: ...
    def guests(self, workspace_id: str, board_id: str, now: str) -> Sequence[Person]: ...
    def change_guest(self, workspace_id: str, board_id: str, person_id: str, **values: Any) -> bool: ...
    def remove_guest(self, workspace_id: str, board_id: str, person_id: str, now: str) -> list[str]: ...


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
        self._secrets: dict[str, str] = {}  # of open doors, by board; what a QR code shows is kept nowhere else
        self.told: Callable[[str], None] = lambda _: None  # hears of a door's secret, to tell other processes
        self._lock = threading.Lock()

    def hear(self, word: str) -> None:
        """The secret of a door that another process opened: its QR code is then the same everywhere."""
        board_id, _, secret = word.partition(" ")
        with self._lock:
            self._secrets[board_id] = secret

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


def _told(link: Link) -> Json:
    told = {
        name: getattr(link, name) for name in ("id", "label", "role", "lobby", "created_at", "expires_at", "joined")
    }
    return {**told, "closed": link.closed_at is not None}


def _guest(person: Person) -> Json:
    return {
        name: getattr(person, name) for name in ("id", "name", "color", "role", "muted", "waiting", "link_id", "until")
    }
