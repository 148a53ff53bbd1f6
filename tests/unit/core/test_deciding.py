"""Decisions about today's steps and what follows from them in the future."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from leanwall.core.checks import check
from leanwall.core.compare import compare
from leanwall.core.deciding import Choice, carry_out, decide
from leanwall.core.draft import Draft
from leanwall.core.future import start_variant
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board
from leanwall.errors import BadInput, Conflict, NotFound
from tests.support.a_map import MapBuilder, a_map
from tests.support.deciding_wall import Wall


def chain() -> MapBuilder:
    return a_map().lane("l").steps("A B C D", work=600, wait=3600, ca=0.95, lane="l").flow("A", "B", "C", "D")


def test_what_is_eliminated_goes_and_the_flow_closes() -> None:
    wall = Wall(chain().file).started().decide("B", "eliminate", reason="nobody reads it", effect="a day less")
    assert wall.future() == [["A"], ["C"], ["D"]]
    assert measure(wall.board, "future")["figures"]["lead_time"]["value"] == 3 * 4200
    gone = compare(wall.board)["steps"][-1]
    assert gone == {"note": "B", "origins": [], "status": "gone", "reason": "nobody reads it"}


def test_what_stays_after_all_comes_back_between_its_neighbours() -> None:
    wall = Wall(chain().file).started().decide("B", "eliminate").decide("C", "eliminate").decide("B", "keep")
    assert wall.future() == [["A"], ["B"], ["D"]]
    wall.decide("C", None)
    assert wall.future() == [["A"], ["B"], ["C"], ["D"]]


def test_combined_steps_are_one_step_with_the_new_time() -> None:
    wall = (
        Wall(chain().file)
        .started()
        .decide("C", "combine", into="A", targets={"process_time": "15 min", "text": "Both"})
    )
    assert wall.future() == [["A", "C"], ["B"], ["D"]]
    assert wall.heir("A")["process_time"] == 900
    assert wall.heir("A")["text"] == "Both"


def test_what_goes_into_a_step_that_goes_into_another_one_ends_up_there() -> None:
    wall = Wall(chain().file).started().decide("C", "combine", into="B").decide("B", "combine", into="A")
    wall.play(carry_out(wall.board, None, wall.new_id))
    assert sorted(wall.future()[0]) == ["A", "B", "C"]
    assert len(wall.future()) == 2


def test_a_combined_step_that_is_kept_after_all_stands_alone_again() -> None:
    wall = Wall(chain().file).started().decide("C", "combine", into="B").decide("C", "keep")
    assert wall.future() == [["A"], ["B"], ["C"], ["D"]]


def test_decisions_without_a_future_are_noted_and_carried_out_once_there_is_one() -> None:
    wall = Wall(chain().file).decide("B", "eliminate").decide("C", "combine", into="D")
    assert [note.state for note in wall.board.notes] == ["current"] * 4
    wall.started()
    assert len(wall.future()) == 4
    ops = carry_out(wall.board, None, wall.new_id)
    assert wall.play(ops).future() == [["A"], ["D", "C"]]
    assert carry_out(wall.board, None, wall.new_id) == []


def test_a_rearranged_step_moves_in_the_flow_and_into_another_lane() -> None:
    wall = Wall(chain().lane("other").file).started().decide("B", "rearrange", after="C", targets={"lane": "other"})
    assert wall.future() == [["A"], ["C"], ["B"], ["D"]]
    assert wall.heir("B")["lane"] == "other"
    assert wall.heir("B")["x"] > wall.heir("C")["x"]
    assert wall.decide("B", "rearrange", after="").future() == [["B"], ["A"], ["C"], ["D"]]


def test_on_a_wall_without_links_a_step_moves_by_its_place() -> None:
    wall = Wall(a_map().steps("A B C", work=60, wait=0).file).started().decide("A", "rearrange", after="C")
    assert wall.future() == [["B"], ["C"], ["A"]]
    assert wall.decide("B", "eliminate").decide("B", "keep").future() == [["B"], ["C"], ["A"]]


def test_each_variant_follows_its_own_decision() -> None:
    wall = Wall(chain().file).started()
    variant, ops = start_variant(wall.board, "Bold", "current", None, wall.new_id)
    wall.play(ops).decide("B", "eliminate", variant)
    assert wall.future(variant) == [["A"], ["C"], ["D"]]
    assert len(wall.future()) == 4
    copy, ops = start_variant(wall.board, "Bolder", "future", variant, wall.new_id)
    assert wall.play(ops).future(copy) == [["A"], ["C"], ["D"]]


def test_what_is_combined_in_one_variant_is_parted_there_though_another_decided_otherwise_since() -> None:
    wall = Wall(chain().file).started()
    variant, ops = start_variant(wall.board, "Bold", "current", None, wall.new_id)
    wall.play(ops).decide("C", "combine", variant, into="B").decide("C", "keep")
    assert wall.future(variant) == [["A"], ["B", "C"], ["D"]]
    assert wall.decide("C", "simplify", variant).future(variant) == [["A"], ["B"], ["C"], ["D"]]


def test_what_people_joined_by_hand_stays_joined_while_its_reason_is_written() -> None:
    wall = Wall(chain().file).started().decide("C", "keep")
    joined = {"origins": ["B", "C"]}
    wall.play([{"op": "update", "record": "note", "id": wall.heir("B")["id"], "fields": joined}])
    alone = next(note.id for note in wall.board.notes if note.state == "future" and note.origins == ("C",))
    wall.play([{"op": "delete", "record": "note", "id": alone}])
    wall.decide("C", "keep", reason="The law asks for it")
    assert ["B", "C"] in [list(note.origins) for note in wall.board.notes]


@pytest.mark.parametrize(
    ("note", "decision", "said", "sentence"),
    [
        ("B", "combine", {"into": "B"}, "with itself"),
        ("B", "combine", {}, "with which step"),
        ("B", "combine", {"into": "nobody"}, "not on today's map"),
        ("B", "combine", {"into": "A"}, "into each other"),
        ("B", "combine", {"into": "D"}, "is to be eliminated"),
        ("nobody", "keep", {}, "not on today's map"),
        ("B", "destroy", {}, "choose one of"),
        ("B", "eliminate", {"targets": {"process_time": 5}}, "not in the future any more"),
        ("B", "simplify", {"targets": {"x": 5}}, "cannot be said together"),
        ("B", "simplify", {"targets": {"lane": "nowhere"}}, "no such lane"),
        ("B", "rearrange", {"after": "B"}, "after itself"),
        ("B", "keep", {"seen": "eliminate"}, "Somebody was faster"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_a_sentence(
    note: str, decision: str, said: dict[str, Any], sentence: str
) -> None:
    wall = Wall(chain().file).started().decide("A", "combine", into="B").decide("D", "eliminate")
    before = wall.live.content()
    with pytest.raises((BadInput, Conflict, NotFound), match=sentence):
        wall.decide(note, decision, **said)
    assert wall.live.content() == before


def test_who_decided_otherwise_meanwhile_is_shown_and_can_be_overruled() -> None:
    wall = Wall(chain().file).started().decide("B", "automate", seen=None, reason="a batch upload")
    with pytest.raises(Conflict, match=r"“automate” is decided now \(a batch upload\)") as refused:
        wall.decide("B", "eliminate", seen=None)
    assert refused.value.code == "decided_meanwhile"
    assert wall.decide("B", "eliminate", seen="automate").future() == [["A"], ["C"], ["D"]]


def test_who_gave_another_reason_meanwhile_is_shown_too() -> None:
    wall = Wall(chain().file).started().decide("B", "automate", seen=None, seen_reason="", reason="a batch upload")
    with pytest.raises(Conflict, match="a batch upload"):
        wall.decide("B", "automate", seen="automate", seen_reason="", reason="a form")
    wall.decide("B", "automate", seen="automate", seen_reason="a batch upload", reason="a form")
    assert next(note for note in wall.board.notes if note.id == "B").decision_reason == "a form"


def test_a_step_is_not_automated_on_dirty_input_unless_people_are_sure() -> None:
    built = a_map().step("A", ca=0.7).step("B", ca=1.0).flow("A", "B")
    with pytest.raises(Conflict, match="Improve first: only 70 %") as refused:
        Wall(built.file).decide("B", "automate")
    assert refused.value.code == "improve_first"
    assert Wall(built.file).decide("B", "automate", sure=True).board.notes[1].decision == "automate"


def test_a_wait_in_between_does_not_make_the_input_clean() -> None:
    built = a_map().step("A", ca=0.7).step("W", type="wait").step("B", ca=1.0, decision="automate").flow("A", "W", "B")
    with pytest.raises(Conflict, match="Improve first: only 70 %"):
        Wall(built.file).decide("B", "automate")
    assert built.finding("improve_first")["notes"] == ["A", "B"]


def test_times_are_refused_while_there_is_no_future() -> None:
    with pytest.raises(Conflict, match="no future state yet"):
        Wall(chain().file).decide("B", "simplify", targets={"process_time": 5})
    with pytest.raises(Conflict, match="no future state yet"):
        carry_out(chain().board(), None, lambda: "x")


def test_origins_and_merges_of_an_old_file_that_point_nowhere_are_survived() -> None:
    built = chain().step("F", state="future", origins=["gone", "A"]).step("G", state="future", origins=["lost"])
    for note in built.file["notes"][:2]:
        note |= {"decision": "combine", "merge_into": "B" if note["id"] == "A" else "A"}
    built.file["notes"][2] |= {"decision": "combine", "merge_into": "nobody"}
    built.file["notes"][3] |= {"decision": "eliminate"}
    board = read_board(built.file)
    assert carry_out(board, None, lambda: "x") == []
    assert decide(board, Choice("A", "eliminate"), None, lambda: "x")
    assert [step["status"] for step in compare(board)["steps"]] == ["changed", "new", *["gone"] * 3]


@pytest.mark.parametrize(
    ("name", "state", "base", "sentence"),
    [("", "current", None, "needs a name"), ("BOLD", "current", None, "already"), ("C", "future", "v9", "is gone"),
     ("C", "future", None, "no step in this future")],
)  # fmt: skip
def test_a_variant_that_cannot_be_is_refused_in_a_sentence(name: str, state: Any, base: Any, sentence: str) -> None:
    built = chain()
    built.file["variants"] = [{"id": "v1", "name": "Bold"}]
    with pytest.raises((BadInput, Conflict), match=sentence):
        start_variant(built.board(), name, state, base, lambda: "x")


def shares(wall: Wall) -> dict[tuple[str, str], float | None]:
    """The shares of the future's flow links, by the steps of today that their ends came from."""
    origins = {note.id: "".join(note.origins) for note in wall.board.notes if note.state == "future"}
    return {
        (origins[link.source], origins[link.target]): link.probability
        for link in wall.board.links
        if link.state == "future"
    }


