"""Who guesses at codes and links is sent away before it costs anything; a whole room behind one address comes in."""

from __future__ import annotations

from typing import Any

import pytest

from leanwall.access.tries import Tries
from leanwall.errors import LeanwallError
from tests.support.guests import coming, link
from tests.support.wall import Wall


def test_ten_thousand_guesses_ask_the_database_no_more_often_than_the_limit(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    entrance = wall.app.api.state.entrance
    asked = 0
    by_code = type(entrance._doors).by_code

    def counted(self: object, code: str, now: str) -> object:
        nonlocal asked
        asked += 1
        return by_code(self, code, now)

    monkeypatch.setattr(type(entrance._doors), "by_code", counted)
    door = wall.client.put(f"/api/boards/{wall.new_board()}/door", json={}).json()
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    codes = (f"AAAA{letters[n % 32]}{letters[n // 32 % 32]}{letters[n // 1024]}A" for n in range(10_000))
    tried = [_guess(entrance, code) for code in codes]
    assert asked <= 5
    assert tried.count("too_many") == 10_000 - asked
    assert coming(wall, door["url"].partition("#")[2]).get("/api/me").status_code == 200  # others still come in


def _guess(entrance: Any, code: str) -> str:
    try:
        entrance.look(code, "203.0.113.9", "")
    except LeanwallError as error:
        return error.code
    return "open"


def test_who_guessed_too_often_is_sent_away_from_memory_while_links_and_a_room_behind_one_address_come_in(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even a right code is told from a wrong one, and neither reaches a thread."""
    board = wall.new_board()
    door, key = wall.client.put(f"/api/boards/{board}/door", json={}).json(), link(wall, board)
    guesser = wall.stranger
    for n in range(5):
        assert guesser.post("/api/join/look", json={"key": f"AAAAAAA{'ABCDE'[n]}"}).status_code == 404
    reached: list[str] = []
    entrance = type(wall.app.api.state.entrance)
    look = entrance.look

    def watched(self: Any, key: str, caller: str, cookie: str) -> Any:
        reached.append(key)
        return look(self, key, caller, cookie)

    monkeypatch.setattr(entrance, "look", watched)
    answers = {
        (answer.status_code, answer.content)
        for path in ("/api/join/look", "/api/join", "/api/ask/look")
        for code in ("AAAAAAAA", "aaaa-aaab", door["code"])
        for answer in [guesser.post(path, json={"key": code, "name": "x"})]
    }
    assert [status for status, _ in answers] == [429]
    assert reached == []
    assert guesser.post("/api/join/look", json={"key": key}).status_code == 200
    strays = wall.app.api.state.entrance.limits["strays"]
    for _ in range(60):
        strays.count("testclient")
    reached.clear()
    stray = guesser.post("/api/join/look", json={"key": "x" * 22})
    assert [(stray.status_code, stray.content)] == list(answers)
    assert reached == []
    strays._seen.clear()
    assert guesser.post("/api/join", content=b'{"key":').status_code == 422
    assert guesser.post("/api/join", content=b"[" * 4_000).status_code == 422
    assert coming(wall, door["url"].partition("#")[2]).get("/api/me").status_code == 200


def test_a_flood_at_the_doors_is_sent_away_before_it_costs_anything(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard: Any = wall.app.asgi
    while not hasattr(guard, "_floods"):
        guard = guard._app
    monkeypatch.setattr(guard, "_floods", Tries(most=30, seconds=60))
    answers = [wall.stranger.post("/api/join/look", json={"key": "x" * 22}) for _ in range(40)]
    assert [answer.status_code for answer in answers[30:]] == [429] * 10
    assert int(answers[-1].headers["retry-after"]) > 0
