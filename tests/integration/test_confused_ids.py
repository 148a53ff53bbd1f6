"""Every other spelling of a board's id is no board: over HTTP and on the socket, for its owner and for a stranger."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from starlette.websockets import WebSocketDisconnect

from tests.support.wall import ORIGIN, Wall


def spellings(board: str) -> list[str]:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in board)  # full-width, which some would fold
    return [
        board.upper(), board + "/", "./" + board, board + "/..", board + "%00", board + " ", " " + board, board + "\n",
        wide, board + "\u200b", board.replace("-", "\u2010"), board + ".json", "b%2d" + board,
        f"{board}%2f..%2f{board}", "%252e%252e%252f" + board, board + "?", board + ";x=1", "0" + board, board[:-1],
    ]  # fmt: skip


def test_no_other_spelling_of_an_id_opens_a_board(wall: Wall) -> None:
    board = wall.new_board(title="Geheim")
    assert "Geheim" in wall.client.get(f"/api/boards/{board}").text
    for spelling in spellings(board):
        address = f"/api/boards/{quote(spelling, safe='%')}"
        answer = wall.client.get(address)
        assert answer.status_code == 404, spelling
        assert "Geheim" not in answer.text
        assert wall.client.get(f"{address}/export", params={"format": "board-json"}).status_code == 404, spelling


def test_nor_on_the_socket(wall: Wall) -> None:
    board = wall.new_board()
    for spelling in (board.upper(), board + "%00", board + "%20", "%EF%BD%82" + board[1:]):
        address = f"ws{ORIGIN.removeprefix('http')}/api/boards/{spelling}/live"
        with wall.client.websocket_connect(address) as live:
            assert live.receive_json()["code"] == "not_found", spelling
            with pytest.raises(WebSocketDisconnect) as closed:
                live.receive_json()
        assert closed.value.code == 4404
