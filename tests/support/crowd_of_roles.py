"""One of every role: guests who came by a link, members who were invited, and another client's board beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx
from sqlalchemy import insert
from starlette.testclient import TestClient, WebSocketTestSession

from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.people import Workspace
from tests.contract.access_table import Needs
from tests.support.people import sign_in
from tests.support.wall import ORIGIN, Wall, billing

COOKIE = "leanwall_8765"
_ids = itertools.count()


@dataclass
class Actor:
    """Somebody with a browser of their own, on a board of their own."""

    browser: TestClient
    board: str
    last: str = ""  # a change of theirs

    def ask(self, method: str, path: str, needs: Needs) -> httpx.Response:
        return self.browser.request(method, path, params=needs.params, json=needs.body)

    @contextmanager
    def live(self, board: str) -> Iterator[WebSocketTestSession]:
        address = f"ws{ORIGIN.removeprefix('http')}/api/boards/{board}/live"
        with self.browser.websocket_connect(address) as socket:
            socket.send_json({"type": "hello", "protocol": 1})
            assert socket.receive_json()["type"] == "welcome"
            yield socket

    def says(self, socket: WebSocketTestSession, kind: str, board: str, cast: Cast) -> bool:
        """Sends one message of this kind; whether the server took it."""
        if kind in ("hello", "presence"):
            message = {"hello": {"protocol": 1}, "presence": {"cursor": [1, 1]}}[kind]
            if kind == "presence":
                socket.send_json({"type": kind, **message})
            return True
        if kind == "ping":
            socket.send_json({"type": "ping"})
            return bool(_next(socket, "pong"))
        change, mine = f"c-{next(_ids)}", self.last
        ops = [{"op": "undo", "change": mine or cast.owners_change(board)} if kind == "undo" else _op(kind)]
        socket.send_json({"type": "change", "id": change, "base": cast.version(board), "ops": ops})
        while True:
            answer = _next(socket, "changes", "refused")
            if answer["type"] == "refused":
                assert answer["id"] == change
                assert answer["code"] == "forbidden", answer
                return False
            if any(entry.get("id") == change for entry in answer["changes"]):
                self.last = change if kind == "update" else self.last
                return True


def _op(kind: str) -> dict[str, Any]:
    new = f"n-{next(_ids)}"
    made: dict[str, dict[str, Any]] = {
        "create comment": {"op": "create", "record": "comment", "id": new, "fields": {"about": "c1", "text": "Why?"}},
        "create vote": {"op": "create", "record": "vote", "id": new, "fields": {"poll": "poll", "target": "c1"}},
        "create question": {"op": "create", "record": "note", "id": new, "fields": {"kind": "question"}},
        "create": {"op": "create", "record": "note", "id": new, "fields": {"kind": "step"}},
        "update": {"op": "update", "record": "note", "id": "c1", "fields": {"x": 41}},
        "edit": {"op": "edit", "record": "note", "id": "c1", "field": "text", "splices": [[0, 0, "!"]]},
        "delete": {"op": "delete", "record": "note", "id": "c5"},
    }
    return made[kind]


def _next(socket: WebSocketTestSession, *kinds: str) -> dict[str, Any]:
    while True:
        frame: dict[str, Any] = socket.receive_json()
        if frame["type"] in kinds:
            return frame


class Cast:
    """`boards` and `spaces`: a foreign one and a missing one."""

    def __init__(self, wall: Wall, folder: Path) -> None:
        self.wall, self.folder = wall, folder
        self.boards = (_foreign_board(folder), "b-none")
        self.spaces = ("other", "w-none")
        self._actors: dict[tuple[str, bool], Actor] = {}
        self._changes: dict[str, str] = {}

    def actor(self, role: str, guest: bool) -> Actor:
        """The one of this role, who comes back with another session when the last one was spent."""
        found = self._actors.get((role, guest))
        if found is None or found.browser.get("/api/me").status_code == 401:
            found = self._actors[role, guest] = self._guest(role) if guest else self._member(role)
        return found

    def new_board(self) -> str:
        polls = [{"id": "poll", "question": "Which?"}]
        return self.wall.new_board(**{**billing(), "polls": polls})

    def content(self, board: str) -> Any:
        return self.wall.client.get(f"/api/boards/{board}").json()

    def version(self, board: str) -> int:
        return int(self.wall.client.get(f"/api/boards/{board}/figures").json()["version"])

    def foreign_title(self) -> str:
        database = open_database(f"sqlite:///{self.folder / 'leanwall.db'}")
        title = Boards(database).content("other", self.boards[0])["title"]
        database.close()
        return str(title)

    def owners_change(self, board: str) -> str:
        """Somebody else's change: nobody below the right to edit may even try to take it back."""
        if board in self._changes:
            return self._changes[board]
        self.wall.client.patch(f"/api/boards/{board}", json={"title": f"Title {next(_ids)}"})
        changes = self.wall.client.get(f"/api/boards/{board}/history").json()["changes"]
        self._changes[board] = str(changes[-1]["id"])
        return self._changes[board]

    def heard(self, witness: WebSocketTestSession) -> list[dict[str, Any]]:
        """What was relayed to somebody else until now."""
        witness.send_json({"type": "ping"})
        frames = []
        while (frame := witness.receive_json())["type"] != "pong":
            frames.append(frame)
        return frames

    def _guest(self, role: str) -> Actor:
        board = self.new_board()
        url = self.wall.client.post(f"/api/boards/{board}/links", json={"role": role}).json()["url"]
        browser = self.wall.stranger
        joined = browser.post("/api/join", json={"key": url.partition("#")[2], "name": "Guest"})
        assert joined.status_code == 201, joined.text
        return Actor(browser, board)

    def _member(self, role: str) -> Actor:
        browser = self.wall.stranger
        if role == "owner":
            token = self.wall.app.sessions.one_time_token()
            assert browser.post("/api/session", json={"token": token}).status_code == 201
        else:
            browser.cookies.set(COOKIE, sign_in(self.folder, role.title(), role)["secret"], domain="127.0.0.1")
        return Actor(browser, self.new_board())


def cast_of(wall: Wall, folder: Path) -> Cast:
    return Cast(wall, folder)


def _foreign_board(folder: Path) -> str:
    """A board of another client's workspace in the same database; its id."""
    database = open_database(f"sqlite:///{folder / 'leanwall.db'}")
    with database.engine.begin() as connection:
        row = {"id": "other", "name": "Another client", "created_at": "2026-11-22T06:00:00Z"}
        connection.execute(insert(Workspace), [row])
    board = Boards(database).create("other", {**billing(), "title": "Their secret"})
    database.close()
    return board
