"""The door of the live board: what is said on the socket when the database can't be asked."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.websockets import WebSocketDisconnect

from leanwall.access.sessions import Sessions
from leanwall.errors import Unavailable
from tests.support.wall import Wall


def test_a_database_that_is_away_is_worth_another_try(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise Unavailable("The database can't be reached just now; try again in a moment.")

    monkeypatch.setattr(Sessions, "by_cookie", away)
    with wall.live(str(wall.app.first_board)) as socket:
        bye = socket.receive_json()
        assert (bye["type"], bye["code"]) == ("bye", "unavailable")
        assert bye["retry_after"] > 0
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1013


def test_over_http_it_is_a_problem_with_a_time_to_come_back(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise Unavailable("The database can't be reached just now; try again in a moment.")

    monkeypatch.setattr(Sessions, "by_cookie", away)
    answer = wall.client.get("/api/boards")
    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "unavailable", "5")


def test_who_sits_on_a_wall_stands_in_none_of_the_layers_that_answer_requests(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, asked = FastAPI.__call__, []

    def seen(api: FastAPI, scope: Any, receive: Any, send: Any) -> Any:
        asked.append(scope["type"])
        return answer(api, scope, receive, send)

    monkeypatch.setattr(FastAPI, "__call__", seen)
    with wall.live(wall.new_board()) as socket:
        socket.send_json({"type": "hello", "protocol": 1})
        assert socket.receive_json()["type"] == "welcome"
    assert set(asked) == {"http"}