def choice(*links: tuple[str, str, float | None]) -> Wall:
    built = a_map().lane("l").steps("A B C D E", work=600, wait=3600, ca=0.95, lane="l")
    for source, target, share in links:
        built = built.link(source, target, share)
    return Wall(built.file).started()


@pytest.mark.parametrize(
    ("links", "left"),
    [
        pytest.param(
            [("A", "B", 0.4), ("A", "C", None), ("C", "D", 0.5), ("C", "E", None)],
            {("A", "B"): 0.4, ("A", "D"): 0.3, ("A", "E"): None},
            id="half of the rest is not a half",
        ),
        pytest.param(
            [("A", "B", 0.4), ("A", "C", 0.6), ("C", "D", 0.5), ("C", "E", None)],
            {("A", "B"): 0.4, ("A", "D"): 0.3, ("A", "E"): 0.3},
            id="the rest of a share is a part of it",
        ),
        pytest.param(
            [("A", "B", None), ("A", "C", 0.3), ("A", "D", 0.3), ("C", "D", None), ("B", "E", None)],
            {("A", "B"): None, ("A", "D"): 0.6, ("B", "E"): None},
            id="two ways to one step become one",
        ),
        pytest.param(
            [("A", "B", 0.4), ("A", "C", None), ("A", "D", 0.3), ("C", "D", None), ("B", "E", None)],
            {("A", "B"): 0.4, ("A", "D"): None, ("B", "E"): None},
            id="with the rest it stays the rest",
        ),
    ],
)
def test_what_goes_from_a_choice_leaves_the_shares_right(
    links: list[tuple[str, str, float | None]], left: dict[tuple[str, str], float | None]
) -> None:
    wall = choice(*links).decide("C", "eliminate")
    assert shares(wall) == left
    assert [each for each in measure(wall.board, "future")["findings"] if each["severity"] == "error"] == []


