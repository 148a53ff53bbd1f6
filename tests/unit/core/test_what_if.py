"""What if: values laid over a board, steps left out, the board itself untouched."""

from __future__ import annotations

import pytest

from leanwall.core.board import Board
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board, write_board
from leanwall.core.what_if import Trials, what_if
from leanwall.errors import BadInput
from tests.support.a_map import a_map
from tests.support.wall import billing


def lead_time(board: Board, state: str = "current", name: str = "lead_time") -> object:
    return measure(board, state)["figures"][name]["value"]


def test_laying_values_over_a_board_is_writing_them_into_its_file() -> None:
    overrides = {
        "c3": {"wait_time": "1 wk", "process_time": None, "x_newer": [1]},
        "clerk": {"people": 5},
        "l3": {"probability": 0.25},
        "board": {"demand": {"quantity": 80}, "calendar": {"hours_per_day": 7.5}, "title": "Tried", "x_own": "kept"},
    }
    written = billing()
    for plural in ("notes", "lanes", "links"):
        for record in written[plural]:
            record.update(overrides.get(record["id"], {}))
    written["demand"] = {**written["demand"], "quantity": 80}
    written["calendar"] = {**written.get("calendar", {}), "hours_per_day": 7.5}
    written |= {"title": "Tried", "x_own": "kept"}
    board = read_board(billing())
    tried = what_if(board, overrides)
    assert write_board(tried) == write_board(read_board(written))
    assert write_board(board) == billing()


def test_what_is_not_touched_is_not_even_copied() -> None:
    board = read_board(billing())
    tried = what_if(board, {"c3": {"wait_time": 0}})
    same = [before is after for before, after in zip(board.notes, tried.notes, strict=True)]
    assert same.count(False) == 1
    assert tried.lanes is board.lanes


def test_a_step_left_out_of_one_state_keeps_no_rework_because_of_the_other_states_links() -> None:
    map = a_map().step("A", work=60, wait=0).step("B", work=60, wait=0).rework("B", "A", 0.5)
    map.step("fA", work=60, wait=0, state="future").step("fB", work=60, wait=0, state="future")
    map.flow("fA", "fB", state="future")
    tried = what_if(map.board(), {"B": None})
    assert [link.kind for link in tried.links] == ["flow"]
    assert lead_time(tried, name="expected_lead_time") == 60


def test_a_side_step_left_out_still_sends_its_work_back() -> None:
    map = a_map().steps("A B", work=60, wait=0).step("Clarify", work=600, wait=0).flow("A", "B")
    map.rework("A", "Clarify", 0.5).rework("Clarify", "A", 1)
    tried = what_if(map.board(), {"Clarify": None})
    assert [link.kind for link in tried.links].count("rework") == 2
    assert lead_time(tried, name="expected_lead_time") == pytest.approx(2 * 60 + 60)


def test_a_step_that_sends_back_is_left_out_with_its_rework() -> None:
    map = a_map().steps("A B C", work=60, wait=0).flow("A", "B", "C").rework("B", "A", 0.5)
    tried = what_if(map.board(), {"B": None})
    assert [link.kind for link in tried.links] == ["flow", "flow"]
    assert lead_time(tried, name="expected_lead_time") == 120


def test_a_link_is_not_bent_to_a_note_that_is_not_there() -> None:
    with pytest.raises(BadInput, match="there is no note “nobody”") as refused:
        what_if(read_board(billing()), {"l3": {"target": "nobody"}})
    assert refused.value.place == "overrides.l3.target"


def test_a_lane_cannot_be_left_out() -> None:
    with pytest.raises(BadInput, match="only a note") as refused:
        what_if(read_board(billing()), {"clerk": None})
    assert refused.value.place == "overrides.clerk"


def test_tries_one_after_the_other_say_what_each_says_alone() -> None:
    """What a try has worked out about the map is used by the next one, and only where it still holds."""
    board = read_board(billing())
    trials = Trials(board)
    for overrides in (
        {"c5": {"wait_time": "1 d"}},
        {"clerk": {"people": 5}},
        {"c4": None},
        {"c3": {"complete_accurate": 0.5}, "board": {"demand": {"quantity": 100}}},
        {"c5": {"lane": "clerk"}},
        {},
    ):
        assert trials.measure(overrides, "current") == measure(what_if(board, overrides), "current")


def test_another_variant_is_tried_as_if_it_were_chosen() -> None:
    built = a_map().step("A", work=60, wait=0).step("F", state="future", variant="v", work=30, wait=0)
    built.file["variants"] = [{"id": "v", "name": "Bold"}]
    tried = Trials(built.board()).measure({"board": {"chosen_variant": "v"}, "F": {"wait_time": 10}}, "future")
    assert tried["figures"]["lead_time"]["value"] == 40
