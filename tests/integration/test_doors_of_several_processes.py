"""Guessing at the doors of several processes gets nobody further than guessing at one."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.support.servers import postgres, redis_server
from tests.support.wall import Wall, open_wall

PATIENCE = 30.0


def guess(wall: Wall, times: int) -> list[int]:
    guest = wall.stranger
    return [guest.post("/api/join", json={"key": f"AAAAAAA{n}", "name": "x"}).status_code for n in range(2, 2 + times)]


def test_wrong_codes_at_one_process_count_at_the_others_and_an_open_door_stays_open_for_others(tmp_path: Path) -> None:
    both: dict[str, Any] = {"database_url": postgres().fresh(), "redis_url": redis_server().url}
    with open_wall(tmp_path / "one", **both) as one, open_wall(tmp_path / "two", **both) as two:
        heard = two.app.api.state.hosting.guesses
        deadline = time.monotonic() + PATIENCE
        while one.app.api.state.wire.is_up + two.app.api.state.wire.is_up < 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert guess(one, 6) == [404] * 5 + [429]
        while heard.wait("testclient") == 0:
            assert time.monotonic() < deadline, "the other process was not told"
            time.sleep(0.05)
        assert guess(two, 1) == [429]
        key = one.client.post(f"/api/boards/{one.new_board()}/links", json={"role": "view"}).json()["url"]
        coming = two.stranger.post("/api/join", json={"key": key.partition("#")[2], "name": "Ana"})
        assert coming.status_code == 201
