"""A workshop's two great moments: thirty people see 200 private notes at once, and a vote of fifty people is counted.

A true server; raw clients on true sockets, and one browser beside them (tests/bench/workshop_screen.mjs). During the
reveal everybody goes on typing, and every edit has to be there afterwards. `make bench` writes the result to
docs/benchmarks.md and fails above the targets.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import websockets

from tests.bench.report import machine, write_part
from tests.support.people import sign_in
from tests.support.wall import TOKEN, Server

ROOT = Path(__file__).parent.parent.parent
PEOPLE, NOTES, VOTERS, DOTS = 30, 200, 50, 3
REVEAL_S, COUNT_S = 1.0, 1.0
ROUNDS = 5
SCREEN = Path(__file__).parent / "workshop_screen.mjs"


@dataclass
class Guest:
    """A raw client: it says hello, comes again on a new socket when it is told to, sends again what was not answered
    and keeps what it knows."""

    come: Callable[[], Awaitable[Any]]
    socket: Any = None
    version: int = 0
    fault: str = ""
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    votes: dict[str, dict[str, Any]] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self) -> None:
        while True:
            self.socket = await self.come()
            await self.say(type="hello", protocol=1, outbox=list(self.waiting))
            with suppress(websockets.ConnectionClosed):  # told to come again
                await self.listen()

    async def say(self, **message: Any) -> None:
        with suppress(websockets.ConnectionClosed):  # it is sent again after the next hello
            await self.socket.send(json.dumps(message))

    async def change(self, change: str, *ops: dict[str, Any]) -> None:
        message = {"type": "change", "id": change, "base": self.version, "ops": list(ops)}
        self.waiting[change] = message
        await self.say(**message)

    async def listen(self) -> None:
        async for frame in self.socket:
            message = json.loads(frame)
            if message["type"] == "welcome":
                self.version = message["version"]
                content = message.get("board", {})
                self.notes = {each["id"]: each for each in content.get("notes", ())}
                self.votes = {each["id"]: each for each in content.get("votes", ())}
                for change in message["acked"]:
                    self._done(change)
                for change in list(self.waiting.values()):
                    await self.say(**change)
            elif message["type"] == "changes":
                for entry in message["changes"]:
                    self.version = entry["version"]
                    self._done(entry.get("id", ""))
                    self._play(entry["ops"])
            elif message["type"] == "ack":
                self._done(message["id"])
            elif message["type"] in ("refused", "bye"):
                self.fault = message.get("message", "")
            self.news.set()

    def _done(self, change: str) -> None:
        self.answered.add(change)
        self.waiting.pop(change, None)

    def _play(self, ops: list[dict[str, Any]]) -> None:
        for op in ops:
            if op["record"] == "note" and op["op"] == "create":
                self.notes[op["id"]] = op["fields"]
            elif op["record"] == "note" and op["op"] == "update":
                self.notes.setdefault(op["id"], {}).update(op["fields"])

    async def until(self, ready: Any, within: float = 60) -> float:
        """When it was so."""
        async with asyncio.timeout(within):
            while not ready(self):
                if self.fault:
                    raise RuntimeError(self.fault)
                self.news.clear()
                await self.news.wait()
        return time.perf_counter()


@asynccontextmanager
async def crowd(address: str, secrets: list[str], board: str) -> AsyncIterator[list[Guest]]:
    """The first of them leads, with the owner's token; the others may edit."""
    port = address.rsplit(":", 1)[1]
    guests, tasks = [], []
    for at, secret in enumerate(secrets):
        headers = {"Cookie": f"leanwall_{port}={secret}", "Origin": address}
        if at == 0:
            headers = {"Authorization": f"Bearer {TOKEN}"}
        live = f"{address.replace('http', 'ws')}/api/boards/{board}/live"
        guest = Guest(partial(websockets.connect, live, additional_headers=headers, max_size=None, close_timeout=1))
        tasks.append(asyncio.create_task(guest.live()))
        await guest.until(lambda one: bool(one.notes))
        guests.append(guest)
    try:
        yield guests
    finally:
        for task in tasks:
            task.cancel()
        for guest in guests:
            await guest.socket.close()
        await asyncio.gather(*tasks, return_exceptions=True)


async def reveal(address: str, secrets: list[str], server: Server) -> dict[str, float]:
    """Seconds until all have all notes, until every edit made meanwhile is with all, and until the screen shows it."""
    board = await asyncio.to_thread(new_board, server, {"notes": plain(PEOPLE), "private": True})
    screen = await watch_screen(address, secrets[-1], board)
    async with crowd(address, secrets[: PEOPLE - 1], board) as guests:
        await asyncio.gather(*(write(guest, at) for at, guest in enumerate(guests)))
        begun = time.perf_counter()
        await guests[0].change("reveal", board_fact(private=False))
        edits = [guest.change(f"edit-{at}", moved(at, begun)) for at, guest in enumerate(guests) if at]
        await asyncio.gather(*edits)
        seen = await asyncio.gather(*(guest.until(sees_all) for guest in guests))
        kept = await asyncio.gather(*(guest.until(has_every_edit) for guest in guests))
        painted = await read_screen(screen)
    return {
        "revealed": max(seen) - begun, "edits": max(kept) - begun,
        "screen": painted - begun if painted else float("nan"),
    }  # fmt: skip


def plain(count: int) -> list[dict[str, Any]]:
    return [{"id": f"s-{at}", "kind": "problem", "text": f"Known {at}", "x": 240 * at, "y": 24} for at in range(count)]


