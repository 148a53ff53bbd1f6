"""Whose dots are whose is known until a vote is closed, to who placed them alone, and to nobody after it."""

from __future__ import annotations

from typing import Any

from leanwall.sync.room import Refusal
from tests.support.one_board import ANNA, BEN, FACILITATOR, OneBoard, create, taken, update

BOARD: dict[str, Any] = {
    "notes": [{"id": "one"}, {"id": "two"}],
    "polls": [{"id": "poll", "question": "Which?", "targets": ["one", "two"]}],
}
CLOSE = update("poll", "poll", closed=True)


def voted() -> OneBoard:
    board = OneBoard(BOARD)
    taken(board.change(BEN, create("vote", "v-a", poll="poll", target="one")))
    taken(board.change(ANNA, create("vote", "v-b", poll="poll", target="two", count=2)))
    taken(board.change(BEN, create("vote", "v-c", poll="poll", target="two")))
    return board


def placers(board: OneBoard) -> dict[str, str]:
    return {id: vote["author"] for id, vote in board.live().records["vote"].items()}


def test_closing_a_vote_takes_the_names_off_its_dots_but_not_how_many_people_voted() -> None:
    board = voted()
    assert placers(board) == {"v-a": "p-ben", "v-b": "p-anna", "v-c": "p-ben"}
    closing = taken(board.change(FACILITATOR, CLOSE))
    assert placers(board) == {"v-a": "voter-1", "v-b": "voter-2", "v-c": "voter-1"}
    told = [op for op, seen_by in zip(closing.ops, closing.audiences or [], strict=True) if seen_by is None]
    assert told == [CLOSE]
    taken(board.change(FACILITATOR, CLOSE))
    assert placers(board)["v-b"] == "voter-2"


def test_a_closed_vote_is_not_opened_again_by_any_way() -> None:
    board = voted()
    open_then = board.live().content()
    taken(board.change(FACILITATOR, CLOSE))
    for outcome in (
        board.change(FACILITATOR, update("poll", "poll", closed=False)),
        board.undo(FACILITATOR, "c-4"),
    ):
        assert isinstance(outcome, Refusal)
        assert "stays closed" in outcome.message
    taken(board.change(FACILITATOR, update("note", "one", x=40)))
    taken(board.restore(FACILITATOR, open_then))
    assert (board.fields("poll", "poll") or {})["closed"] is True
    assert set(placers(board).values()) == {"voter-1", "voter-2"}
