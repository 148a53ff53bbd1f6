"""Figures where the flow parts: choices weighted by probability, parallel branches by the longest; by hand."""

from __future__ import annotations

import pytest

from tests.support.a_map import MapBuilder, a_map

PATH_FIGURES = [
    "wait_time",
    "value_added_time",
    "process_time",
    "lead_time",
    "longest_lead_time",
    "expected_lead_time",
    "expected_process_time",
    "activity_ratio",
    "value_added_ratio",
    "rolled_complete_accurate",
]


def a_choice() -> MapBuilder:
    """A, then B (30 %) or C (70 %), then D."""
    return (
        a_map()
        .step("A", work=100, wait=0, ca=0.9, value="VA")
        .step("B", work=1000, wait=0, ca=0.5, value="NVA", people=2)
        .step("C", work=200, wait=50, ca=0.8, value="VA", lane="x")
        .step("D", work=10, wait=0, ca=1, value="NNVA")
        .choice("A", B=0.3, C=0.7)
        .flow("B", "D")
        .flow("C", "D")
    )


def test_a_choice_adds_its_branches_weighted_by_probability() -> None:
    names = ("process_time", "wait_time", "lead_time", "value_added_time")
    assert a_choice().values(*names) == pytest.approx([100 + 300 + 140 + 10, 35, 585, 240])
    assert a_choice().values("labour_time", "value_added_share") == pytest.approx([100 + 600 + 140 + 10, 240 / 550])


def test_the_quality_of_a_choice_is_the_weighted_sum_of_its_branches_products() -> None:
    expected = 0.9 * (0.3 * 0.5 + 0.7 * 0.8)
    assert a_choice().values("rolled_complete_accurate", "right_first_time") == pytest.approx([expected, expected])


def test_the_longest_route_takes_the_worst_way() -> None:
    assert a_choice().values("longest_lead_time") == 1110


def test_visits_of_a_choice_are_its_probabilities() -> None:
    assert a_choice().visits() == pytest.approx({"A": 1, "B": 0.3, "C": 0.7, "D": 1})


def test_one_way_may_be_the_rest() -> None:
    built = a_map().steps("A B C", work=100, wait=0).choice("A", B=0.3, C=None)
    assert built.visits() == pytest.approx({"A": 1, "B": 0.3, "C": 0.7})


def test_what_floating_point_leaves_over_is_no_way_that_is_taken() -> None:
    """1 - (0.7 + 0.2 + 0.1) is 1.1e-16, not 0."""
    built = a_map().steps("S A B C", work=100, wait=0, ca=1).step("D").choice("S", A=0.7, B=0.2, C=0.1, D=None)
    assert built.values("lead_time", "longest_lead_time", "labour_time") == pytest.approx([200, 200, 200])
    assert built.visits()["D"] == 0


def test_a_lone_flow_link_is_always_taken_whatever_share_it_has() -> None:
    built = a_map().steps("A B", work=100, wait=0).choice("A", B=0.2)
    assert built.values("process_time") == 200
    assert built.codes("warning")[0] == "lone_share"


def test_data_of_a_way_that_is_never_taken_is_not_missed() -> None:
    built = a_map().steps("A C", work=100, wait=0, ca=1).step("B").choice("A", B=0, C=1)
    assert built.values("lead_time", "longest_lead_time", "right_first_time", "labour_time") == [200, 200, 1, 200]
    assert built.values("steps") == 3
    assert built.visits()["B"] == 0
    assert built.finding("no_way_in")["notes"] == ["B"]


def test_a_choice_may_end_in_different_places() -> None:
    built = a_map().steps("A B C", work=100, wait=0, ca=0.5).choice("A", B=0.25, C=0.75)
    assert built.values("lead_time", "rolled_complete_accurate") == pytest.approx([200, 0.25])


def test_hand_offs_of_a_choice_count_each_link_whatever_its_share() -> None:
    built = a_map().lane("x").step("A").step("B", lane="x").step("C", lane="x").choice("A", B=0, C=1)
    assert built.values("handoffs") == 2


# --- parallel branches -------------------------------------------------------------------------------------------


def a_fork() -> MapBuilder:
    """A, then B (600) and C (100 + wait 1000) and D (300) at once, then E."""
    return (
        a_map()
        .step("A", work=100, wait=0, ca=0.9, value="VA")
        .step("B", work=600, wait=0, ca=0.5, value="VA")
        .step("C", work=100, wait=1000, ca=0.8, value="NVA")
        .step("D", work=300, wait=0, ca=0.7, value="VA")
        .step("E", work=10, wait=0, ca=1, value="NNVA")
        .flow("A", "B", "E")
        .flow("A", "C", "E")
        .flow("A", "D", "E")
    )


