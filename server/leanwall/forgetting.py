"""What is thrown away for good: a client, a board's past, the trash, all that is older than a workspace keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from leanwall.access.people import Person, Principal, require_member
from leanwall.access.secrets import iso
from leanwall.access.sessions import Sessions
from leanwall.errors import BadInput, Conflict
from leanwall.hosting import Audit

HOME = "home"
SHELVES = ("", "archive", "template")  # all but the trash (store/shelves.py)


class Workspace(Protocol):
    """A row of the table of workspaces. Days: None keeps for ever."""

    id: str
    trash_days: int | None
    history_days: int | None


class ClientStore(Protocol):
    """Workspaces on disk (store/clients.py)."""

    def get(self, workspace_id: str) -> Workspace | None: ...
    def all_ids(self) -> list[str]: ...
    def sessions_of(self, workspace_id: str) -> list[str]: ...
    def board_ids(self, workspace_id: str) -> list[str]: ...
    def erase(self, workspace_id: str) -> None: ...
    def erase_trash(self, workspace_id: str, before: str) -> list[str]: ...
    def last_version_before(self, board_id: str, before: str) -> int: ...
    def purge(self, workspace_id: str, board_id: str, version: int) -> bool: ...
    def compact(self) -> None: ...


class PeopleStore(Protocol):
    """Accounts (store/people.py)."""

    def owner(self) -> Person: ...


class BoardStore(Protocol):
    """Boards on disk (store/boards.py)."""

    def version(self, workspace_id: str, board_id: str) -> int: ...
    def list(self, workspace_id: str, shelf: str = "") -> Sequence[Any]: ...


class LiveBoards(Protocol):
    """The live boards (sync/hub.py)."""

    async def revoke(self, person_id: str) -> None: ...
    async def board_deleted(self, board_id: str) -> None: ...
    async def between_commits(self, work: Callable[[], Any], boards: Sequence[str]) -> Any: ...


class Forgetting:
    """`who` is always the caller as a person of the workspace in question."""

    def __init__(
        self, sessions: Sessions, store: ClientStore, people: PeopleStore, boards: BoardStore, live: LiveBoards,
        audit: Audit, clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self._sessions, self._store, self._people, self._boards = sessions, store, people, boards
        self._live, self._audit, self._clock = live, audit, clock
        self._rests = False  # whether what was thrown away may still stand in the file

    async def delete(self, who: Principal, name: str) -> None:
        """The whole client is gone from the file: boards, history, people, its name. Raises BadInput for another name
        than its own, Conflict for the owner's first workspace."""
        require_member(who, "owner")
        if who.workspace_id == HOME:
            raise Conflict("The first workspace is yours and stays; delete its boards in place of it.")
        if name != self._sessions.workspace_name(who):
            raise BadInput("this is not the client's name; type it exactly.", place="name")
        boards = await asyncio.to_thread(self._store.board_ids, who.workspace_id)
        people = await asyncio.to_thread(self._store.sessions_of, who.workspace_id)
        for board_id in boards:
            await self._live.board_deleted(board_id)
        await self._live.between_commits(lambda: self._store.erase(who.workspace_id), boards)
        self._sessions.rights_changed()
        for person_id in people:
            await self._live.revoke(person_id)
        owner = await asyncio.to_thread(self._people.owner)
        await asyncio.to_thread(self._audit.note, HOME, owner.id, "client.deleted", None, who.workspace_id)
        await self._write_anew()

    async def purge_board(self, who: Principal, board_id: str) -> int:
        """Forgets all that was ever deleted or overwritten on this board; the version that its history begins at."""
        require_member(who, "admin")
        version = await asyncio.to_thread(self._boards.version, who.workspace_id, board_id)
        await self._purge({board_id: version}, who.workspace_id)
        await asyncio.to_thread(self._audit.note, who.workspace_id, who.id, "board.purged", board_id, None)
        await self._write_anew()  # also when there was nothing to forget: it may not have been possible before
        return version

    async def empty_trash(self, who: Principal) -> int:
        """Boards in the trash are gone for good; how many that were."""
        require_member(who, "admin")
        gone = await self._live.between_commits(lambda: self._store.erase_trash(who.workspace_id, self._now()), ())
        await asyncio.to_thread(self._audit.note, who.workspace_id, who.id, "trash.emptied", None, str(len(gone)))
        await self._write_anew()
        return len(gone)

    async def keep_house(self) -> None:
        """What each workspace's retention says: old trash and old history go, and what earlier could not be written
        anew is written now."""
        for workspace_id in await asyncio.to_thread(self._store.all_ids):
            workspace = await asyncio.to_thread(self._store.get, workspace_id)
            if workspace is not None:
                await self._retain(workspace)
        if self._rests:
            await self._write_anew()

    async def _retain(self, workspace: Workspace) -> None:
        if workspace.trash_days is not None:
            before = iso(self._clock() - timedelta(days=workspace.trash_days))
            gone = await self._live.between_commits(lambda: self._store.erase_trash(workspace.id, before), ())
            self._rests = self._rests or bool(gone)
        if workspace.history_days is not None:
            before = iso(self._clock() - timedelta(days=workspace.history_days))
            boards = await asyncio.to_thread(self._kept, workspace.id)
            await self._purge(
                {id: await asyncio.to_thread(self._store.last_version_before, id, before) for id in boards},
                workspace.id,
            )

    async def _purge(self, versions: dict[str, int], workspace_id: str) -> None:
        def work() -> bool:
            purged = [self._store.purge(workspace_id, board_id, upto) for board_id, upto in versions.items()]
            return any(purged)

        purged = await self._live.between_commits(work, list(versions))
        self._rests = self._rests or purged

    async def _write_anew(self) -> None:
        """The file loses the rests of what was thrown away. Raises Unavailable when that can't be now; house-keeping
        tries again."""
        self._rests = True
        await self._live.between_commits(self._store.compact, ())
        self._rests = False

    def _kept(self, workspace_id: str) -> list[str]:
        """Every board that is not in the trash."""
        return [row.id for shelf in SHELVES for row in self._boards.list(workspace_id, shelf)]

    def _now(self) -> str:
        return iso(self._clock())
