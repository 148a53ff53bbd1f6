"""Live boards without a network: the true hub and database, sockets in memory that a test reads and writes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from leanwall.core.change import Op
from leanwall.core.live import Live
from leanwall.store.boards import Boards
from leanwall.store.db import Database, open_database
from leanwall.store.people import HOME, People
from leanwall.sync.hub import Hub
from leanwall.sync.limits import Limits
from leanwall.sync.meter import Open
from leanwall.sync.redis_bus import RedisBus
from tests.support.servers import database_in

Message = dict[str, Any]
STOPPED = 30  # seconds
EMPTY = {"format": "leanwall.board", "version": 1, "title": "A board"}


@dataclass(frozen=True)
class Guest:
    id: str
    role: str = "edit"
    name: str = "Anna"
    color: str = "#0B5FA5"
    session: str = "s-1"


class MemorySocket:
    """`reads` False: the other side takes nothing any more, so every send waits."""

    def __init__(self) -> None:
        self.up: asyncio.Queue[str | bytes | None] = asyncio.Queue()
        self.down: asyncio.Queue[Message] = asyncio.Queue()
        self.reading = asyncio.Event()
        self.reading.set()
        self.closed: tuple[int, str] | None = None

    async def receive(self) -> str | bytes | None:
        return await self.up.get()

    async def send(self, text: str) -> None:
        await self.reading.wait()
        self.down.put_nowait(json.loads(text))

    async def close(self, code: int, reason: str) -> None:
        self.closed = (code, reason)
        self.up.put_nowait(None)


class Visitor:
    """A person's tab on a board."""

    def __init__(self, board: LiveBoards, board_id: str, guest: Guest) -> None:
        self.socket = MemorySocket()
        self.guest = guest
        self.version = 0
        self.mark = ""
        self.heard: list[Message] = []
        self.task = asyncio.create_task(board.hub.serve(self.socket, board.workspace, board_id, guest))

    def say(self, **message: Any) -> None:
        self.socket.up.put_nowait(json.dumps(message))

    def say_raw(self, frame: str | bytes) -> None:
        self.socket.up.put_nowait(frame)

    async def hello(self, **more: Any) -> Message:
        self.say(type="hello", protocol=1, **more)
        welcome = await self.next("welcome")
        self.version, self.mark = welcome["version"], welcome["mark"]
        return welcome

    def change(self, change_id: str, *ops: Message, base: int | None = None) -> None:
        self.say(type="change", id=change_id, base=self.version if base is None else base, ops=list(ops))

    async def answer(self, change_id: str, *ops: Message, base: int | None = None) -> Message:
        """Send a change; what became of it: its entry, an ack or a refusal."""
        self.change(change_id, *ops, base=base)
        return await self.outcome(change_id)

    async def outcome(self, change_id: str) -> Message:
        while True:
            message = await self.next("changes", "refused", "ack")
            for entry in message.get("changes", [message]):
                if entry.get("id") == change_id:
                    return dict(entry)

    async def told_of(self, entry: Message) -> Message:
        """How a version that somebody else was answered with is told here."""
        while True:
            for told in (await self.next("changes"))["changes"]:
                if told["version"] == entry["version"]:
                    return dict(told)

    async def next(self, *kinds: str, within: float = 30) -> Message:
        """The next message of one of these kinds; others are kept in `heard`."""
        async with asyncio.timeout(within):
            while True:
                message = await self.socket.down.get()
                self.heard.append(message)
                if message["type"] == "changes":
                    self.version = message["changes"][-1]["version"]
                    self.mark = message["changes"][-1]["mark"]
                if message["type"] in kinds:
                    return message

    async def leave(self) -> None:
        self.socket.up.put_nowait(None)
        await self.task


class LiveBoards:
    """A database in a folder, a hub on it, boards and visitors."""

    def __init__(self, database: Database, hub: Hub) -> None:
        self.database = database
        self.hub = hub
        self.boards = Boards(database)
        self.workspace = HOME
        self.visitors: list[Visitor] = []

    def board(self, **content: Any) -> str:
        return self.boards.create(self.workspace, {**EMPTY, **content}, "p-owner")

    async def visit(self, board_id: str, guest: Guest | str = "p-anna", **hello: Any) -> Visitor:
        visitor = self.door(board_id, guest)
        await visitor.hello(**hello)
        return visitor

    def door(self, board_id: str, guest: Guest | str = "p-anna") -> Visitor:
        """A socket that has not said anything yet."""
        visitor = Visitor(self, board_id, Guest(guest) if isinstance(guest, str) else guest)
        self.visitors.append(visitor)
        return visitor


def count_notes(content: dict[str, Any]) -> dict[str, Any]:
    """Figures enough for a test: how many notes each state has."""
    notes = content.get("notes", ())
    return {
        state: {"notes": sum(note.get("state", "current") == state for note in notes)}
        for state in ("current", "future")
    }


class MeasuredBy:
    """A live board measured by a function of its content."""

    def __init__(self, measure: Callable[[dict[str, Any]], Any], content: dict[str, Any]) -> None:
        self.measure, self.live = measure, Live.from_content(content)

    def play(self, ops: Sequence[Op]) -> None:
        for op in ops:
            self.live.play(op)

    def states(self, language: str) -> Any:
        return self.measure(self.live.content())


@asynccontextmanager
async def live_boards(
    folder: Path | str,
    limits: Limits | None = None,
    measure: Callable[[dict[str, Any]], Any] = count_notes,
    redis: str = "",
    open_board: Open | None = None,
    is_alone: bool = True,
) -> AsyncIterator[LiveBoards]:
    """Everything up, and down again without a task left over (`is_alone` False: another process's boards may still be
    up). `folder` may also be the address of a database."""
    database = open_database(folder if isinstance(folder, str) else database_in(folder))
    People(database.engine).ensure_owner()
    hub = Hub(
        store=database.live,
        open_board=open_board or partial(MeasuredBy, measure),
        clock=lambda: datetime.now(UTC),
        limits=limits,
        bus=RedisBus(redis) if redis else None,
    )
    live = LiveBoards(database, hub)
    try:
        yield live
    finally:
        await hub.close(retry_after=0)
        async with asyncio.timeout(STOPPED):  # whoever is never shown out is a failure, not a test that hangs
            await asyncio.gather(*(visitor.task for visitor in live.visitors))
        database.close()
    if is_alone and not redis:
        check_nothing_runs()


def check_nothing_runs() -> None:
    left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    assert not left, f"left running: {left}"


def note(note_id: str, **fields: Any) -> Message:
    return {"op": "create", "record": "note", "id": note_id, "fields": fields}


def update(note_id: str, **fields: Any) -> Message:
    return {"op": "update", "record": "note", "id": note_id, "fields": fields}


def typed(note_id: str, *splices: tuple[int, int, str], field: str = "text") -> Message:
    return {"op": "edit", "record": "note", "id": note_id, "field": field, "splices": splices}


def deleted(record: str, record_id: str) -> Message:
    return {"op": "delete", "record": record, "id": record_id}


def undo(change_id: str) -> Message:
    return {"op": "undo", "change": change_id}


def play(folder: Path | str, story: Callable[[LiveBoards], Awaitable[None]], *given: Any, **chosen: Any) -> None:
    """Tells a story on live boards, made as `live_boards` says."""

    async def whole() -> None:
        async with live_boards(folder, *given, **chosen) as live:
            await story(live)

    asyncio.run(whole())


def unseen(entry: Message) -> Message:
    """A change as whoever may see nothing of it is told: neither what, nor who, nor when."""
    return {"version": entry["version"], "mark": entry["mark"], "ops": []}
