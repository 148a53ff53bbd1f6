"""An earlier version brought back: lanes stand where they stood, what can't be is refused in words."""

from __future__ import annotations

import pytest

from leanwall.core.board import Lane
from leanwall.core.flow import ordered_lanes
from leanwall.sync.room import Refusal
from tests.support.one_board import ANNA, OneBoard, create, delete, taken, update

LANES = {"lanes": [{"id": "sales"}, {"id": "clerk"}, {"id": "cash"}], "notes": [{"id": "n", "lane": "clerk"}]}


def lanes(board: OneBoard) -> list[str]:
    return [lane.id for lane in ordered_lanes([Lane.model_validate(each) for each in board.live().content()["lanes"]])]


def test_a_restored_lane_stands_where_it_stood_though_it_had_no_order_key() -> None:
    board = OneBoard(LANES)
    taken(board.change(ANNA, delete("lane", "clerk")))
    taken(board.change(ANNA, create("lane", "later", name="Added since")))
    restored = taken(board.restore(ANNA, LANES))
    assert lanes(board) == ["sales", "clerk", "cash"]
    assert (board.fields("note", "n") or {})["lane"] == "clerk"
    taken(board.undo(ANNA, restored.id))
    assert lanes(board) == ["sales", "cash", "later"]


@pytest.mark.parametrize("due", ["2026-13-99", "2026-02-30", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused_in_words(due: str) -> None:
    board = OneBoard(LANES)
    outcome = board.change(ANNA, create("action", "a", text="Ask", due=due))
    assert isinstance(outcome, Refusal)
    assert (outcome.message, outcome.field) == ("there is no such day or time in the calendar.", "due")
    taken(board.change(ANNA, create("action", "a", text="Ask", due="2028-02-29")))


@pytest.mark.parametrize("title", ["", "  \n"])
def test_a_board_is_not_left_without_a_title(title: str) -> None:
    outcome = OneBoard(LANES).change(ANNA, update("board", "board", title=title))
    assert isinstance(outcome, Refusal)
    assert "needs a title" in outcome.message
