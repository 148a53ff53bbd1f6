"""Guessing at the doors of several processes gets nobody further than guessing at one."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leanwall.sync import sideline
from leanwall.sync.sideline import Sideline
from tests.support.servers import Redis, postgres, redis_server
from tests.support.wall import ORIGIN, Wall, open_wall

PATIENCE = 30.0


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def guess(wall: Wall, times: int) -> list[int]:
    guest = wall.stranger
    return [guest.post("/api/join", json={"key": f"AAAAAAA{n}", "name": "x"}).status_code for n in range(2, 2 + times)]


def test_wrong_codes_at_one_process_count_at_the_others_and_an_open_door_stays_open_for_others(tmp_path: Path) -> None:
    both: dict[str, Any] = {"database_url": postgres().fresh(), "redis_url": redis_server().url}
    with open_wall(tmp_path / "one", **both) as one, open_wall(tmp_path / "two", **both) as two:
        heard = two.app.api.state.entrance.guesses
        until(lambda: one.app.api.state.wire.is_up and two.app.api.state.wire.is_up)
        assert guess(one, 6) == [404] * 5 + [429]
        until(lambda: heard.wait("testclient") > 0)
        assert guess(two, 1) == [429]
        key = one.client.post(f"/api/boards/{one.new_board()}/links", json={"role": "view"}).json()["url"]
        coming = two.stranger.post("/api/join", json={"key": key.partition("#")[2], "name": "Ana"})
        assert coming.status_code == 201


def test_a_process_on_which_nobody_has_a_board_open_hears_redis_all_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It listens to itself: silence is what a cut wire sounds like."""
    heard: list[bytes] = []
    hear = Sideline._hear

    def listens(self: Sideline, channel: str, message: bytes) -> None:
        heard.append(message)
        hear(self, channel, message)

    monkeypatch.setattr(Sideline, "_hear", listens)
    monkeypatch.setattr(sideline, "PULSE", 0.05)
    with open_wall(tmp_path, database_url=postgres().fresh(), redis_url=redis_server().url):
        until(lambda: len(heard) > 2)


def test_a_doors_qr_code_is_the_same_at_every_process_and_stays(tmp_path: Path) -> None:
    both: dict[str, Any] = {"database_url": postgres().fresh(), "redis_url": redis_server().url}
    with open_wall(tmp_path / "one", **both) as one, open_wall(tmp_path / "two", **both) as two:
        until(lambda: one.app.api.state.wire.is_up and two.app.api.state.wire.is_up)
        board = one.new_board()
        url = one.client.put(f"/api/boards/{board}/door", json={}).json()["url"]
        until(lambda: board in two.app.api.state.hosting._secrets)
        for wall in (two, one, two):
            assert wall.client.get(f"/api/boards/{board}/access").json()["door"]["url"] == url


def test_a_link_revoked_while_redis_is_away_closes_the_sockets_at_the_other_process_too(tmp_path: Path) -> None:
    redis_server()  # or skip
    redis = Redis()
    both: dict[str, Any] = {"database_url": postgres().fresh(), "redis_url": redis.url}
    with open_wall(tmp_path / "one", **both) as one, open_wall(tmp_path / "two", **both) as two:
        wire = two.app.api.state.wire
        until(lambda: wire.is_up)
        board = one.new_board()
        made = one.client.post(f"/api/boards/{board}/links", json={"role": "view"}).json()
        guest = two.stranger
        assert guest.post("/api/join", json={"key": made["url"].partition("#")[2], "name": "Ana"}).status_code == 201
        with guest.websocket_connect(f"ws{ORIGIN.removeprefix('http')}/api/boards/{board}/live") as live:
            live.send_json({"type": "hello", "protocol": 1})
            assert live.receive_json()["type"] == "welcome"
            redis.stop()
            until(lambda: not wire.is_up)
            assert one.client.delete(f"/api/boards/{board}/links/{made['link']['id']}").status_code == 204
            begun = time.monotonic()
            while (frame := live.receive_json())["type"] != "bye":
                live.send_json({"type": "ping"})
                assert time.monotonic() - begun < PATIENCE
            assert frame["code"] == "forbidden"