async def write(guest: Guest, at: int) -> None:
    """This person's share of the private notes."""
    own = range(at, NOTES, PEOPLE - 1)
    for number in own:
        x, y = 240 * (number % 20), 200 + 152 * (number // 20)
        fields = {"kind": "problem", "text": f"Whispered {number}", "x": x, "y": y}
        op = {"op": "create", "record": "note", "id": f"w-{number}", "fields": fields}
        await guest.change(f"write-{number}", op)
        await guest.until(lambda one, number=number: f"write-{number}" in one.answered)


def board_fact(**fields: Any) -> dict[str, Any]:
    return {"op": "update", "record": "board", "id": "board", "fields": fields}


def moved(at: int, begun: float) -> dict[str, Any]:
    return {"op": "update", "record": "note", "id": f"s-{at}", "fields": {"text": f"Known {at}, edited"}}


def sees_all(guest: Guest) -> bool:
    return sum(note.get("text", "").startswith("Whispered") for note in guest.notes.values()) == NOTES


def has_every_edit(guest: Guest) -> bool:
    return sum(note.get("text", "").endswith("edited") for note in guest.notes.values()) == PEOPLE - 2


async def count_vote(address: str, secrets: list[str], server: Server) -> float:
    """Seconds from closing the vote until all fifty have every dot."""
    poll = {"id": "q", "question": "What first?", "targets": [f"s-{at}" for at in range(20)], "dots": DOTS}
    board = await asyncio.to_thread(new_board, server, {"notes": plain(20), "polls": [poll]})
    async with crowd(address, secrets, board) as guests:
        await asyncio.gather(*(place(guest, at) for at, guest in enumerate(guests)))
        begun = time.perf_counter()
        close = {"op": "update", "record": "poll", "id": "q", "fields": {"closed": True}}
        await guests[0].change("close", close)
        counted = await asyncio.gather(*(guest.until(lambda one: len(one.votes) == VOTERS * DOTS) for guest in guests))
    return max(counted) - begun


async def place(guest: Guest, at: int) -> None:
    for dot in range(DOTS):
        fields = {"poll": "q", "target": f"s-{(at + dot) % 20}", "count": 1}
        op = {"op": "create", "record": "vote", "id": f"v-{at}-{dot}", "fields": fields}
        await guest.change(f"vote-{at}-{dot}", op)
        await guest.until(lambda one, dot=dot: f"vote-{at}-{dot}" in one.answered)


def new_board(server: Server, content: dict[str, Any]) -> str:
    client = server.sign_in(TOKEN)
    try:
        facts = {"format": "leanwall.board", "version": 1, "title": "A workshop", **content}
        return str(client.post("/api/boards", json=facts).raise_for_status().json()["id"])
    finally:
        client.close()


async def watch_screen(address: str, secret: str, board: str) -> asyncio.subprocess.Process:
    """A browser on the board; it says "ready", and then when it has drawn all notes."""
    screen = await asyncio.create_subprocess_exec(
        "node", str(SCREEN), address, board, secret, str(NOTES), stdout=asyncio.subprocess.PIPE,
        cwd=ROOT / "frontend", env=os.environ,
    )  # fmt: skip
    assert screen.stdout is not None
    if b"ready" not in await screen.stdout.readline():
        raise RuntimeError("the browser did not come up")
    return screen


async def read_screen(screen: asyncio.subprocess.Process) -> float:
    assert screen.stdout is not None
    said = await asyncio.wait_for(screen.stdout.readline(), 60)
    now, wall = time.perf_counter(), time.time()
    await screen.wait()
    return now - (wall - json.loads(said)["at"] / 1000)


async def measure() -> int:
    reveals, votes = [], []
    with tempfile.TemporaryDirectory() as name, Server(Path(name), LEANWALL_TOKEN=TOKEN) as server:
        address = server.origin
        secrets = [sign_in(Path(name), f"Person {at}", "edit")["secret"] for at in range(VOTERS)]
        for _ in range(ROUNDS):
            reveals.append(await reveal(address, secrets, server))
            votes.append(await count_vote(address, secrets, server))
            print(f"{reveals[-1]}, vote {votes[-1]:.3f} s", flush=True)
    return told(reveals, votes)


def told(reveals: list[dict[str, float]], votes: list[float]) -> int:
    def row(what: str, values: list[float], target: float) -> str:
        middle, worst = statistics.median(values), max(values)
        return f"| {what} | {middle * 1000:.0f} ms | {worst * 1000:.0f} ms | {target * 1000:.0f} ms |"

    rows = [
        row(
            f"{NOTES} private notes with all of {PEOPLE - 1} raw clients",
            [one["revealed"] for one in reveals],
            REVEAL_S,
        ),
        row(
            f"{PEOPLE - 2} edits made in the same instant with all of them", [one["edits"] for one in reveals], REVEAL_S
        ),
        row("the same drawn by a browser beside them", [one["screen"] for one in reveals], REVEAL_S),
        row(f"{VOTERS * DOTS} dots of {VOTERS} people with everybody after the vote closes", votes, COUNT_S),
    ]
    worst = max(max(one.values()) for one in reveals)
    text = (
        "## A workshop\n\n`make bench-workshop`: one server, clients and browser on the same machine "
        f"({machine()}); {ROUNDS} rounds, from the moment the facilitator’s change is sent.\n\n"
        "| what | median | worst | target |\n|---|---|---|---|\n" + "\n".join(rows)
    )
    print(text)
    write_part("workshop", text)
    return int(worst > REVEAL_S or max(votes) > COUNT_S)


if __name__ == "__main__":
    sys.exit(asyncio.run(measure()))
