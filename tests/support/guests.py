"""Guests of a wall in tests: `guest = coming(wall, link(wall, board))`."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from tests.support.wall import ORIGIN, Wall


def link(wall: Wall, board: str, **wanted: Any) -> str:
    """The key of a new link."""
    answer = wall.client.post(f"/api/boards/{board}/links", json={"role": "edit", **wanted})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["url"]).partition("#")[2]


def coming(wall: Wall, key: str, name: str = "Gast") -> TestClient:
    guest = wall.stranger
    answer = guest.post("/api/join", json={"key": key, "name": name})
    assert answer.status_code == 201, answer.text
    return guest


def socket(guest: TestClient, board: str) -> WebSocketTestSession:
    return guest.websocket_connect(f"ws{ORIGIN.removeprefix('http')}/api/boards/{board}/live")


def greeted(live: WebSocketTestSession) -> dict[str, Any]:
    live.send_json({"type": "hello", "protocol": 1})
    welcome: dict[str, Any] = live.receive_json()
    assert welcome["type"] == "welcome", welcome
    return welcome


def bye(live: WebSocketTestSession) -> dict[str, Any]:
    """The goodbye, with which the socket is closed; one that goes on would answer the ping."""
    live.send_json({"type": "ping"})
    while (frame := live.receive_json())["type"] != "bye":
        assert frame["type"] != "pong"
    with pytest.raises(WebSocketDisconnect):
        live.receive_json()
    return dict(frame)


def guests(wall: Wall, board: str) -> list[dict[str, Any]]:
    return list(wall.client.get(f"/api/boards/{board}/access").json()["guests"])
