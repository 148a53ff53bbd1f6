"""Board files: people's units, clear refusals with a place, unknown fields kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from leanwall.core.reading import read_board, read_kept, write_board
from leanwall.errors import BadInput
from tests.support.boards import BILLING, EXAMPLES


def a_file(**fields: Any) -> dict[str, Any]:
    return {"format": "leanwall.board", "version": 1, **fields}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_reads_and_comes_back(path: Any) -> None:
    assert write_board(read_board(path.read_bytes())) == json.loads(path.read_text("utf-8"))


def test_people_s_units_become_seconds_by_the_board_s_calendar() -> None:
    note = {"id": "n", "process_time": "2h 30m", "wait_time": "3 d", "complete_accurate": "85 %"}
    board = read_board(a_file(calendar={"hours_per_day": 7.5}, notes=[note]))
    step = board.notes[0]
    assert (step.process_time, step.wait_time, step.complete_accurate) == (9000, 81000, 0.85)


def test_a_null_stands_for_absent_where_a_value_is_always_there() -> None:
    board = read_board(
        a_file(title=None, calendar=None, notes=[{"id": "n", "text": None, "origins": None, "lane": None}])
    )
    assert (board.title, board.calendar.hours_per_day, board.notes[0].text, board.notes[0].origins) == ("", 8, "", ())


def test_unknown_fields_are_kept_at_every_level() -> None:
    file = a_file(mood="good", calendar={"holidays": ["2026-12-25"]}, notes=[{"id": "n", "sparkle": 1}])
    assert write_board(read_board(file)) == file


def test_dangling_origins_stay() -> None:
    file = a_file(notes=[{"id": "f", "state": "future", "origins": ["long-gone"]}])
    assert write_board(read_board(file)) == file


REFUSALS = [
    ("", "line 1, column 1", "not JSON"),
    ("[]", "", "JSON object"),
    ("{", "line 1, column 2", "not JSON"),
    (b"\xff\xfe\x00", "", "UTF-8"),
    ("[" * 100_000, "", "nested too deeply"),
    (json.dumps({"version": 1}), "format", "not a board file"),
    (json.dumps(a_file(version=2)), "version", "newer Leanwall"),
    (json.dumps(a_file(version=True)), "version", "whole number"),
    ('{"format": "leanwall.board", "version": 1, "notes": [{"id": "n", "x": NaN}]}', "", "NaN is not a number"),
    ('{"format": "leanwall.board", "version": 1, "notes": [{"id": "n", "x": 1e999}]}', "notes[0].x", "finite"),
    (json.dumps(a_file(x_new={"a": [1, "\ud800"]})), "x_new.a[1]", "half of a character"),
    (json.dumps({**a_file(), "x\udfff": 1}), "", "half of a character"),
    (json.dumps(a_file(title="\ud83d")), "title", "half of a character"),
    ('{"format": "leanwall.board", "version": 1, "x_new": [1e999]}', "x_new[0]", "finite"),
    (json.dumps(a_file(x_new=2**63)), "x_new", "larger than a board can hold"),
    ('{"format": "leanwall.board", "version": 1, "x_new": ' + "9" * 5_000 + "}", "", "larger than a board can hold"),
    (json.dumps(a_file(notes={})), "notes", "a list"),
    (json.dumps(a_file(notes=[1])), "notes[0]", "an object"),
    (json.dumps(a_file(notes=[{}])), "notes[0].id", "needed"),
    (json.dumps(a_file(notes=[{"id": "a/b"}])), "notes[0].id", "letters, digits"),
    (json.dumps(a_file(notes=[{"id": "n", "state": "past"}])), "notes[0].state", "'current' or 'future'"),
    (json.dumps(a_file(notes=[{"id": "n"}, {"id": "m", "process_time": -1}])), "notes[1].process_time", "at least 0"),
    (json.dumps(a_file(notes=[{"id": "n", "process_time": "soon"}])), "notes[0].process_time", "soon"),
    (json.dumps(a_file(notes=[{"id": "n", "complete_accurate": 85}])), "notes[0].complete_accurate", "at most 1"),
    (json.dumps(a_file(notes=[{"id": "n", "people": True}])), "notes[0].people", "number"),
    (
        json.dumps(a_file(notes=[{"id": "n", "instructions_url": "javascript:alert(1)"}])),
        "notes[0].instructions_url",
        "https://",
    ),
    (json.dumps(a_file(notes=[{"id": "n", "text": "x" * 10_001}])), "notes[0].text", "10000 characters"),
    (json.dumps(a_file(lanes=[{"id": "n"}], notes=[{"id": "n"}])), "notes[0].id", "lanes[0]"),
    (
        json.dumps(a_file(notes=[{"id": "n"}], links=[{"id": "l", "source": "n", "target": "m"}])),
        "links[0].target",
        "no note",
    ),
    (json.dumps(a_file(calendar={"hours_per_day": 0})), "calendar.hours_per_day", "more than 0"),
    (json.dumps(a_file(demand={"quantity": -4})), "demand.quantity", "at least 0"),
    (json.dumps(a_file(notes=[{"id": f"n{i}"} for i in range(5_001)])), "notes", "at most 5000"),
]


@pytest.mark.parametrize(("source", "place", "words"), REFUSALS, ids=range(len(REFUSALS)))
def test_a_broken_file_is_refused_with_its_place(source: str | bytes, place: str, words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_board(source)
    assert refusal.value.place == place
    assert words in refusal.value.message
    assert "\n" not in str(refusal.value)


def test_the_billing_example_holds_both_states_with_their_origins() -> None:
    board = read_board(BILLING.read_bytes())
    steps = {
        state: [n for n in board.notes if n.kind == "step" and n.state == state] for state in ("current", "future")
    }
    assert {state: len(found) for state, found in steps.items()} == {"current": 10, "future": 7}
    assert all(step.origins for step in steps["future"]) and all(step.decision for step in steps["current"])


def test_what_a_board_keeps_reads_as_its_file_does() -> None:
    for path in EXAMPLES:
        kept = write_board(read_board(path.read_bytes()))
        assert read_kept(kept) == read_board(kept)
        assert write_board(read_kept(kept)) == kept


def test_kept_content_that_is_not_as_it_should_be_is_read_in_full() -> None:
    by_hand = {"format": "leanwall.board", "version": 1, "notes": [{"id": "a", "wait_time": "2 h", "x": None}]}
    assert read_kept(by_hand) == read_board(by_hand)
    for broken in ({}, {**by_hand, "notes": [{"id": "a", "wait_time": "soon"}]}, {**by_hand, "version": 99}):
        with pytest.raises(BadInput):
            read_kept(broken)
