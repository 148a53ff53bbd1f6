"""What a work checklist says, in words: before any of it is set on paper."""

from __future__ import annotations

from typing import Any

import pytest

from leanwall.core.board import Board
from leanwall.errors import BadInput
from leanwall.export.checklist import Checklist, Line, Pause, Section, write_checklist
from leanwall.export.edition import edition_of
from leanwall.export.options import Options
from leanwall.export.story import read_state
from tests.support.a_map import MapBuilder, a_map
from tests.support.exported import billing

AGREED: dict[str, Any] = {
    "title": "Billing",
    "starts_when": "A job is done",
    "ends_when": "The invoice is sent",
    "owner": "Ann",
    "reviews": [{"id": "v1", "due": "2027-03-01"}],
    "releases": [
        {"id": "r1", "number": "0.9", "effective": "2026-06-01"},
        {"id": "r2", "number": "1.0", "effective": "2026-12-01"},
    ],
    "signatures": [
        {"id": f"{release}-{role}", "release": release, "role": role, "name": "Ann"}
        for release in ("r1", "r2")
        for role in ("process_owner", "sponsor")
    ],
}


def future(**facts: Any) -> MapBuilder:
    """A map whose steps and links are future ones."""
    return a_map(**facts).lane("clerk").lane("boss")


def step(board: MapBuilder, name: str, lane: str | None = "clerk", **fields: Any) -> MapBuilder:
    """A future step with all that a checklist needs, unless it is taken away."""
    known = {"work": "5 min", "quality_check": "Looks right", "final_check": True}
    return board.step(name, state="future", lane=lane, **{**known, **fields})


def checklist(board: Board, cut: str = "process", lane: str | None = None, changed: bool = False) -> Checklist:
    edition = edition_of(board, Options(version="57", changed=changed))
    return write_checklist(read_state(board, "future"), cut, lane, edition)


def lines(section: Section) -> list[Line]:
    return [line for line in section.lines if isinstance(line, Line)]


def details(board: MapBuilder, number: int) -> list[tuple[str, str]]:
    """Label and words under the line with this number."""
    found = lines(checklist(board.board()).sections[0])[number - 1]
    return [(detail.label, detail.text) for detail in found.details if detail.label not in ("Check", "")]


def test_the_lines_follow_the_work_and_are_numbered() -> None:
    found = lines(checklist(billing()).sections[0])
    assert [(line.step.number, line.step.role) for line in found] == [
        (1, "Sales admin"),
        (2, "Billing clerk"),
        (3, "Billing clerk"),
        (4, "Billing supervisor"),
        (5, "Billing clerk"),
        (6, "Billing clerk"),
        (7, "AR accountant"),
    ]


def test_steps_that_are_gone_and_hidden_steps_are_not_on_it() -> None:
    board = step(step(future(), "Do"), "Secret", hidden=True).step("Old", work="5 min")
    assert [line.step.text for line in lines(checklist(board.board()).sections[0])] == ["Do"]


def test_by_role_each_role_has_its_own_lines_and_every_step_stands_once() -> None:
    sections = checklist(billing(), "role").sections
    assert [section.role for section in sections] == [
        "Sales admin",
        "Billing clerk",
        "Billing supervisor",
        "AR accountant",
    ]
    assert sorted(line.step.number or 0 for section in sections for line in lines(section)) == [1, 2, 3, 4, 5, 6, 7]


def test_between_its_lines_a_role_reads_who_is_at_it_meanwhile() -> None:
    clerk = checklist(billing(), "role", "clerk").sections[0]
    assert [part.text for part in clerk.lines if isinstance(part, Pause)] == ["Billing supervisor: line 4"]


def test_a_lane_without_steps_is_refused_with_the_lanes_that_have_some() -> None:
    with pytest.raises(BadInput, match=r"sales \(Sales admin\)"):
        checklist(billing(), "role", "finance")


def test_work_that_changes_hands_says_from_whom_and_to_whom() -> None:
    board = step(step(future(), "Do"), "Approve", "boss").flow("Do", "Approve", state="future")
    assert details(board, 1) == [("Give to", "boss (line 2)")]
    assert details(board, 2) == [("Get from", "clerk (line 1)")]


def test_a_wait_between_two_steps_is_looked_through_and_prints_as_a_note() -> None:
    board = step(future(), "Do").step("Slot", state="future", type="wait", wait="4 h", lane="clerk")
    step(board, "Approve", "boss").flow("Do", "Slot", "Approve", state="future")
    assert details(board, 1) == [("Give to", "boss (line 2)")]
    section = checklist(board.board()).sections[0]
    assert section.lines[1] == Pause("Slot: about 4 h")


def test_a_rework_link_says_where_it_goes_back_and_what_to_do_there() -> None:
    board = step(step(future(), "Do"), "Approve", "boss").flow("Do", "Approve", state="future")
    board.rework("Approve", "Do", 0.03, state="future", text="write the reason code")
    assert ("If it comes back", "from boss (line 2): write the reason code") in details(board, 1)
    assert ("If not right", "back to clerk (line 1); about 3 %: write the reason code") in details(board, 2)


