"""Messages on the live socket that would leave a board nobody can read, measure or export again."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import WebSocketTestSession

from leanwall.core.reading import read_board
from leanwall.store.boards import Boards
from tests.support.wall import Wall


def answer_to(socket: WebSocketTestSession, change: str, ops: list[dict[str, Any]]) -> dict[str, Any]:
    """The refusal of a change, or the entry that it was committed as."""
    socket.send_json({"type": "change", "id": change, "base": 0, "ops": ops})
    while True:
        message: dict[str, Any] = socket.receive_json()
        if message["type"] == "refused":
            return message
        for entry in message.get("changes", ()):
            if entry["id"] == change:
                return dict(entry)


def hello(socket: WebSocketTestSession) -> None:
    socket.send_json({"type": "hello", "protocol": 1})
    assert socket.receive_json()["type"] == "welcome"


@pytest.mark.parametrize(
    ("op", "code"),
    [
        ({"op": "create", "record": "note", "id": "n1\n", "fields": {}}, "malformed"),
        ({"op": "update", "record": "board", "fields": {"calendar": {"more": 2**63}}}, "invalid"),
        ({"op": "update", "record": "board", "fields": {"demand": {"more": [2**70]}}}, "invalid"),
        ({"op": "update", "record": "board", "id": "n1", "fields": {"title": "Lost"}}, "invalid"),
        ({"op": "edit", "record": "board", "id": "n1", "field": "title", "splices": [[0, 0, "Lost"]]}, "invalid"),
    ],
)
def test_what_a_board_file_could_not_hold_is_refused(wall: Wall, op: dict[str, Any], code: str) -> None:
    board = wall.new_board(notes=[{"id": "n1"}])
    before = wall.client.get(f"/api/boards/{board}").json()
    with wall.live(board) as socket:
        hello(socket)
        assert answer_to(socket, "c1", [op])["code"] == code
    after = wall.client.get(f"/api/boards/{board}").json()
    assert after == before
    read_board(after)


def test_a_change_s_id_has_no_line_feed(wall: Wall) -> None:
    with wall.live(wall.new_board()) as socket:
        hello(socket)
        refusal = answer_to(socket, "c1\n", [])
        assert (refusal["id"], refusal["code"], refusal["field"]) == (None, "malformed", "id")


def test_a_board_that_cannot_be_read_does_not_hide_the_others(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sound = wall.new_board(title="Broken"), wall.new_board(title="Sound")
    read = Boards.content_and_version

    def reading(boards: Boards, workspace_id: str, board_id: str) -> tuple[dict[str, Any], int]:
        content, version = read(boards, workspace_id, board_id)
        return ({**content, "notes": [{"id": "n\n"}]} if board_id == broken else content), version

    monkeypatch.setattr(Boards, "content_and_version", reading)
    rows = {row["id"]: row for row in wall.client.get("/api/boards").json()["boards"]}
    assert rows[broken]["figures"] == {"current": None, "future": None}
    assert rows[sound]["title"] == "Sound"


def test_undos_that_repeat_a_large_gesture_do_not_pile_up(wall: Wall) -> None:
    board = wall.new_board(lanes=[{"id": "clerk"}], notes=[{"id": f"n{n}", "lane": "clerk"} for n in range(1_000)])
    with wall.live(board) as socket:
        hello(socket)
        assert answer_to(socket, "c1", [{"op": "delete", "record": "lane", "id": "clerk"}])["version"] == 1
        assert answer_to(socket, "c2", [{"op": "undo", "change": "c1"}])["version"] == 2
        to_and_fro = [{"op": "undo", "change": "c2"}, {"op": "undo", "change": "c1"}] * 100
        assert answer_to(socket, "c3", to_and_fro)["code"] == "limit"
    assert wall.client.get(f"/api/boards/{board}").json()["notes"][999]["lane"] == "clerk"
