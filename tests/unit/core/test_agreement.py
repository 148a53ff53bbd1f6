"""Agreeing: what must be settled first, who signs, which number comes next, when it is looked at again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leanwall.core.agreement import (
    agreed_content,
    check_proposal,
    check_signature,
    is_agreed,
    last_agreed,
    next_number,
    open_points,
    proposal,
)
from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.core.reviews import first_monday_after, review_days
from leanwall.errors import BadInput, Conflict
from tests.support.a_map import MapBuilder, a_map

RELEASE = {"id": "r1", "number": "1.0", "version": 7, "name": "Agreed"}
OWNER = {"id": "s1", "release": "r1", "role": "process_owner", "name": "Ana", "at": "2026-11-22T09:00:00Z"}
SPONSOR = {**OWNER, "id": "s2", "role": "sponsor", "name": "Sam"}


def sound() -> MapBuilder:
    """A board on which nothing is open."""
    built = a_map(owner="Ana", sponsor="Sam", demand={"quantity": 10, "per": "day"}, freed_time_use="Training")
    built.lane("l", people=2, cost_per_hour=30)
    step = {"lane": "l", "work": "5 min", "wait": 0, "ca": 1, "value": "VA"}
    built.step("A", decision="keep", **step).step(
        "F", state="future", origins=["A"], quality_check="Sum is right", **step
    )
    return built


def with_records(**records: Any) -> Board:
    return read_board({**sound().file, **records})


def codes(board: Board) -> list[str]:
    return [point.finding.code for point in open_points(board) if point.waived is None]


def test_a_sound_board_may_be_put_up_for_signing() -> None:
    assert codes(sound().board()) == []
    check_proposal(sound().board(), "Workshop result", "2026-12-01")


def test_errors_stop_it_whatever_somebody_waived() -> None:
    built = sound().rework("A", "A", 1.0)
    built.file["waivers"] = [{"id": "w", "code": code, "reason": "no"} for code in codes(built.board())]
    assert codes(built.board())
    with pytest.raises(Conflict, match="can't be signed yet: 1 error") as refused:
        check_proposal(built.board(), "X", "2026-12-01")
    assert refused.value.code == "open_checks"


def test_hiding_a_step_is_no_way_round_an_error() -> None:
    built = sound().rework("A", "A", 1.0)
    for note in built.file["notes"]:
        note["hidden"] = note["id"] == "A"
    built.file["waivers"] = [{"id": code, "code": code, "reason": "no"} for code in codes(built.board())]
    (point,) = [point for point in open_points(built.board()) if point.finding.code == "hidden_steps"]
    assert (point.waived, point.finding.notes) == (None, ("A",))
    assert point.as_dict()["text"] == "“A” is hidden, so nobody can see what they would agree on."
    with pytest.raises(Conflict):
        check_proposal(built.board(), "X", "2026-12-01")


def test_a_warning_stops_it_until_it_is_waived_with_a_reason() -> None:
    actions = [{"id": "a", "text": "Train"}, {"id": "b", "text": "Done", "status": "done"}]
    assert codes(with_records(actions=actions)) == ["action_without_owner"]
    waiver = {"id": "w", "code": "action_without_owner", "reason": "decided in January"}
    board = with_records(actions=actions, waivers=[waiver])
    assert codes(board) == []
    assert [point.waived for point in open_points(board)] == ["decided in January"]
    check_proposal(board, "X", "2026-12-01")


def test_a_board_without_a_future_and_without_names_says_so() -> None:
    assert {"no_future", "nobody_named"} <= set(codes(a_map().step("A").board()))


@pytest.mark.parametrize(
    ("name", "day"), [(" ", "2026-12-01"), ("X", "soon"), ("X", "2026-02-30"), ("X", "9999-12-31")]
)
def test_a_version_needs_a_name_and_a_day(name: str, day: str) -> None:
    with pytest.raises(BadInput):
        check_proposal(sound().board(), name, day)


def test_one_version_at_a_time_waits_for_signatures() -> None:
    board = with_records(releases=[RELEASE], signatures=[OWNER])
    waiting = proposal(board)
    assert waiting is not None and waiting.id == "r1"
    with pytest.raises(Conflict, match=r"Version 1\.0 waits"):
        check_proposal(board, "X", "2026-12-01")


def test_it_is_agreed_when_process_owner_and_sponsor_have_signed() -> None:
    board = with_records(releases=[RELEASE], signatures=[OWNER])
    assert not is_agreed(board, board.releases[0])
    board = with_records(releases=[RELEASE], signatures=[OWNER, SPONSOR])
    assert last_agreed(board) == board.releases[0]
    assert proposal(board) is None


@pytest.mark.parametrize(
    ("release", "role", "name", "changed", "sentence"),
    [
        ("r9", "sponsor", "Sam", False, "withdrawn"),
        ("r1", "boss", "Sam", False, "choose"),
        ("r1", "sponsor", " ", False, "your name"),
        ("r1", "process_owner", "Eve", False, "Ana has signed"),
        ("r1", "sponsor", "Sam", True, "was changed after"),
    ],
)
def test_a_signature_that_cannot_be_is_refused_in_a_sentence(
    release: str, role: str, name: str, changed: bool, sentence: str
) -> None:
    board = with_records(releases=[RELEASE], signatures=[OWNER])
    with pytest.raises((BadInput, Conflict), match=sentence):
        check_signature(board, release, role, name, changed)


@pytest.mark.parametrize(("number", "following"), [("1.0", "1.1"), ("2.9", "2.10"), ("Easter", "2.0"), (None, "1.0")])
def test_numbers_go_on_from_the_last_agreed_one(number: str | None, following: str) -> None:
    records = {"releases": [{**RELEASE, "number": number}], "signatures": [OWNER, SPONSOR]} if number else {}
    assert next_number(with_records(**records)) == following


def test_talk_and_tasks_do_not_change_what_was_agreed() -> None:
    content = {"title": "T", "notes": [], "comments": [1], "reviews": [2], "actions": [3], "signatures": [4]}
    assert agreed_content({**content, "locked_states": ["current", "future"]}) == {"title": "T", "notes": []}


def test_reviews_come_after_30_60_90_days_and_then_on_first_mondays() -> None:
    days = review_days(date(2026, 12, 1))
    assert days == [date(2026, 12, 31), date(2027, 1, 30), date(2027, 3, 1)]
    assert first_monday_after(days[-1]) == date(2027, 4, 5)
    assert first_monday_after(date(2027, 1, 31)) == date(2027, 2, 1)
