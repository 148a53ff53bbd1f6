"""What was acknowledged survives kill -9: a server is killed under 20 writers, started again and read back."""

from __future__ import annotations

import asyncio
import json
import random
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from tests.support.people import sign_in
from tests.support.wall import TOKEN, Server

WRITERS = 20
BEARER = {"Authorization": f"Bearer {TOKEN}"}
EARLY = Path(__file__).parent.parent / "support" / "early"
BOARD = {"format": "leanwall.board", "version": 1, "title": "Killed", "notes": [{"id": "shared", "text": ""}]}


class Writer:
    """Writes as fast as it is answered, three changes under way; `acked` is what the server said is saved."""

    def __init__(self, number: int, life: int, begun: asyncio.Event) -> None:
        self.begun = begun
        self.name = f"w{number}-{life}"
        self.sent = 0
        self.acked: dict[str, int] = {}
        self.version = 0

    async def write(self, address: str, headers: dict[str, str]) -> None:
        try:
            async with connect(address, additional_headers=headers, max_size=None) as socket:
                await socket.send(json.dumps({"type": "hello", "protocol": 1}))
                async for frame in socket:
                    await self._hear(socket, json.loads(frame))
        except (ConnectionClosed, OSError, WebSocketException, EOFError):
            return

    async def _hear(self, socket: ClientConnection, message: dict[str, Any]) -> None:
        if message["type"] == "welcome":
            self.version = message["version"]
        for entry in message.get("changes", ()) if message["type"] == "changes" else ():
            self.version = entry["version"]
            if entry["id"].startswith(self.name + "-"):
                self.acked[entry["id"]] = entry["version"]
                self.begun.set()
        while (self.version and self.sent - len(self.acked) < 3) or not self.sent:
            await self._send(socket)

    async def _send(self, socket: ClientConnection) -> None:
        self.sent += 1
        note = {"op": "create", "record": "note", "id": f"{self.name}-{self.sent}", "fields": {"text": self.name}}
        edit = {"op": "edit", "record": "note", "id": "shared", "field": "text", "splices": [[0, 0, ""]]}
        change = {"type": "change", "id": f"{self.name}-{self.sent}", "base": self.version, "ops": [note, edit]}
        await socket.send(json.dumps(change))


async def write_until_killed(server: Server, board: str, cookies: list[str], life: int, after: float) -> dict[str, int]:
    """What was acknowledged to all writers of this life of the server."""
    address = f"{server.origin.replace('http', 'ws')}/api/boards/{board}/live"
    name = f"leanwall_{server.origin.rpartition(':')[2]}"
    begun = asyncio.Event()
    writers = [Writer(number, life, begun) for number in range(len(cookies))]
    tasks = [
        asyncio.create_task(writer.write(address, {"Origin": server.origin, "Cookie": f"{name}={cookie}"}))
        for writer, cookie in zip(writers, cookies, strict=True)
    ]
    await begun.wait()
    await asyncio.sleep(after)
    server.process.kill()
    await asyncio.gather(*tasks)
    return {change: version for writer in writers for change, version in writer.acked.items()}


def lost_after_kills(folder: Path, kills: int, **environment: str) -> tuple[int, int]:
    """How many acknowledged changes were not there after so many kills, of how many."""
    rng = random.Random(20_261_122)
    acked: dict[str, int] = {}
    lost, total, board, cookies = 0, 0, "", []
    for life in range(kills + 1):
        with Server(folder, LEANWALL_TOKEN=TOKEN, **environment) as server:
            api = httpx.Client(base_url=server.origin, headers=BEARER, timeout=60)
            if not board:
                board = api.post("/api/boards", json=BOARD).json()["id"]
                cookies = [sign_in(folder, f"Writer {n}", "edit")["secret"] for n in range(WRITERS)]
            notes = {note["id"] for note in api.get(f"/api/boards/{board}").json()["notes"]}
            lost += len(acked.keys() - notes)
            if life == kills:
                check_log(api, board, acked.keys() & notes, acked)
                break
            if len(notes) > 3_000:
                board = api.post("/api/boards", json=BOARD).json()["id"]
                acked = {}
            new = asyncio.run(write_until_killed(server, board, cookies, life, rng.uniform(0, 0.4)))
            total += len(new)
            acked |= new
    return lost, total


def check_log(api: httpx.Client, board: str, changes: set[str], acked: dict[str, int]) -> None:
    """Each change stands in the log once, at the version that was acknowledged."""
    log = api.get(f"/api/boards/{board}/history", params={"since": 0, "limit": 1_000}).json()["changes"]
    while (
        log
        and (more := api.get(f"/api/boards/{board}/history?limit=1000&since={log[-1]['version']}").json())["changes"]
    ):
        log += more["changes"]
    assert [entry["version"] for entry in log] == list(range(1, len(log) + 1))
    at = {entry["id"]: entry["version"] for entry in log}
    assert len(at) == len(log)
    assert {change: at[change] for change in changes} == {change: acked[change] for change in changes}


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    lost, count = lost_after_kills(tmp_path, 20)  # a thousand in `make test-long`
    assert count > 50
    assert lost == 0


@pytest.mark.long
def test_nothing_acknowledged_is_lost_in_a_thousand_kills(tmp_path: Path) -> None:
    lost, _ = lost_after_kills(tmp_path, 1_000)
    assert lost == 0


def test_a_server_that_answers_too_early_is_caught(tmp_path: Path) -> None:
    lost, _ = lost_after_kills(tmp_path, 4, PYTHONPATH=str(EARLY))
    assert lost > 0
