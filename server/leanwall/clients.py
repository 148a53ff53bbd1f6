"""Clients as workspaces: which are mine, who is a member, what is kept how long, all of it handed over. What is thrown
away for good is in forgetting.py."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from leanwall.access.mail import Mailer, read_email
from leanwall.access.people import COLORS, Person, Principal, allows, require, require_member
from leanwall.access.secrets import iso
from leanwall.access.sessions import Sessions, read_name
from leanwall.core.live import Live
from leanwall.core.sight import unseen
from leanwall.errors import BadInput, Forbidden, NotFound, Unavailable
from leanwall.forgetting import HOME, SHELVES
from leanwall.hosting import Audit
from leanwall.sync.views import cut_content, cut_log

Json = dict[str, Any]
MEMBER_ROLES = ("view", "comment", "edit", "facilitate", "admin")
MAIL_MINUTES = 30
FOLDERS = dict(zip(SHELVES, ("boards", "archive", "templates"), strict=True))  # of a handed-over client
EVERYBODY: tuple[str, ...] = ()  # the names of somebody who sees what everybody sees
MAIL_TEXT = """\
Hello {name},

open this address to sign in to Leanwall. It works once, and for {lasts}:

{url}

If you did not ask for it, do nothing: nobody is signed in by this message alone.
"""


class Workspace(Protocol):
    """A row of the table of workspaces."""

    id: str
    name: str
    trash_days: int | None
    history_days: int | None


class Member(Protocol):
    @property
    def person(self) -> Person: ...
    @property
    def email(self) -> str | None: ...


class ClientStore(Protocol):
    """Workspaces and members on disk (store/clients.py)."""

    def get(self, workspace_id: str) -> Workspace | None: ...
    def names(self, workspace_ids: Sequence[str]) -> dict[str, str]: ...
    def create(self, name: str, account_id: str, owner: str, color: str, now: str) -> Workspace: ...
    def change(self, workspace_id: str, **values: Any) -> None: ...
    def members(self, workspace_id: str) -> Sequence[Member]: ...
    def member(self, workspace_id: str, person_id: str) -> Person | None: ...
    def invite(self, workspace_id: str, email: str, name: str, color: str, role: str, now: str) -> Person: ...
    def set_role(self, person_id: str, role: str) -> None: ...
    def remove(self, workspace_id: str, person_id: str, account_id: str, now: str) -> list[str]: ...


class PeopleStore(Protocol):
    """Accounts (store/people.py)."""

    def of_account(self, account_id: str, now: str, board_id: str | None = None) -> Sequence[Person]: ...
    def by_email(self, email: str, now: str) -> Person | None: ...


class BoardStore(Protocol):
    """Boards to hand over (store/boards.py)."""

    def content(self, workspace_id: str, board_id: str) -> Json: ...
    def log(
        self, workspace_id: str, board_id: str, since: int = 0, limit: int = 200, names: tuple[str, ...] | None = None
    ) -> Sequence[Json]: ...
    def list(self, workspace_id: str, shelf: str = "") -> Sequence[Any]: ...


class Links(Protocol):
    """Links that die with their maker's rights (store/doors.py)."""

    def revoke_of_maker(self, person_id: str, now: str) -> list[str]: ...


class LiveBoards(Protocol):
    """The live boards (sync/hub.py)."""

    async def revoke(self, person_id: str) -> None: ...
    async def role_changed(self, person_id: str) -> None: ...


class AuditLog(Audit, Protocol):
    def entries(self, workspace_id: str, before: int | None, limit: int) -> Sequence[Json]: ...


