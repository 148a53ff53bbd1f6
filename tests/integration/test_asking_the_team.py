"""Asking the team by a link: answers land on the board, and nobody can tell who gave them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from tests.support.wall import Wall

LANE = {"id": "intake", "name": "Heard from the team"}
SECRET_WORDS = "The form asks twice for the same number"


def ask_link(wall: Wall, board: str) -> tuple[str, str]:
    made = wall.client.post(f"/api/boards/{board}/links", json={"role": "ask"}).json()
    assert "/ask#" in made["url"]
    return made["link"]["id"], made["url"].split("#")[1]


def answer(wall: Wall, key: str, **body: Any) -> Any:
    return wall.stranger.post("/api/ask", json={"key": key, **body})


def notes(wall: Wall, board: str) -> list[dict[str, Any]]:
    return list(wall.client.get(f"/api/boards/{board}").json().get("notes", []))


def test_answers_become_problem_notes_in_the_lane_of_what_was_heard(wall: Wall) -> None:
    board = wall.new_board(lanes=[LANE])
    _, key = ask_link(wall, board)
    asked = wall.stranger.post("/api/ask/look", json={"key": key}).json()
    assert asked == {"title": "A board", "questions": ["frustrates", "avoided", "waits", "wrong"]}
    said = {"frustrates": SECRET_WORDS, "waits": "Approvals"}
    assert answer(wall, key, answers=said).status_code == 204
    assert answer(wall, key, answers={"waits": "The scanner"}, name="Ben").status_code == 204
    there = {note["text"]: note for note in notes(wall, board)}
    assert set(there) == {SECRET_WORDS, "Approvals", "The scanner\n(Ben)"}
    assert {note["kind"] for note in there.values()} == {"problem"}
    assert {note["lane"] for note in there.values()} == {"intake"}
    assert there["Approvals"]["x"] == there["The scanner\n(Ben)"]["x"] != there[SECRET_WORDS]["x"]
    assert there["Approvals"]["y"] < there["The scanner\n(Ben)"]["y"]


def test_nothing_says_who_answered(wall: Wall, tmp_path: Path) -> None:
    board = wall.new_board(lanes=[LANE])
    _, key = ask_link(wall, board)
    stranger = wall.stranger
    stranger.headers["user-agent"] = "A telling browser"
    assert stranger.post("/api/ask", json={"key": key, "answers": {"wrong": SECRET_WORDS}}).status_code == 204
    assert "set-cookie" not in stranger.post("/api/ask/look", json={"key": key}).headers
    (note,) = notes(wall, board)
    assert note["author"] == "anonymous"
    history = wall.client.get(f"/api/boards/{board}/history").json()
    assert history["changes"][0]["by"] == "anonymous"
    (file,) = tmp_path.rglob("*.db")
    with sqlite3.connect(file) as database:
        dump = "\n".join(database.iterdump())
    assert SECRET_WORDS in dump
    assert "A telling browser" not in dump
    assert dump.count("testclient") == 1  # the owner's own sign-in


def test_the_link_opens_no_board_and_a_closed_one_opens_nothing(wall: Wall) -> None:
    board = wall.new_board()
    link, key = ask_link(wall, board)
    assert wall.stranger.post("/api/join", json={"key": key, "name": "Eve"}).status_code == 404
    door = wall.client.post(f"/api/boards/{board}/links", json={"role": "view"}).json()["url"].split("#")[1]
    assert answer(wall, door, answers={"wrong": "x"}).status_code == 404
    assert wall.client.delete(f"/api/boards/{board}/links/{link}").status_code == 204
    closed = answer(wall, key, answers={"wrong": "x"})
    mistyped = answer(wall, "nonsense", answers={"wrong": "x"})
    assert closed.status_code == mistyped.status_code == 404
    assert closed.json()["detail"] == mistyped.json()["detail"]
    assert notes(wall, board) == []


def test_empty_and_endless_answers_are_refused_in_words(wall: Wall) -> None:
    board = wall.new_board()
    _, key = ask_link(wall, board)
    assert "at least one" in answer(wall, key, answers={"wrong": "  "}).json()["detail"]
    assert "2,000" in answer(wall, key, answers={"wrong": "x" * 2_001}).json()["detail"]
    assert notes(wall, board) == []


def test_a_whole_team_behind_one_address_can_answer(wall: Wall) -> None:
    board = wall.new_board()
    _, key = ask_link(wall, board)
    for at in range(30):
        assert answer(wall, key, answers={"wrong": f"Thing {at}"}).status_code == 204
    assert len(notes(wall, board)) == 30
