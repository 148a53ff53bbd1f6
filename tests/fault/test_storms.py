"""Everybody comes back at once after a restart; nobody is left out, and the server says how it is meanwhile."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx2 as httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.support.people import sign_in
from tests.support.servers import free_port
from tests.support.wall import TOKEN, Server

BEARER = {"Authorization": f"Bearer {TOKEN}"}
BOARD = {"format": "leanwall.board", "version": 1, "notes": [{"id": f"n-{n}", "text": "x" * 200} for n in range(100)]}
GUARD = 150.0  # five times the promise


async def seat(address: str, headers: dict[str, str]) -> ClientConnection:
    """Comes, however often it has to try."""
    while True:
        try:
            socket = await connect(address, additional_headers=headers, max_size=None, open_timeout=30)
            await socket.send(json.dumps({"type": "hello", "protocol": 1}))
            async with asyncio.timeout(60):
                while json.loads(await socket.recv())["type"] != "welcome":
                    pass
            return socket
        except (OSError, WebSocketException, TimeoutError):
            await asyncio.sleep(0.2)


def storm(folder: Path, people: int) -> float:
    """Seconds until all are back after a kill."""
    options = ("--port", str(free_port()))
    with Server(folder, *options, LEANWALL_TOKEN=TOKEN) as server:
        board = httpx.post(f"{server.origin}/api/boards", json=BOARD, headers=BEARER, timeout=60).json()["id"]
        cookie = f"leanwall_{options[1]}={sign_in(folder, 'Anna', 'edit')['secret']}"
        headers = {"Origin": server.origin, "Cookie": cookie}
        address = f"{server.origin.replace('http', 'ws')}/api/boards/{board}/live"
        asyncio.run(sockets_come(address, headers, people))
        server.process.kill()
        server.process.wait()
    with Server(folder, *options, LEANWALL_TOKEN=TOKEN) as server:
        return asyncio.run(sockets_come(address, headers, people, server.origin))


async def sockets_come(address: str, headers: dict[str, str], people: int, origin: str = "") -> float:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    coming = [asyncio.create_task(seat(address, headers)) for _ in range(people)]
    if origin:  # under load, too
        async with httpx.AsyncClient(base_url=origin, timeout=30) as api:
            assert (await api.get("/healthz")).status_code == 200
            assert (await api.get("/readyz")).status_code == 200
    sockets = await asyncio.wait_for(asyncio.gather(*coming), GUARD)
    took = loop.time() - begun
    for socket in sockets:
        socket.transport.abort()
    return took


def test_a_hundred_people_are_back_after_a_restart(tmp_path: Path) -> None:
    assert storm(tmp_path, 100) < GUARD


@pytest.mark.long
def test_five_hundred_people_are_back_after_a_restart(tmp_path: Path) -> None:
    took = storm(tmp_path, 500)
    print(f"500 back after {took:.1f} s")
    assert took < GUARD
