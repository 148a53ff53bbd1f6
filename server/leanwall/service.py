"""What Leanwall can do, as a list. The API and the command line are two skins on it.

Every verb takes the person it acts for, and asks only for boards of that person's workspace: a foreign id is answered
exactly as one that never was. Methods that are not coroutines block on the database; call them off the event loop.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from types import EllipsisType
from typing import Any, Protocol

from leanwall.access.people import Principal, allows, require, require_member
from leanwall.access.sessions import BEARER, Sessions
from leanwall.agreeing import Agreeing
from leanwall.core.board import Board
from leanwall.core.cards import card
from leanwall.core.change import ANONYMOUS, Change
from leanwall.core.compare import compare, figures_between
from leanwall.core.history import changes_between
from leanwall.core.live import Live
from leanwall.core.metrics import measure
from leanwall.core.order import with_order_keys
from leanwall.core.portfolio import placed, standing
from leanwall.core.reading import read_board, read_kept, write_board
from leanwall.core.sheets import read_lines
from leanwall.core.sight import unseen
from leanwall.core.tables import Reading, read_table
from leanwall.core.what_if import Trials
from leanwall.delivering import Brands, Delivering, Exporting
from leanwall.errors import BadInput, Forbidden, NotFound
from leanwall.glancing import Glances
from leanwall.improving import Improving
from leanwall.keeping import Keeping, Shelves, described
from leanwall.spreadsheets import opened
from leanwall.sync.roles import names
from leanwall.sync.views import cut_content, cut_log, cut_past, told
from leanwall.turns import Submits, Turns
from leanwall.written import Standing

Json = dict[str, Any]
STATES = ("current", "future")


class BoardRow(Protocol):
    """A board in the list. Times are ISO in UTC."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def created_at(self) -> str: ...
    @property
    def updated_at(self) -> str: ...


class Past(Protocol):
    """Some changes and the content that they were made on (store/boards.py)."""

    @property
    def version(self) -> int: ...
    @property
    def start(self) -> Json: ...
    @property
    def changes(self) -> list[Change]: ...
    @property
    def made(self) -> tuple[str, str | None] | None: ...


class BoardStore(Protocol):
    """The boards on disk (store/boards.py)."""

    def create(self, workspace_id: str, content: Json, by: str | None = None) -> str: ...
    def content(self, workspace_id: str, board_id: str) -> Json: ...
    def content_and_version(self, workspace_id: str, board_id: str) -> tuple[Json, int]: ...
    def content_and_standing(self, workspace_id: str, board_id: str) -> tuple[Json, Standing]: ...
    def standing(self, workspace_id: str, board_id: str) -> Standing: ...
    def version(self, workspace_id: str, board_id: str) -> int: ...
    def delete(self, workspace_id: str, board_id: str) -> None: ...
    def log(
        self, workspace_id: str, board_id: str, since: int = 0, limit: int = 200, names: tuple[str, ...] | None = None
    ) -> Sequence[Json]: ...
    def content_at(self, workspace_id: str, board_id: str, version: int) -> Json: ...
    def past(self, workspace_id: str, board_id: str, before: int, limit: int) -> Past: ...
    def people(self, workspace_id: str, ids: Collection[str]) -> dict[str, dict[str, str]]: ...
    def writers(self, workspace_id: str, board_id: str) -> Sequence[str]: ...
    def name_version(self, workspace_id: str, board_id: str, version: int, name: str, by: str, at: str) -> None: ...
    def names(self, workspace_id: str, board_id: str) -> Sequence[Json]: ...
    def list(self, workspace_id: str, shelf: str = "") -> Sequence[BoardRow]: ...


class LiveBoards(Submits, Protocol):
    """The boards that people have open (sync/hub.py)."""

    async def restore(
        self, workspace_id: str, board_id: str, principal: Principal, content: Json, version: int
    ) -> int: ...
    async def board_deleted(self, board_id: str) -> None: ...
    async def sign_out(self, session: str) -> None: ...
    def people_on(self, workspace_id: str, board_id: str) -> list[Json]: ...