class Clients:
    """`who` is always the caller as a person of the workspace in question. Methods that are not coroutines block."""

    def __init__(
        self, sessions: Sessions, store: ClientStore, people: PeopleStore, boards: BoardStore, links: Links,
        live: LiveBoards, audit: AuditLog, *, address: str, mailer: Mailer | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self._sessions, self._store, self._people, self._boards = sessions, store, people, boards
        self._links, self._live, self._audit = links, live, audit
        self._address, self._mailer, self._clock = address, mailer, clock

    @property
    def sends_mail(self) -> bool:
        return self._mailer is not None

    def mine(self, who: Principal) -> list[Json]:
        """The workspaces that this account is a member of; a guest has none."""
        persons = [person for person in self._people.of_account(who.account_id, self._now()) if not person.board_id]
        names = self._store.names([person.workspace_id for person in persons])
        spaces = [
            {"id": person.workspace_id, "name": names.get(person.workspace_id, ""), "role": person.role}
            for person in persons
        ]
        return sorted(spaces, key=lambda space: space["name"].casefold())

    def create(self, who: Principal, name: str) -> Json:
        require_member(who, "owner")
        workspace = self._store.create(_workspace_name(name), who.account_id, who.name, who.color, self._now())
        self._audit.note(workspace.id, who.id, "client.made")
        return {"id": workspace.id, "name": workspace.name, "role": "owner"}

    def settings(self, who: Principal) -> Json:
        require_member(who, "admin")
        found = self._store.get(who.workspace_id)
        if found is None:
            raise NotFound("There is no such workspace.")
        kept = {name: getattr(found, name) for name in ("id", "name", "trash_days", "history_days")}
        return {**kept, "role": who.role, "is_first": found.id == HOME, "sends_mail": self.sends_mail}

    def change(self, who: Principal, changes: Json) -> Json:
        """Another name, other days of retention (None: for ever)."""
        require_member(who, "admin")
        if "name" in changes:
            changes = {**changes, "name": _workspace_name(str(changes["name"]))}
        if changes:
            self._store.change(who.workspace_id, **changes)
            self._audit.note(who.workspace_id, who.id, "client.changed", about=" ".join(sorted(changes)))
        return self.settings(who)

    # Members

    def members(self, who: Principal) -> list[Json]:
        require_member(who, "admin")
        return [_told(member.person, member.email) for member in self._store.members(who.workspace_id)]

    async def invite(self, who: Principal, email: str, name: str, role: str) -> Json:
        """A new member, told by e-mail; without a mail server the owner gets the address to pass on."""
        require_member(who, "admin")
        self._check_role(role)
        email = read_email(email)
        if not self.sends_mail:
            require(who, "owner")
        count = len(self._store.members(who.workspace_id))
        person = await asyncio.to_thread(
            self._store.invite, who.workspace_id, email, read_name(name), COLORS[count % len(COLORS)], role, self._now()
        )
        await self._note(who, "member.invited", f"{person.id} {role}")
        url = await self._invitation(person, email)
        return {"member": _told(person, email), "url": url}

    async def sign_in_link(self, who: Principal, person_id: str) -> Json:
        """An address that signs a member in once, to pass on. The owner's alone to give: whoever has it is them."""
        require_member(who, "owner")
        person = await asyncio.to_thread(self._member, who, person_id)
        url = await asyncio.to_thread(self._sign_in_url, person)
        await self._note(who, "member.link", person_id)
        return {"url": url}

    async def change_member(self, who: Principal, person_id: str, role: str) -> None:
        require_member(who, "admin")
        self._check_role(role)
        person = await asyncio.to_thread(self._member, who, person_id)
        self._not_the_owner(person)
        await asyncio.to_thread(self._store.set_role, person_id, role)
        self._sessions.rights_changed()
        await self._live.role_changed(person_id)
        if not allows(role, "facilitate"):
            await self._revoke_links(person_id)
        await self._note(who, "member.changed", f"{person_id} {role}")

    async def remove_member(self, who: Principal, person_id: str) -> None:
        """The member is out at once, as a guest on a board too, and so is everybody who came by a link of theirs."""
        require_member(who, "admin")
        person = await asyncio.to_thread(self._member, who, person_id)
        self._not_the_owner(person)
        gone = await asyncio.to_thread(self._store.remove, who.workspace_id, person_id, person.account_id, self._now())
        self._sessions.rights_changed()
        for each in gone:
            await self._live.revoke(each)
        for each in gone:
            await self._revoke_links(each)
        await self._note(who, "member.removed", person_id)

    async def mail_sign_in(self, email: str) -> None:
        """Sends a member a sign-in address. Whoever asks is told nothing about who is a member."""
        if self._mailer is None:
            return
        person = await asyncio.to_thread(self._people.by_email, email, self._now())
        if person is not None:
            lasts = timedelta(minutes=MAIL_MINUTES)
            url = await asyncio.to_thread(self._sign_in_url, person, lasts)
            text = MAIL_TEXT.format(name=person.name, lasts=f"{MAIL_MINUTES} minutes", url=url)
            await self._mailer.send(email, "Sign in to Leanwall", text)

    # The log, and all of it in one file

    def audit(self, who: Principal, before: int | None, limit: int) -> Sequence[Json]:
        require_member(who, "admin")
        return self._audit.entries(who.workspace_id, before, limit)

    def export(self, who: Principal) -> bytes:
        """Everything of a client in one file (zip): each board as its file and its log, those in the archive and the
        templates too, members, the access log. What is hidden still, or voted in a vote that is open, is nobody's to
        hand over."""
        require_member(who, "admin")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for board_id, folder in self._kept(who.workspace_id).items():
                content = self._boards.content(who.workspace_id, board_id)
                shown = json.dumps(cut_content(content), ensure_ascii=False, indent=1)
                archive.writestr(f"{folder}/{board_id}.json", shown)
                archive.writestr(f"history/{board_id}.jsonl", _lines(self._history(who, board_id, content)))
            archive.writestr("members.json", json.dumps(self.members(who), ensure_ascii=False, indent=1))
            archive.writestr("access.jsonl", _lines(self._audit.entries(who.workspace_id, None, 100_000)))
        self._audit.note(who.workspace_id, who.id, "client.exported")
        return packed.getvalue()

    def _kept(self, workspace_id: str) -> dict[str, str]:
        """Every board that is not in the trash, and the folder that is its shelf."""
        return {row.id: folder for shelf, folder in FOLDERS.items() for row in self._boards.list(workspace_id, shelf)}

    async def _invitation(self, person: Person, email: str) -> str | None:
        """Sent by e-mail, or handed to the owner when there is no mail server or it takes nothing now."""
        url = await asyncio.to_thread(self._sign_in_url, person)
        if self._mailer is None:
            return url
        try:
            text = MAIL_TEXT.format(name=person.name, lasts="7 days", url=url)
            await self._mailer.send(email, "You are invited to Leanwall", text)
        except Unavailable as error:
            raise Unavailable(f"The member was added, but not told: {error.message}") from None
        return None

    def _sign_in_url(self, person: Person, lasts: timedelta = timedelta(days=7)) -> str:
        return f"{self._address}/#token={self._sessions.ticket(person.account_id, person.id, lasts)}"

    def _history(self, who: Principal, board_id: str, content: Json) -> list[Json]:
        log = self._boards.log(who.workspace_id, board_id, 0, 1_000_000, EVERYBODY)
        return cut_log(log, unseen(Live.from_content(content), EVERYBODY))

    def _member(self, who: Principal, person_id: str) -> Person:
        person = self._store.member(who.workspace_id, person_id)
        if person is None:
            raise NotFound("There is no such member.")
        return person

    async def _revoke_links(self, person_id: str) -> None:
        for gone in await asyncio.to_thread(self._links.revoke_of_maker, person_id, self._now()):
            await self._live.revoke(gone)

    @staticmethod
    def _check_role(role: str) -> None:
        if role not in MEMBER_ROLES:
            raise BadInput(f"choose {', '.join(MEMBER_ROLES)}.", place="role")

    @staticmethod
    def _not_the_owner(person: Person) -> None:
        if person.role == "owner":
            raise Forbidden("The owner of this Leanwall stays.")

    async def _note(self, who: Principal, act: str, about: str) -> None:
        await asyncio.to_thread(self._audit.note, who.workspace_id, who.id, act, None, about)

    def _now(self) -> str:
        return iso(self._clock())


def _workspace_name(text: str) -> str:
    name = " ".join(text.split())
    if not 1 <= len(name) <= 120 or not name.isprintable():
        raise BadInput("a client's name has 1 to 120 characters.", place="name")
    return name


def _told(person: Person, email: str | None) -> Json:
    return {"id": person.id, "name": person.name, "color": person.color, "role": person.role, "email": email}


def _lines(entries: Sequence[Json]) -> str:
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