def test_a_parallel_part_counts_the_branch_with_the_longest_lead_time() -> None:
    names = ("wait_time", "process_time", "lead_time", "longest_lead_time", "value_added_time", "waste_time")
    assert a_fork().values(*names) == [1000, 210, 1210, 1210, 100, 100]


def test_labour_and_the_value_added_share_count_all_branches() -> None:
    assert a_fork().values("labour_time", "value_added_share") == pytest.approx([1110, 1000 / 1110])


def test_quality_follows_the_timeline_and_right_first_time_all_branches() -> None:
    rolled, right = a_fork().values("rolled_complete_accurate", "right_first_time")
    assert rolled == pytest.approx(0.9 * 0.8)
    assert right == pytest.approx(0.9 * 0.5 * 0.8 * 0.7)


def test_every_branch_is_visited_once() -> None:
    assert a_fork().visits() == {"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}


def test_equally_long_branches_are_told_apart_by_more_work_then_lower_quality() -> None:
    tied = (
        a_map()
        .step("A", work=0, wait=0, ca=1)
        .step("B", work=100, wait=200, ca=0.1)
        .step("C", work=200, wait=100, ca=0.9)
        .step("D", work=200, wait=100, ca=0.8)
        .step("E", work=0, wait=0, ca=1)
        .flow("A", "B", "E")
        .flow("A", "C", "E")
        .flow("A", "D", "E")
    )
    assert tied.values("process_time", "rolled_complete_accurate") == [200, 0.8]


def test_a_direct_link_to_the_meeting_point_is_a_branch_of_nothing() -> None:
    built = a_map().steps("A B C", work=100, wait=0).flow("A", "B", "C").flow("A", "C")
    assert built.values("lead_time", "labour_time") == [300, 300]


def test_forks_may_lie_inside_forks() -> None:
    nested = a_map().steps("A B C E F", work=100, wait=0, ca=0.9).step("D", work=900, wait=0, ca=0.9)
    nested.flow("A", "B", "C", "E", "F").flow("B", "D", "E").flow("A", "F")
    assert nested.values("lead_time", "labour_time") == [100 + 100 + 900 + 100 + 100, 1400]
    assert nested.values("right_first_time") == pytest.approx(0.9**6)


def test_several_starts_all_happen() -> None:
    built = (
        a_map().step("A", work=100, wait=0, ca=0.9).step("B", work=700, wait=0, ca=0.8).step("C", work=1, wait=0, ca=1)
    )
    built.flow("A", "C").flow("B", "C")
    assert built.values("lead_time", "labour_time") == [701, 801]
    assert built.values("rolled_complete_accurate", "right_first_time") == pytest.approx([0.8, 0.72])


def test_a_branch_that_never_meets_the_others_is_left_out_of_the_timeline() -> None:
    built = a_map().steps("A B C M", work=100, wait=0, ca=0.9).step("Archive", work=5000, wait=0, ca=0.5)
    built.flow("A", "B", "M").flow("A", "C", "M").flow("A", "Archive")
    assert built.values("lead_time", "longest_lead_time", "labour_time") == [300, 300, 5400]
    assert built.values("rolled_complete_accurate", "right_first_time") == pytest.approx([0.9**3, 0.9**4 * 0.5])
    assert built.finding("branch_left_out")["notes"] == ["Archive"]


def test_missing_data_of_a_branch_that_is_left_out_is_not_missed_by_the_timeline() -> None:
    built = a_map().steps("A B C M", work=100, wait=0, ca=1).step("Archive")
    built.flow("A", "B", "M").flow("A", "C", "M").flow("A", "Archive")
    assert built.values("lead_time", "rolled_complete_accurate") == [300, 1]
    assert built.figure("labour_time")["missing"] == ["Archive"]


def test_when_no_branches_meet_the_longest_counts() -> None:
    built = (
        a_map().steps("A B", work=100, wait=0, ca=0.9).step("C", work=500, wait=0, ca=0.8).flow("A", "B").flow("A", "C")
    )
    assert built.values("lead_time", "labour_time") == [600, 700]
    assert built.values("rolled_complete_accurate", "right_first_time") == pytest.approx([0.72, 0.648])


def test_a_dead_end_inside_a_branch_does_not_keep_it_from_meeting_the_others() -> None:
    built = a_map().steps("A B C M", work=100, wait=0).step("Copy", work=9000, wait=0)
    built.flow("A", "B", "M").flow("B", "Copy").flow("A", "C", "M")
    assert built.values("lead_time", "labour_time") == [300, 9400]


def test_a_time_missing_in_a_parallel_branch_makes_the_timelines_figures_null() -> None:
    built = a_fork().step("F", work=5, wait=None, ca=1).flow("A", "F", "E")
    figures = built.measured()["figures"]
    for name in PATH_FIGURES:
        assert figures[name]["value"] is None, name
        assert figures[name]["missing"] == ["F"], name
    assert figures["labour_time"]["value"] == 1115
    assert figures["right_first_time"]["value"] is not None


def test_only_the_ladder_draws_the_longest_known_branch_while_a_time_is_missing() -> None:
    rungs = a_fork().step("F", work=5, wait=None).flow("A", "F", "E").measured()["timeline"]
    assert [rung["note"] for rung in rungs] == ["A", "C", "E"]
    assert not any(rung["is_sure"] for rung in rungs)


def test_what_is_missing_off_the_timeline_is_not_missed_by_its_figures() -> None:
    built = a_fork()
    built.file["notes"][1]["complete_accurate"] = None
    built.file["notes"][1]["value"] = None
    assert built.values("rolled_complete_accurate", "value_added_ratio") == pytest.approx([0.72, 100 / 1210])
    assert built.figure("right_first_time")["missing"] == ["B"]


# --- choices inside branches -------------------------------------------------------------------------------------


def branch_with_a_choice(*ends: tuple[str, str]) -> MapBuilder:
    """A forks to B and C; B chooses X (40 %) or Y (60 %), which lead on as told; C leads to M."""
    built = a_map().steps("A B C M E", work=100, wait=0, ca=0.9)
    built.step("X", work=1000, wait=0, ca=0.9).step("Y", work=0, wait=0, ca=0.9)
    built.flow("A", "B").flow("A", "C", "M").choice("B", X=0.4, Y=0.6)
    for source, target in ends:
        built.flow(source, target)
    return built


def test_a_choice_that_comes_together_inside_its_branch_counts_on_average_and_is_told() -> None:
    built = branch_with_a_choice(("X", "E"), ("Y", "E"), ("E", "M"))
    assert built.values("lead_time", "longest_lead_time") == pytest.approx([100 + 100 + 400 + 100 + 100, 1400])
    assert built.finding("parallel_average")["notes"] == ["B"]


def test_a_choice_may_come_together_where_the_branches_meet() -> None:
    built = branch_with_a_choice(("X", "M"), ("Y", "M"), ("M", "E"))
    assert built.values("lead_time") == pytest.approx(100 + 100 + 400 + 100 + 100)


@pytest.mark.parametrize("ends", [[("X", "M"), ("M", "E")], [("X", "M"), ("Y", "E"), ("M", "E")]])
def test_a_choice_that_stays_open_when_the_branches_meet_takes_the_paths_figures_away(
    ends: list[tuple[str, str]],
) -> None:
    built = branch_with_a_choice(*ends)
    figures = built.measured()["figures"]
    for name in PATH_FIGURES:
        assert (figures[name]["value"], figures[name]["reason"]) == (None, "refused"), name
    assert built.finding("open_choice")["notes"] == ["B"]
    assert figures["labour_time"]["value"] == pytest.approx(100 + 100 + 400 + 100 + 100 + 100)
    assert built.visits()["M"] == 1


def test_a_choice_among_starts_has_to_come_together_too() -> None:
    built = a_map().steps("A B X Y", work=100, wait=0).choice("A", X=0.5, Y=0.5).flow("B", "X")
    assert built.figure("lead_time")["reason"] == "refused"
    assert "the map's starts" in built.finding("open_choice")["text"]


def test_branches_that_share_a_step_before_they_meet_are_followed_by_the_longest_path() -> None:
    """A to B and C; B to D and E; C to E: E waits for both, F for all."""
    built = a_map().steps("A B C D F", work=100, wait=0, ca=0.9).step("E", work=500, wait=0, ca=0.9)
    built.flow("A", "B", "D", "F").flow("B", "E", "F").flow("A", "C", "E")
    assert built.values("lead_time", "labour_time") == [100 + 100 + 500 + 100, 1000]
    assert built.visits()["E"] == 1
    assert built.values("right_first_time") == pytest.approx(0.9**6)
