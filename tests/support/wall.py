"""A running Leanwall for tests: the true application in this process, or the true server in its own.

Nobody goes round the door: both sign in through POST /api/session.
"""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx
from starlette.testclient import TestClient, WebSocketTestSession

from leanwall.app import Leanwall, create_app
from leanwall.settings import Settings
from tests.support.boards import BILLING
from tests.support.servers import database_in

ORIGIN = "http://127.0.0.1:8765"
PAGE = {"origin": ORIGIN, "x-leanwall": "1"}  # what our own page sends
START_SECONDS = 60
TOKEN = "an-owner-token-for-tests"


def billing() -> dict[str, Any]:
    """The shipped example as parsed JSON."""
    return dict(json.loads(BILLING.read_text("utf-8")))


@dataclass
class Wall:
    """`client` is the owner's browser; `stranger` one that never signed in (same lifetime, no cookie)."""

    app: Leanwall
    client: TestClient

    @property
    def stranger(self) -> TestClient:
        stranger = TestClient(self.app.asgi, base_url=ORIGIN, headers=PAGE)
        stranger.portal = self.client.portal  # one event loop for all, as in the real server
        return stranger

    def live(self, board: str, **headers: str) -> WebSocketTestSession:
        """The owner's socket on a board. (The test client's own sockets are called by another name.)"""
        address = f"ws{ORIGIN.removeprefix('http')}/api/boards/{board}/live"
        return self.client.websocket_connect(address, headers=headers)

    def new_board(self, **fields: Any) -> str:
        """A board made through the API; its id."""
        content = {"format": "leanwall.board", "version": 1, "title": "A board", **fields}
        answer = self.client.post("/api/boards", json=content)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])


@contextmanager
def open_wall(folder: Path, web: Path | None = None, **settings: Any) -> Iterator[Wall]:
    """The application on a data folder, its owner signed in with a one-time token."""
    folder.mkdir(exist_ok=True)
    given = {"data": str(folder), "database_url": database_in(folder), **settings}
    app = create_app(Settings(**given), **({"web": web} if web else {}))
    with TestClient(app.asgi, base_url=ORIGIN, headers=PAGE) as client:
        token = app.sessions.one_time_token()
        assert client.post("/api/session", json={"token": token}).status_code == 201
        yield Wall(app, client)


class Server:
    """`leanwall serve` as people start it, on a free port. `page` is the address it printed."""

    before: tuple[str, ...] = ()  # what the command is run with

    def __init__(self, folder: Path, *options: str, **environment: str) -> None:
        command = [
            *self.before,
            sys.executable,
            "-m",
            "leanwall",
            "serve",
            "--port",
            "0",
            "--no-open",
            "--data",
            str(folder),
            *options,
        ]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("LEANWALL_")}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**clean, **environment}
        )
        self.printed: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.page = self.wait_for(r"https?://[^\s()]+")
        self.origin = "/".join(self.page.split("/")[:3])

    def wait_for(self, pattern: str) -> str:
        """The first match in what it prints from here on."""
        while (line := self._lines.get(timeout=START_SECONDS)) is not None:
            self.printed.append(line)
            if found := re.search(pattern, line):
                return found[0]
        raise AssertionError(f"the server ended: {''.join(self.printed)}")

    def sign_in(self, token: str | None = None) -> httpx.Client:
        """A browser's cookies after the one-time address (or this token)."""
        client = httpx.Client(base_url=self.origin, headers={**PAGE, "origin": self.origin})
        answer = client.post("/api/session", json={"token": token or self.page.partition("#token=")[2]})
        assert answer.status_code == 201, answer.text
        return client

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Sends the signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=15)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
