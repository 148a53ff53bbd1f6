"""A room keeps the changes of the last seconds at hand and reads older ones from the log: nobody notices which."""

from __future__ import annotations

import pytest

from leanwall.sync.protocol import Hello
from tests.support.one_board import ANNA, OneBoard, edit, taken

BOARD = {"notes": [{"id": "n", "text": ""}]}


def put_in(board: OneBoard, base: int, at: int, letters: str) -> str:
    """The mark of the version that puts these letters there."""
    return taken(board.change(ANNA, edit("n", [[at, 0, letters]]), base=base)).mark


def text(board: OneBoard) -> str:
    return str((board.fields("note", "n") or {})["text"])


@pytest.mark.parametrize("seconds", [0, 0.01, 1])
def test_an_edit_is_moved_over_everything_since_however_old_its_base(seconds: float) -> None:
    board = OneBoard(BOARD, seconds)
    for version in range(400):
        put_in(board, version, 0, "x")
    put_in(board, 100, 50, "!")  # fifty letters into the hundred of then: 300 have come before it since
    assert text(board).index("!") == 350


@pytest.mark.parametrize("seconds", [0, 1])
def test_an_old_change_can_be_undone_and_a_late_reader_gets_all_it_lacks(seconds: float) -> None:
    board = OneBoard(BOARD, seconds)
    marks = [put_in(board, version, version, chr(97 + version % 26)) for version in range(300)]
    taken(board.undo(ANNA, "c-8"))
    assert text(board)[:9] == "abcdefgij"
    welcome = board.greet(ANNA, Hello(protocol=1, since=10, mark=marks[9]))
    assert welcome.board is None
    assert len(welcome.changes) == 291
