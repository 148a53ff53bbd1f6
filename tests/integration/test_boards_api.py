"""Boards over HTTP: what is put in comes back, what can't be is refused in words."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import pytest

from leanwall.api.body import BodyLimit
from leanwall.core.board import Board
from leanwall.core.cards import card
from leanwall.service import Service
from tests.support.wall import Wall, billing, open_wall


def test_a_new_data_folder_has_the_billing_example_and_only_once(tmp_path: Path) -> None:
    with open_wall(tmp_path) as wall:
        (board,) = wall.client.get("/api/boards").json()["boards"]
        assert board["id"] == wall.app.first_board
        assert wall.client.get(f"/api/boards/{board['id']}").json() == billing()
        wall.client.delete(f"/api/boards/{board['id']}")
    with open_wall(tmp_path) as wall:
        assert wall.app.first_board is None
        assert wall.client.get("/api/boards").json() == {"boards": []}


def test_a_board_file_comes_back_with_nothing_lost(wall: Wall) -> None:
    content = {**billing(), "x_newer": {"kept": [1, None]}}
    content["notes"][0]["x_from_elsewhere"] = "kept too"
    answer = wall.client.post("/api/boards", json=content)
    assert answer.status_code == 201
    assert wall.client.get(f"/api/boards/{answer.json()['id']}").json() == content


def test_the_list_shows_a_picture_and_the_main_figures(wall: Wall) -> None:
    empty = wall.new_board(title="Nothing on it")
    rows = {row["id"]: row for row in wall.client.get("/api/boards").json()["boards"]}
    assert rows[empty]["figures"] == {"current": None, "future": None}
    row = rows[wall.app.first_board]
    assert row["figures"]["current"]["steps"] == 10
    assert row["figures"]["future"]["steps"] == 7
    assert row["figures"]["current"]["lead_time"] == 291_600
    assert len(row["map"]["notes"]) == len(billing()["notes"])
    assert row["people"] == []


def test_renaming_is_a_change_like_any_other(wall: Wall) -> None:
    board = wall.new_board()
    assert wall.client.patch(f"/api/boards/{board}", json={"title": "Payables"}).status_code == 200
    assert wall.client.get(f"/api/boards/{board}").json()["title"] == "Payables"
    changes = wall.client.get(f"/api/boards/{board}/history").json()["changes"]
    assert [op["fields"] for op in changes[-1]["ops"]] == [{"title": "Payables"}]
    titles = {row["id"]: row["title"] for row in wall.client.get("/api/boards").json()["boards"]}
    assert titles[board] == "Payables"


def test_a_deleted_board_is_gone_for_everyone(wall: Wall) -> None:
    board = wall.new_board()
    assert wall.client.delete(f"/api/boards/{board}").status_code == 204
    never = wall.client.get("/api/boards/b-never")
    gone = wall.client.get(f"/api/boards/{board}")
    assert gone.status_code == 404
    assert gone.json() == never.json()
    assert board not in {row["id"] for row in wall.client.get("/api/boards").json()["boards"]}


def test_an_earlier_version_can_be_looked_at(wall: Wall) -> None:
    board = wall.new_board(title="First")
    before = wall.client.get(f"/api/boards/{board}").json()
    first = wall.client.get("/api/boards").json()["boards"][0]["version"]
    wall.client.patch(f"/api/boards/{board}", json={"title": "Second"})
    assert wall.client.get(f"/api/boards/{board}/versions/{first}").json() == before
    assert wall.client.get(f"/api/boards/{board}/versions/{first + 99}").status_code == 404


def spellings(board: str) -> list[str]:
    encoded = ["%00", "%20", "%0a", "%2f", "%2F..%2F", "%c3%a9", "%ef%bd%82", "%e2%80%ae"]
    around = [f"{board}{code}" for code in encoded] + [f"{code}{board}" for code in encoded]
    cases = [board.upper(), board.swapcase(), board.title(), f"{board}.", f"{board};a", f"{board}/", f"{board}~"]
    return [*around, *cases, "%", "'", '"or 1=1', "x" * 5_000, "..%2f..%2fetc%2fpasswd", "-", "null"]


def test_no_other_spelling_of_an_id_finds_the_board(wall: Wall) -> None:
    board = wall.new_board()
    assert wall.client.get(f"/api/boards/{board}").status_code == 200
    for spelling in spellings(board):
        for end in ("", "/figures", "/export?format=diagram-png"):
            answer = wall.client.get(f"/api/boards/{spelling}{end}")
            assert answer.status_code == 404, (spelling, end)
            assert answer.json()["code"] == "not_found"


def note(**fields: Any) -> bytes:
    content = {"format": "leanwall.board", "version": 1, "notes": [{"id": "a"}, {"id": "b", **fields}]}
    return json.dumps(content).encode()


BAD = {
    "nothing": (b"", ""),
    "broken JSON": (b'{"format": "leanwall.board", ', "line 1"),
    "not UTF-8": (b'{"format": "\xff"}', ""),
    "a list": (b"[]", ""),
    "not a board": (b'{"hello": 1}', "format"),
    "a newer file": (b'{"format": "leanwall.board", "version": 99}', "version"),
    "no version": (b'{"format": "leanwall.board"}', "version"),
    "a negative time": (note(process_time=-1), "notes[1].process_time"),
    "an unknown unit": (note(wait_time="3 fortnights"), "notes[1].wait_time"),
    "a share above 1": (note(complete_accurate=1.5), "notes[1].complete_accurate"),
    "an infinite number": (b'{"format": "leanwall.board", "version": 1, "x": Infinity}', ""),
    "half of a character": (b'{"format": "leanwall.board", "version": 1, "x": ["\\ud800"]}', "x[0]"),
    "a number of 5,000 digits": (b'{"format": "leanwall.board", "version": 1, "x": ' + b"9" * 5_000 + b"}", ""),
    "a huge number": (note(x=1e300), "notes[1].x"),
    "an id with a slash": (note(id="../b"), "notes[1].id"),
    "the same id twice": (note(id="a"), "notes[1].id"),
    "a script link": (note(instructions_url="javascript:alert(1)"), "notes[1].instructions_url"),
    "a colour with code": (note(color="red;background:url(x)"), "notes[1].color"),
    "a text without end": (note(text="x" * 10_001), "notes[1].text"),
    "nested without end": (
        b'{"format": "leanwall.board", "version": 1, "x": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        "",
    ),
    "a link to nowhere": (
        b'{"format": "leanwall.board", "version": 1, "links": [{"id": "l", "source": "a", "target": "b"}]}',
        "links[0].source",
    ),
}


@pytest.mark.parametrize(("source", "place"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_a_sentence_and_its_place(wall: Wall, source: bytes, place: str) -> None:
    before = wall.client.get("/api/boards").json()["boards"]
    answer = wall.client.post("/api/boards", content=source, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "invalid"
    assert problem["place"].startswith(place)
    assert len(problem["detail"]) > 15
    assert "Traceback" not in answer.text
    assert wall.client.get("/api/boards").json()["boards"] == before


def test_a_body_beyond_the_limit_is_refused_in_words(tmp_path: Path) -> None:
    piece = b" " * 2**18

    with open_wall(tmp_path, max_body_mb=1) as wall:
        announced = wall.client.post("/api/boards", content=b" " * (2**20 + 1))
        endless = wall.client.post("/api/boards", content=(piece for _ in range(64)))
        as_json = wall.client.patch("/api/me", content=(piece for _ in range(64)))
    for answer in (announced, endless, as_json):
        assert (answer.status_code, answer.json()["code"]) == (413, "limit")
        assert "1 MB" in answer.json()["detail"]


@pytest.mark.parametrize("announced", [True, False])
def test_whoever_sends_too_much_is_heard_out_before_the_answer(announced: bool) -> None:
    """Else they find the line closed while they still send, and never read why."""
    heard: list[str] = []

    async def reads_all(scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass

    async def receive() -> dict[str, Any]:
        heard.append("piece")
        return {"type": "http.request", "body": b"x" * 100, "more_body": len(heard) < 20}

    async def send(message: Any) -> None:
        heard.append(str(message.get("status", "")))

    headers = [(b"content-length", b"2000")] if announced else []
    scope = {"type": "http", "method": "PUT", "path": "/", "headers": headers}
    asyncio.run(BodyLimit(reads_all, 500)(scope, receive, send))
    assert heard[:20] == ["piece"] * 20
    assert heard[20] == "413"


def test_a_hostile_file_is_only_text(wall: Wall) -> None:
    hostile = "<img src=x onerror=alert(1)>{{7*7}}\u202e=cmd|' /C calc'!A0"
    board = wall.new_board(title=hostile, notes=[{"id": "constructor", "text": hostile}, {"id": "__proto__"}])
    answer = wall.client.get(f"/api/boards/{board}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["notes"][0]["text"] == hostile


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/api", 404, "not_found"),
        ("PUT", "/api/boards", 405, "method"),
        ("GET", "/api/boards/x/start-future", 405, "method"),
        ("POST", "/api/boards/x/live", 404, "not_found"),
        ("GET", "/api/boards/x/figures?state=past", 422, "invalid"),
        ("GET", "/api/boards/x/history?since=-1", 422, "invalid"),
        ("GET", "/api/boards/x/versions/one", 422, "invalid"),
        ("GET", "/api/boards/x/export", 422, "invalid"),
        ("POST", "/api/session", 422, "invalid"),
        ("POST", "/api/templates/no-such", 404, "not_found"),
        ("DELETE", "/wall", 404, "not_found"),
    ],
)
def test_whatever_fails_is_a_problem_in_words(wall: Wall, method: str, path: str, status: int, code: str) -> None:
    answer = wall.client.request(method, path.replace("/x/", f"/{wall.new_board()}/"))
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert set(problem) == {"type", "title", "status", "detail", "code", "place"}
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"title": NaN}', b'{"title": "\\ud800"}', b"[[[[", b'"x"', b""])
def test_a_body_that_is_no_json_of_ours_is_refused(wall: Wall, body: bytes) -> None:
    board = f"/api/boards/{wall.app.first_board}"
    answer = wall.client.patch(board, content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["detail"].endswith(".")
    assert wall.client.get(board).json()["title"] == "Customer billing"


def test_what_is_quoted_back_can_always_be_sent(wall: Wall) -> None:
    override = b'{"overrides": {"' + b"\\ud800" * 9_000 + b'": {}}}'
    path = f"/api/boards/{wall.app.first_board}/figures"
    answer = wall.client.post(path, content=override, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert len(answer.content) < 1_000


def test_a_fault_of_ours_shows_nobody_its_insides(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the text of a sticky")

    monkeypatch.setattr(Service, "board", broken)
    with caplog.at_level(logging.DEBUG):
        answer = wall.client.get(f"/api/boards/{wall.app.first_board}")
    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert "sticky" not in answer.text
    number = answer.json()["detail"].split()[-1].rstrip(".")
    assert f"fault {number}: RuntimeError at broken" in caplog.text
    assert "sticky" not in caplog.text


def test_a_board_that_cannot_be_measured_hides_no_other(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad = wall.new_board(title="Bad")

    def broken(board: Board) -> dict[str, Any]:
        if board.title == "Bad":
            raise ZeroDivisionError("the text of a sticky")
        return card(board)

    broken.__name__ = card.__name__
    monkeypatch.setattr("leanwall.service.card", broken)
    rows = {row["id"]: row for row in wall.client.get("/api/boards").json()["boards"]}
    assert rows[bad]["figures"] == {"current": None, "future": None}
    assert rows[str(wall.app.first_board)]["figures"]["current"]["lead_time"] == 291600.0
    assert "ZeroDivisionError at broken" in caplog.text and "sticky" not in caplog.text