def test_what_cannot_be_drawn_as_one_choice_is_an_error_and_no_wrong_figure() -> None:
    wall = choice(("A", "B", None), ("A", "C", None), ("C", "D", 0.5), ("C", "E", 0.5)).decide("C", "eliminate")
    found = measure(wall.board, "future")
    assert found["figures"]["lead_time"]["value"] is None
    assert "two_rests" in [each["code"] for each in found["findings"]]


@pytest.mark.parametrize(
    "links",
    [
        [("A", "B", None), ("B", "C", 0.6), ("B", "D", None)],
        [("A", "B", None), ("B", "C", None), ("B", "D", None)],
        [("A", "B", 0.5), ("A", "E", 0.5), ("B", "C", 0.6), ("B", "D", 0.4)],
    ],
)
def test_a_step_before_a_choice_comes_back_before_it(links: list[tuple[str, str, float | None]]) -> None:
    wall = choice(*links)
    before = shares(wall)
    assert shares(wall.decide("B", "eliminate")) != before
    assert shares(wall.decide("B", "keep")) == before


def reworked(*links: tuple[str, str, float]) -> Wall:
    built = a_map().steps("A B C D", work=600, wait=0).flow("A", "B", "C", "D")
    for source, target, share in links:
        built = built.rework(source, target, share)
    return Wall(built.file).started()


def rework(wall: Wall) -> dict[tuple[str, str], float | None]:
    origins = {note.id: "".join(note.origins) for note in wall.board.notes}
    links = [link for link in wall.board.links if link.state == "future" and link.kind == "rework"]
    assert len({(link.source, link.target) for link in links}) == len(links)
    return {(origins[link.source], origins[link.target]): link.probability for link in links}


