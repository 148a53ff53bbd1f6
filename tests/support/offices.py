"""People who work while everything breaks, and the check that nothing acknowledged was lost, doubled or told otherwise.

A writer behaves like the page: it keeps what was not acknowledged, comes back to whichever process answers, asks what
has become of it and sends the rest again, under the same ids.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from leanwall.core.live import Live
from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.people import HOME

UNDER_WAY = 3
NOTES = 200  # of one writer; then its notes are written anew, so that hours of work fit on a board
LOST = (OSError, WebSocketException, TimeoutError, EOFError)


@dataclass
class Door:
    """A process of the wall: where it listens, and how a cookie is called there."""

    origin: str

    @property
    def cookie(self) -> str:
        return f"leanwall_{self.origin.rpartition(':')[2]}"


@dataclass
class Writer:
    """`doors` are tried in turn from `at` on. `acked`: change id → version."""

    name: str
    secret: str
    board: str
    doors: Sequence[Door]
    at: int = 0
    acked: dict[str, int] = field(default_factory=dict)
    outbox: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)  # version → change id, as every screen heard it
    version: int = 0
    mark: str = ""
    sent: int = 0
    returns: list[float] = field(default_factory=list)  # seconds that it was away, each time
    is_over: bool = False
    faults: list[str] = field(default_factory=list)
    goodbyes: list[str] = field(default_factory=list)  # why each line was closed, as far as it was said

    async def work(self) -> None:
        """Until `is_over`, whatever happens to the line; then until nothing is in the outbox."""
        loop, lost_at = asyncio.get_running_loop(), None
        while not self.is_over or self.outbox:
            door = self.doors[self.at % len(self.doors)]
            headers = {"Origin": door.origin, "Cookie": f"{door.cookie}={self.secret}"}
            address = f"{door.origin.replace('http', 'ws')}/api/boards/{self.board}/live"
            try:
                async with connect(
                    address, additional_headers=headers, max_size=None, open_timeout=3, ping_interval=2, ping_timeout=3
                ) as socket:
                    await self._greet(socket)
                    if lost_at is not None:
                        self.returns.append(loop.time() - lost_at)
                        lost_at = None
                    await self._converse(socket)
            except ConnectionClosed as lost:  # while it wrote: the goodbye before it was not read
                self.goodbyes += [lost.rcvd.reason] if lost.rcvd else []
                self.at += 1
            except LOST:
                self.at += 1
            lost_at = lost_at if lost_at is not None else loop.time()
            await asyncio.sleep(random.uniform(0.05, 0.3))

    async def _greet(self, socket: ClientConnection) -> None:
        past = {"since": self.version, "mark": self.mark} if self.mark else {}
        await socket.send(json.dumps({"type": "hello", "protocol": 1, "outbox": list(self.outbox), **past}))
        while True:
            message = json.loads(await asyncio.wait_for(socket.recv(), 10))
            if message["type"] == "bye":
                raise TimeoutError
            if message["type"] == "welcome":
                break
        for change_id, version in message["acked"].items():
            self._ack(change_id, version)
        for entry in message.get("changes", ()):
            self._hear(entry)
        self.version, self.mark = message["version"], message["mark"]
        for change in self.outbox.values():
            await socket.send(json.dumps(change))

    async def _converse(self, socket: ClientConnection) -> None:
        while not self.is_over or self.outbox:
            while not self.is_over and len(self.outbox) < UNDER_WAY:
                await self._write(socket)
            message = json.loads(await socket.recv())
            if message["type"] in ("bye", "resync"):
                self.goodbyes += [message["code"]] if message["type"] == "bye" else []
                return
            if message["type"] == "ack":
                self._ack(message["id"], message["version"])
            if message["type"] == "refused":
                self.faults.append(f"refused: {message}")
                self.outbox.pop(message["id"], None)
            if message["type"] == "changes":
                for entry in message["changes"]:
                    self._hear(entry)

    async def _write(self, socket: ClientConnection) -> None:
        self.sent += 1
        change_id = f"{self.name}-{self.sent}"
        kind, note = "create" if self.sent <= NOTES else "update", f"{self.name}-note-{self.sent % NOTES}"
        ops = [{"op": kind, "record": "note", "id": note, "fields": {"text": f"{self.name} {self.sent}"}}]
        change = {"type": "change", "id": change_id, "base": self.version, "ops": ops}
        self.outbox[change_id] = change
        await asyncio.sleep(0.01)
        await socket.send(json.dumps(change))

    def _hear(self, entry: dict[str, Any]) -> None:
        version, change_id = entry["version"], entry["id"]
        if self.told.setdefault(version, change_id) != change_id:
            self.faults.append(f"version {version} was {self.told[version]}, then {change_id}")
        self.version, self.mark = version, entry["mark"]
        if change_id in self.outbox:
            self._ack(change_id, version)

    def _ack(self, change_id: str, version: int) -> None:
        if self.acked.setdefault(change_id, version) != version:
            self.faults.append(f"{change_id} was acknowledged as {self.acked[change_id]}, then as {version}")
        self.outbox.pop(change_id, None)


async def work_while(writers: Sequence[Writer], trouble: Any, within: float = 60) -> None:
    """Writers at work while `trouble` runs; they finish what they have begun, or the test fails."""
    tasks = [asyncio.create_task(writer.work()) for writer in writers]
    try:
        await trouble
    finally:
        for writer in writers:
            writer.is_over = True
        done, hanging = await asyncio.wait(tasks, timeout=within)
        for task in hanging:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
    for task in done:
        task.result()
    assert not hanging, f"{len(hanging)} writers could not finish: {[len(w.outbox) for w in writers]}"


def check_nothing_lost(url: str, board: str, writers: Sequence[Writer]) -> int:
    """Every acknowledged change stands in the log exactly once, at the version that was told, in one order without a
    gap, the same to everybody; the records are what the log gives. Returns how many were acknowledged."""
    faults = [fault for writer in writers for fault in writer.faults]
    assert faults == []
    database = open_database(url)
    boards = Boards(database)
    log: list[dict[str, Any]] = []
    while more := boards.log(HOME, board, since=len(log), limit=5_000):
        log += more
    assert [entry["version"] for entry in log] == list(range(1, len(log) + 1))
    at = {entry["id"]: entry["version"] for entry in log}
    assert len(at) == len(log), "a change stands in the log twice"
    by_version = {entry["version"]: entry["id"] for entry in log}
    for writer in writers:
        assert {change: at.get(change) for change in writer.acked} == writer.acked
        assert {version: by_version[version] for version in writer.told} == writer.told
        ordered = [at[f"{writer.name}-{n}"] for n in range(1, writer.sent + 1)]
        assert ordered == sorted(ordered), f"{writer.name}'s changes changed their order"
    content = boards.content(HOME, board)
    assert content == boards.content_at(HOME, board, len(log))
    written = {op["id"]: op["fields"]["text"] for entry in log for op in entry["ops"]}
    assert {note["id"]: note["text"] for note in content["notes"]} == written
    assert Live.from_content(content).content() == content
    database.close()
    return sum(len(writer.acked) for writer in writers)


def folder_of(base: Path, number: int) -> Path:
    """A data folder for each process."""
    folder = base / f"process-{number}"
    folder.mkdir(exist_ok=True)
    return folder