class ShippedFiles(Protocol):
    """Templates and the schema (store/files.py)."""

    def templates(self) -> list[tuple[str, Board]]: ...
    def template(self, name: str) -> Board: ...
    def schema(self) -> str: ...


class Audit(Protocol):
    """The log of access (store/audit.py)."""

    def note(
        self, workspace_id: str, by: str, act: str, board_id: str | None = None, about: str | None = None
    ) -> None: ...


class Service:
    """The verbs. `public_url` is what goes on printed pages; `clock` and `new_id` are handed in for tests."""

    def __init__(
        self,
        sessions: Sessions,
        boards: BoardStore,
        live: LiveBoards,
        exporter: Exporting,
        brands: Brands,
        files: ShippedFiles,
        shelves: Shelves,
        *,
        public_url: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        new_id: Callable[[], str] = lambda: secrets.token_hex(8),
        audit: Audit | None = None,
    ) -> None:
        self._audit = audit
        self._sessions = sessions
        self._boards = boards
        self._live = live
        self._files = files
        self._clock = clock
        turns = Turns(live, self._read, new_id)
        self.improving = Improving(turns, self._read, new_id)
        self.agreeing = Agreeing(boards, turns, self._read, clock, new_id)
        self.keeping = Keeping(boards, shelves, self._read)
        self.delivering = Delivering(
            boards,
            exporter,
            brands,
            self._read,
            self._shown,
            self._seen_at,
            self.agreeing.agreed_at,
            self._here,
            self._note,
            clock,
            public_url,
        )
        self._glances = Glances(boards)
        self._tried: tuple[tuple[Any, ...], Trials] | None = None

    async def sign_out(self, who: Principal) -> None:
        """Ends the session; its open boards are closed at once. A program's token is no session: nothing ends."""
        if who.session == BEARER:
            return
        await asyncio.to_thread(self._sessions.sign_out, who)
        self._sessions.rights_changed()
        await self._live.sign_out(who.session)
        await self._note(who, "signed.out")

    async def end_session(self, who: Principal, session_id: str) -> None:
        """Ends another session of the same account; its open boards are closed at once."""
        await asyncio.to_thread(self._sessions.end, who, session_id)
        self._sessions.rights_changed()
        await self._live.sign_out(session_id)

    def list_boards(self, who: Principal, shelf: str = "") -> list[Json]:
        """The workspace's boards, last edited first, each with a small picture and its main figures. A guest has one
        board, and none while waiting to be let in."""
        entries = []
        for row in self._boards.list(who.workspace_id, shelf):
            if who.is_guest and (who.board_id != row.id or who.waiting):
                continue
            with suppress(NotFound):  # deleted while we were reading
                glance = self._glances.of(card, who.workspace_id, row.id, row.version)
                entries.append({**_row(row), "people": self._here(who, row.id), **glance})
        return entries

    def portfolio(self, who: Principal) -> list[Json]:
        """The workspace's processes side by side: stage, red flags, figures, what was promised."""
        if who.is_guest:
            raise Forbidden("Only members of a workspace see all its processes.")
        today, entries = self._clock().date(), []
        for row in self._boards.list(who.workspace_id):
            with suppress(NotFound):  # deleted while we were reading
                glance = self._glances.of(standing, who.workspace_id, row.id, row.version)
                entry = {**_row(row), **placed(glance, today)}
                if entry["agreed"]:
                    entry["agreed"] = {**entry["agreed"], "imported": self.agreeing.agreed_elsewhere(who, row.id)}
                entries.append(entry)
        return entries

    def create_board(self, who: Principal, source: bytes | str | Mapping[str, Any]) -> str:
        """A new board from a board file; its id. Raises BadInput with the place."""
        require_member(who, "facilitate")
        return self._boards.create(who.workspace_id, with_order_keys(write_board(read_board(source))), who.id)

    def import_table(self, who: Principal, source: bytes, reading: Reading) -> Json:
        """A new board from a table of steps: its id, and remarks on what was not taken as it stood."""
        require_member(who, "facilitate")
        imported = read_table(opened(source), reading)
        id = self._boards.create(who.workspace_id, write_board(imported.board), who.id)
        return {"id": id, "remarks": imported.remarks}

    def read_notes(self, who: Principal, source: bytes, reading: Reading) -> Json:
        """A table of steps as a board file for whoever puts its notes on a wall, and remarks; nothing is made."""
        imported = read_table(opened(source), reading)
        return {"board": write_board(imported.board), "remarks": imported.remarks}

    def first_rows(self, who: Principal, source: bytes) -> Json:
        """The first rows of a table and how many there are, for the question what its columns hold."""
        lines = read_lines(opened(source))
        rows = [[cell[:80] for cell in line.cells[:40]] for line in lines[:8]]
        return {"rows": rows, "count": len(lines)}

    def list_templates(self, who: Principal) -> list[Json]:
        """The workspace's own, then those that come with Leanwall."""
        shipped = [{"name": name, **described(board), "own": False} for name, board in self._files.templates()]
        return self.keeping.templates(who) + shipped

    def create_from_template(self, who: Principal, name: str) -> str:
        require_member(who, "facilitate")
        if name.startswith("b-"):
            return self.keeping.create_from(who, name)
        return self._boards.create(who.workspace_id, write_board(self._files.template(name)), who.id)

    def board(self, who: Principal, board_id: str) -> Json:
        """The board as its file, nothing lost."""
        return self._shown(who, self._boards.content(who.workspace_id, board_id))

    async def rename_board(self, who: Principal, board_id: str, title: str) -> int:
        require(who, "edit")
        ops = [{"op": "update", "record": "board", "id": "board", "fields": {"title": title}}]
        return await self._live.submit(who.workspace_id, board_id, who, ops)

    async def delete_board(self, who: Principal, board_id: str) -> None:
        """Moves it to the trash; whoever has it open is told."""
        require(who, "admin")
        await asyncio.to_thread(self._boards.delete, who.workspace_id, board_id)
        await self._live.board_deleted(board_id)
        await self._note(who, "board.deleted", board_id)

    def figures(self, who: Principal, board_id: str, state: str, language: str = "en") -> Json:
        board, version = self._read(who, board_id)
        return {**measure(board, _state(state), language=language), "version": version}

    def what_if(
        self,
        who: Principal,
        board_id: str,
        state: str,
        overrides: Mapping[str, Any],
        language: str = "en",
        parts: Collection[str] | None = None,
    ) -> Json:
        """The figures as they would be; the board stays as it is. Sliders ask many times in a row, so the board is read
        once a version and pair of eyes."""
        sight = (who.workspace_id, board_id, who.role, names(who))
        version, last = self._boards.version(who.workspace_id, board_id), self._tried
        if last and last[0] == (*sight, version):
            trials = last[1]
        else:
            board, version = self._read(who, board_id)
            trials = Trials(board)
            self._tried = ((*sight, version), trials)
        return {**trials.measure(overrides, _state(state), language, parts), "version": version}

    def comparison(self, who: Principal, board_id: str, variant: str | EllipsisType | None = ...) -> Json:
        """Before and after; `variant` of the future: None is the main one, left out the chosen one."""
        board, version = self._read(who, board_id)
        return {**compare(board, variant), "version": version}

    def history(self, who: Principal, board_id: str, since: int, limit: int) -> Sequence[Json]:
        """The changes after version `since`, oldest first, `limit` at most, without what is hidden by now."""
        entries = self._boards.log(who.workspace_id, board_id, since, limit, names(who))
        spared = unseen(Live.from_content(self._boards.content(who.workspace_id, board_id)), names(who))
        return cut_log(entries, spared, names(who))

    def board_at(self, who: Principal, board_id: str, version: int) -> Json:
        """The board as its file at a version, as far as this person may see it."""
        return self._seen_at(who, board_id, version)

    def past(self, who: Principal, board_id: str, before: int, limit: int) -> Json:
        """The changes before a version, newest first, each with what it did; who made them, and the named versions."""
        past = self._boards.past(who.workspace_id, board_id, before, limit)
        now = self._boards.content(who.workspace_id, board_id)
        named = list(self._boards.names(who.workspace_id, board_id))
        entries = told(past, unseen(Live.from_content(now), names(who)), names(who))
        people = {entry["by"] for entry in [*entries, *named]}
        return {
            "changes": entries[::-1],
            "people": self._boards.people(who.workspace_id, people),
            "names": named,
            "version": past.version,
        }

    def figures_at(self, who: Principal, board_id: str, version: int, state: str, language: str = "en") -> Json:
        board = read_board(self._seen_at(who, board_id, version))
        return {**measure(board, _state(state), language=language), "version": version}

    def differences(self, who: Principal, board_id: str, version: int, other: int | None) -> Json:
        """What is different in the version `other` (the last one if None), records and figures of both states."""
        if other is None:
            other = self._boards.content_and_version(who.workspace_id, board_id)[1]
        seen = [self._seen_at(who, board_id, each) for each in (version, other)]
        boards = [read_board(content) for content in seen]
        figures = {state: figures_between(*(measure(board, state) for board in boards)) for state in STATES}
        return {"before": version, "after": other, **changes_between(*seen), "figures": figures}

    def name_version(self, who: Principal, board_id: str, version: int, name: str) -> None:
        """Gives a version a name, or another one."""
        require(who, "edit")
        if not name.strip():
            raise BadInput("a version's name has at least one letter.", place="name")
        at = f"{self._clock():%Y-%m-%dT%H:%M:%SZ}"
        self._boards.name_version(who.workspace_id, board_id, version, name.strip(), who.id, at)

    async def restore_version(self, who: Principal, board_id: str, version: int) -> int:
        """The board says again what it said at a version, as one change; the version it became."""
        require(who, "edit")
        content = await asyncio.to_thread(self._boards.content_at, who.workspace_id, board_id, version)
        restored = await self._live.restore(who.workspace_id, board_id, who, content, version)
        await self._note(who, "version.restored", board_id, str(version))
        return restored

    async def undo_version(self, who: Principal, board_id: str, version: int) -> int:
        """Takes back the change that made a version, one's own; others' later work stays. The version it became."""
        require(who, "edit")
        found = await asyncio.to_thread(self._boards.log, who.workspace_id, board_id, max(0, version - 1), 1)
        if not found or found[0]["version"] != version:
            raise NotFound("There is no such change on this board.")
        return await self._live.submit(who.workspace_id, board_id, who, [{"op": "undo", "change": found[0]["id"]}])

    def schema(self) -> str:
        """The JSON schema of board files, as text."""
        return self._files.schema()

    async def _note(self, who: Principal, act: str, board_id: str | None = None, about: str | None = None) -> None:
        """A line in the log of access."""
        if self._audit is not None:
            await asyncio.to_thread(self._audit.note, who.workspace_id, who.id, act, board_id, about)

    def _read(self, who: Principal, board_id: str) -> tuple[Board, int]:
        """The board as far as this person may see it, and its version."""
        content, version = self._boards.content_and_version(who.workspace_id, board_id)
        return read_kept(self._shown(who, content)), version

    def _shown(self, who: Principal, content: Json) -> Json:
        """What this person may see of a board. A facilitator gets back what came in with a file, also dots and hidden
        notes of people whom this workspace has never met."""
        own = names(who)
        if allows(who.role, "facilitate"):
            authors = {each.get("author") for each in (*content.get("votes", ()), *content.get("notes", ()))}
            written = {author for author in authors if author and author != ANONYMOUS}
            own = (*own, *sorted(written - self._boards.people(who.workspace_id, written).keys()))
        return cut_content(content, own)

    def _seen_at(self, who: Principal, board_id: str, version: int) -> Json:
        """A version as this person may see it; what is hidden now is not shown as it once was."""
        then = self._boards.content_at(who.workspace_id, board_id, version)
        return cut_past(then, self._boards.content(who.workspace_id, board_id), names(who))

    def _here(self, who: Principal, board_id: str) -> list[Json]:
        here = self._live.people_on(who.workspace_id, board_id)
        return [{"name": person["name"], "color": person["color"]} for person in here]


def _row(row: BoardRow) -> Json:
    return {name: getattr(row, name) for name in ("id", "title", "version", "created_at", "updated_at")}


def _state(state: str) -> str:
    if state not in STATES:
        raise BadInput("choose current or future.", place="state")
    return state