def expected(wall: Wall) -> int:
    return round(measure(wall.board, "future")["figures"]["expected_lead_time"]["value"])


def test_rework_goes_with_a_combined_step_and_comes_back_with_it() -> None:
    wall = reworked(("C", "B", 0.3))
    assert expected(wall) == 2914
    assert rework(wall.decide("C", "combine", into="B")) == {("BC", "BC"): 0.3}
    assert expected(wall) == 2057
    assert rework(wall.decide("C", "keep")) == {("C", "B"): 0.3}
    assert expected(wall) == 2914


@pytest.mark.parametrize("decision", ["eliminate", "combine"])
@pytest.mark.parametrize("step", ["A", "B", "C", "D"])
def test_a_decision_taken_back_leaves_the_rework_as_it_was(step: str, decision: str) -> None:
    wall = reworked(("C", "B", 0.3), ("B", "A", 0.2), ("D", "A", 0.1), ("C", "C", 0.1))
    before = rework(wall)
    wall.decide(step, decision, into="A" if step != "A" else "B").decide(step, "keep")
    assert rework(wall) == before


def test_rework_of_two_steps_that_become_one_is_one_link_and_never_more_than_all() -> None:
    wall = reworked(("B", "A", 0.5), ("C", "A", 0.6)).decide("C", "combine", into="B")
    assert rework(wall) == {("BC", "A"): 0.8}
    assert rework(wall.decide("C", "keep")) == {("B", "A"): 0.5, ("C", "A"): 0.6}
    wall = reworked(("B", "A", 0.6), ("C", "C", 0.6)).decide("C", "combine", into="B")
    assert sum(share or 0 for share in rework(wall).values()) == pytest.approx(0.84)


@pytest.mark.parametrize("decision", ["eliminate", "combine"])
def test_what_one_step_sends_back_to_two_is_the_sum_when_these_become_one(decision: str) -> None:
    wall = reworked(("D", "A", 0.2), ("D", "B", 0.3))
    before = rework(wall)
    into = rework(wall.decide("B", decision, into="A"))
    assert list(into.values()) == [0.5]
    visits = measure(wall.board, "future")["visits"]
    assert [round(each, 6) for each in visits.values()] == [2.0, 2.0, 2.0]
    assert rework(wall.decide("B", "keep")) == before


def test_carrying_out_many_decisions_looks_through_the_future_a_few_times_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [f"s{number}" for number in range(60)]
    built = a_map().steps(" ".join(names), work=600, wait=0).flow(*names)
    for number in range(2, 60, 5):
        built = built.rework(names[number], names[number - 2], 0.1)
    wall = Wall(built.file)
    for number in range(1, 60, 5):
        wall.decide(names[number], "eliminate")
    looks, look = count(), vars(Draft)["steps"].fget
    monkeypatch.setattr(Draft, "steps", property(lambda draft: (next(looks), look(draft))[1]))
    wall.started()
    wall.play(carry_out(wall.board, None, wall.new_id))
    assert len([note for note in wall.board.notes if note.state == "future"]) == 48
    assert next(looks) <= 6 * 12


def test_rework_around_an_eliminated_step_goes_to_the_step_before_and_comes_from_the_one_after() -> None:
    assert rework(reworked(("C", "B", 0.3)).decide("B", "eliminate")) == {("C", "A"): 0.3}
    assert rework(reworked(("B", "A", 0.3)).decide("B", "eliminate")) == {("C", "A"): 0.3}


def test_rework_that_a_combined_step_brought_goes_on_when_that_is_eliminated_after_all() -> None:
    wall = reworked(("C", "B", 0.3)).decide("C", "combine", into="B").decide("C", "eliminate")
    assert rework(wall) == {("D", "B"): 0.3}


def test_rework_that_went_on_without_its_step_is_not_doubled_when_that_is_combined_after_all() -> None:
    wall = reworked(("B", "A", 0.2)).decide("B", "eliminate").decide("B", "combine", into="A")
    assert rework(wall) == {("AB", "AB"): 0.2}
    assert rework(wall.decide("B", "keep")) == {("B", "A"): 0.2}


def test_rework_that_nobody_can_take_over_is_a_finding() -> None:
    wall = reworked(("D", "B", 0.3)).decide("D", "eliminate")
    assert rework(wall) == {}
    found = [each for each in check(wall.board, "current") if each["code"] == "rework_left_out"]
    assert [each["notes"] for each in found] == [["D", "B"]]
    wall = reworked(("D", "B", 0.3)).decide("C", "eliminate").decide("B", "eliminate")
    assert "rework_left_out" not in [each["code"] for each in check(wall.board, "current")]
