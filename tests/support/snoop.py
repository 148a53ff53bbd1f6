"""Somebody in a workshop who asks for everything there is: what is secret must be in none of the answers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient, WebSocketTestSession

from tests.support.exported import words
from tests.support.people import sign_in
from tests.support.wall import ORIGIN, Wall

CANARY = "Nobodydarestosaythis"
NOTES = [{"id": "n-1", "kind": "problem", "text": "Shown"}, {"id": "n-2", "kind": "problem", "text": "Shown, too"}]
POLL = {"id": "q", "question": "Which first?", "targets": ["n-1", "n-2"], "dots": 3}
_ids = count()


@dataclass
class Snoop:
    """Somebody who asks for all there is and keeps every answer; `heard` is what came by itself."""

    name: str
    browser: TestClient
    board: str
    socket: WebSocketTestSession
    heard: list[str]

    def listen(self) -> None:
        """All that has come until the answer to a ping."""
        self.socket.send_json({"type": "ping"})
        while not (frame := self.socket.receive_text()).startswith('{"type":"pong"'):
            self.heard.append(frame)

    def write(self, *ops: dict[str, Any]) -> None:
        version = self.browser.get(f"/api/boards/{self.board}/figures").json()["version"]
        change = f"c-{next(_ids)}"
        self.socket.send_json({"type": "change", "id": change, "base": version, "ops": list(ops)})
        while f'"{change}"' not in (frame := self.socket.receive_text()):  # or the word that the board is read again
            self.heard.append(frame)
            if '"resync"' in frame:
                break
        self.heard.append(frame)
        assert '"refused"' not in frame, frame

    def everything(self, formats: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Where it was found, and what stands there."""
        self.listen()
        yield "socket", "\n".join(self.heard)
        with joined(self.browser, self.board) as (_, first):
            yield "welcome", first
        with joined(self.browser, self.board, since=0) as (_, first):
            yield "catch-up", first
        at = f"/api/boards/{self.board}"
        version = self.browser.get(f"{at}/figures").json()["version"]
        plain = ["", "/figures", "/comparison", "/workshop", "/history?since=0", "/history?before=999", "/quick-wins"]
        plain += ["/agreement", *(f"/versions/{n}" for n in range(version + 1)), "/versions/0/differences"]
        for path in [*(at + each for each in plain), "/api/boards", "/api/portfolio", "/metrics"]:
            answer = self.browser.get(path)
            assert answer.status_code == 200, path
            yield path, answer.text
        for format in formats:
            made = self.browser.get(f"{at}/export", params={"format": format})
            assert made.status_code == 200, made.text
            yield format, readable(made.content)

    def finds(self, formats: Iterable[str], *secrets: str) -> list[tuple[str, str]]:
        return [(place, each) for place, text in self.everything(formats) for each in secrets if each in text]


def readable(data: bytes) -> str:
    """Words of a PDF, of what is packed in an office file, or of the file itself."""
    if data.startswith(b"%PDF"):
        return words(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return data.decode("utf-8", "replace")


@contextmanager
def joined(browser: TestClient, board: str, **hello: Any) -> Iterator[tuple[WebSocketTestSession, str]]:
    with browser.websocket_connect(f"ws{ORIGIN.removeprefix('http')}/api/boards/{board}/live") as socket:
        socket.send_json({"type": "hello", "protocol": 1, **hello})
        yield socket, socket.receive_text()


@contextmanager
def somebody(wall: Wall, folder: Path, board: str, name: str, role: str) -> Iterator[Snoop]:
    browser = wall.client
    if role != "owner":
        browser = wall.stranger
        browser.cookies["leanwall_8765"] = sign_in(folder, name, role)["secret"]
    with joined(browser, board) as (socket, welcome):
        yield Snoop(name, browser, board, socket, [welcome])


def a_small_map() -> dict[str, Any]:
    """Enough of everything for every export; three changes are made on it."""
    steps = [
        {"id": f"{state}-{at}", "state": state, "text": f"Step {at}", "lane": "l", "x": 240 * at, "y": 24,
         "process_time": 60.0, "wait_time": 0.0, "decision": "keep"}
        for state in ("current", "future") for at in range(2)
    ]  # fmt: skip
    action = {"id": "act", "text": "Ask", "who": "Mia", "due": "2026-12-01"}
    review = {"id": "rev", "due": "2026-12-31"}
    lanes = [{"id": "l", "name": "Clerk"}]
    return {"lanes": lanes, "notes": NOTES + steps, "polls": [POLL], "actions": [action], "reviews": [review]}


def private(on: bool) -> dict[str, Any]:
    return {"op": "update", "record": "board", "id": "board", "fields": {"private": on}}