def test_a_step_done_again_at_once_says_so() -> None:
    board = step(step(future(), "Do"), "End").flow("Do", "End", state="future").rework("Do", "Do", 0.1, state="future")
    assert details(board, 1) == [("If not right", "do this step again; about 10 %")]


def test_a_choice_says_under_which_condition_work_goes_where() -> None:
    board = step(step(step(future(), "Check"), "Small"), "Large", "boss")
    board.link("Check", "Small", 0.8, state="future", text="up to 500")
    board.link("Check", "Large", None, state="future")
    found = details(board, 1)
    assert found == [("If", "up to 500 (80 %): go to line 2, clerk"), ("If", "otherwise: go to line 3, boss")]


def test_parallel_work_is_said_to_happen_at_the_same_time() -> None:
    board = step(step(step(future(), "Start"), "Left"), "Right", "boss")
    board.flow("Start", "Left", state="future").flow("Start", "Right", state="future")
    assert details(board, 1) == [("At the same time", "clerk (line 2) and boss (line 3)")]


def test_an_agreed_and_complete_board_has_nothing_left_to_agree() -> None:
    found = checklist(step(future(**AGREED), "Do").board())
    assert found.to_agree == 0
    assert not found.is_draft
    assert found.version == "Version 1.0"
    assert found.replaces == "Version 1.0 replaces 0.9"


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ({"work": None}, ("time",)),
        ({"quality_check": "", "final_check": False}, ("quality check",)),
        ({"lane": None}, ("who",)),
    ],
)
def test_what_a_step_lacks_is_marked_and_counted(without: dict[str, Any], missing: tuple[str, ...]) -> None:
    board = step(step(future(**AGREED), "Do"), "Then", **without).flow("Do", "Then", state="future")
    found = checklist(board.board())
    assert lines(found.sections[0])[1].missing == missing
    assert found.to_agree == 1


def test_a_step_that_no_link_touches_is_printed_last_and_asks_for_its_place() -> None:
    board = step(step(step(future(**AGREED), "Loose"), "Do"), "Then").flow("Do", "Then", state="future")
    found = lines(checklist(board.board()).sections[0])
    assert [line.step.text for line in found] == ["Do", "Then", "Loose"]
    assert found[2].missing == ("place in the flow",)


@pytest.mark.parametrize("fact", ["starts_when", "ends_when", "owner", "reviews"])
def test_a_fact_that_the_header_lacks_is_counted(fact: str) -> None:
    facts = {name: value for name, value in AGREED.items() if name != fact}
    assert checklist(step(future(**facts), "Do").board()).to_agree == 1


def test_without_a_release_it_is_a_draft_whose_date_is_to_be_agreed() -> None:
    facts = {name: value for name, value in AGREED.items() if name != "releases"}
    found = checklist(step(future(**facts), "Do").board())
    assert (found.is_draft, found.version, found.to_agree) == (True, "Draft 57", 1)


def test_without_any_final_check_one_point_is_to_be_agreed() -> None:
    assert checklist(step(future(**AGREED), "Do", final_check=False).board()).to_agree == 1


def test_the_final_check_repeats_each_line_of_the_steps_that_are_in_it_once() -> None:
    board = step(future(), "A", quality_check="one\ntwo\n")
    step(step(board, "B", quality_check="two\nthree"), "C", quality_check="four", final_check=False)
    assert checklist(board.board()).sections[0].final_checks == ("one", "two", "three")


def test_people_who_signed_are_printed_with_their_roles() -> None:
    signatures = [
        {"id": "s1", "release": "r2", "role": "sponsor", "name": "Zoe"},
        {"id": "s2", "release": "r2", "role": "process_owner", "name": "Olu"},
    ]
    found = checklist(step(future(**{**AGREED, "signatures": signatures}), "Do").board())
    assert found.signers == (("Prepared by", ""), ("Process owner", "Olu"), ("Sponsor", "Zoe"))


def test_what_waits_for_a_signature_is_a_draft() -> None:
    half = [each for each in AGREED["signatures"] if each["id"] != "r2-sponsor"]
    found = checklist(step(future(**{**AGREED, "signatures": half}), "Do").board())
    assert (found.is_draft, found.version) == (False, "Version 0.9")
    first = {**AGREED, "releases": AGREED["releases"][1:], "signatures": half}
    found = checklist(step(future(**first), "Do").board())
    assert (found.is_draft, found.version, found.replaces) == (True, "Draft 57", "Draft: not agreed yet")


def test_what_was_changed_after_it_was_signed_is_a_draft_again() -> None:
    board = step(future(**AGREED), "Do").board()
    assert not checklist(board).is_draft
    found = checklist(board, changed=True)
    assert (found.is_draft, found.version, found.replaces) == (True, "Draft 57", "Draft: changed since version 1.0")


def test_the_steps_of_the_chosen_variant_are_printed() -> None:
    facts = {**AGREED, "variants": [{"id": "bold", "name": "Bold"}], "chosen_variant": "bold"}
    board = step(step(future(**facts), "Cautious"), "Daring", variant="bold")
    assert [line.step.text for line in lines(checklist(board.board()).sections[0])] == ["Daring"]
