"""Rework: expected visits from the fundamental matrix, loops around and inside parallel parts, what is refused."""

from __future__ import annotations

import pytest

from tests.support.a_map import MapBuilder, a_map

DAY = 8 * 3600
EXPECTED = [
    "expected_process_time",
    "expected_lead_time",
    "expected_labour_time",
    "expected_activity_ratio",
    "expected_work_in_progress",
    "expected_cost_per_item",
    "expected_full_time_equivalents",
]


def test_the_worked_example_of_the_formula_sheet() -> None:
    """A→B→C, B→A 20 %, C→B 10 %, durations 1, 2 and ½ day: visits 1.27778, 1.38889, 1.11111; 4.61111 days."""
    built = a_map().step("A", work=0, wait="1 d").step("B", work=0, wait="2 d").step("C", work=0, wait="½ d")
    built.flow("A", "B", "C").rework("B", "A", 0.2).rework("C", "B", 0.1)
    # Here rework is decided first: of what B does, 20 % goes back and 80 % on.
    assert built.visits() == pytest.approx({"A": 1.27778, "B": 1.38889, "C": 1.11111}, abs=1e-5)
    assert built.values("expected_lead_time") / DAY == pytest.approx(4.61111, abs=1e-5)
    assert built.values("lead_time") == 3.5 * DAY


def test_a_step_that_repeats_itself_is_visited_one_over_one_minus_p_times() -> None:
    built = a_map().step("A", work=60, wait=0).step("B", work=10, wait=0).rework("A", "A", 0.75)
    assert built.visits() == pytest.approx({"A": 4, "B": 1})
    assert built.values("process_time", "expected_process_time", "expected_labour_time") == pytest.approx(
        [70, 250, 250]
    )


def test_loops_inside_loops_multiply() -> None:
    """C goes back to A at 50 %, B to itself at 50 %: two rounds of A and C, two visits of B in each."""
    built = a_map().steps("A B C", work=100, wait=0).rework("B", "B", 0.5).rework("C", "A", 0.5)
    assert built.visits() == pytest.approx({"A": 2, "B": 4, "C": 2})


def test_rework_is_decided_first_and_the_rest_follow_the_flow() -> None:
    built = a_map().steps("A B C D", work=100, wait=0).choice("B", C=0.25, D=0.75).flow("A", "B").rework("B", "A", 0.2)
    assert built.visits() == pytest.approx({"A": 1.25, "B": 1.25, "C": 0.25, "D": 0.75})


def test_rework_counts_in_cost_staff_load_and_work_in_progress() -> None:
    built = a_map(demand={"quantity": 10, "per": "day"}).lane("x", people=1, cost_per_hour=60)
    built.step("A", work="20 min", wait=0, lane="x").rework("A", "A", 0.5)
    names = ("cost_per_item", "full_time_equivalents", "work_in_progress")
    for name in names:
        plain, expected = built.values(name, f"expected_{name}")
        assert expected == pytest.approx(2 * plain)
    lane = built.measured()["lanes"]["x"]
    assert (lane["load"], lane["load_without_rework"]) == pytest.approx((24000, 12000))
    assert (lane["utilisation"], lane["utilisation_without_rework"]) == pytest.approx((24000 / 25200, 12000 / 25200))


def test_a_side_step_is_visited_by_rework_alone() -> None:
    """30 % of the items go to the customer with a question, and come back."""
    built = a_map().step("A", work=100, wait=0).step("Ask", work=500, wait=DAY).step("B", work=10, wait=0)
    built.flow("A", "B").rework("A", "Ask", 0.3).rework("Ask", "A", 1)
    assert built.values("steps", "process_time", "labour_time", "lead_time") == [3, 110, 110, 110]
    assert built.visits() == pytest.approx({"A": 1 / 0.7, "Ask": 0.3 / 0.7, "B": 1})
    assert built.values("expected_process_time") == pytest.approx((100 + 150) / 0.7 + 10)


def test_the_data_of_a_side_step_is_missed_by_expected_figures_only() -> None:
    built = (
        a_map().steps("A B", work=100, wait=0).step("Ask").flow("A", "B").rework("A", "Ask", 0.3).rework("Ask", "A", 1)
    )
    assert built.values("lead_time", "labour_time") == [200, 200]
    assert built.figure("expected_lead_time")["missing"] == ["Ask"]


def test_items_that_do_not_come_back_from_a_side_step_leave_there() -> None:
    built = a_map().steps("A B Cancel", work=100, wait=0).flow("A", "B").rework("A", "Cancel", 0.3)
    assert built.visits() == pytest.approx({"A": 1, "Cancel": 0.3, "B": 0.7})
    assert built.finding("no_way_out")["notes"] == ["Cancel"]


def test_rework_at_no_share_changes_nothing() -> None:
    built = a_map().steps("A B", work=100, wait=0).rework("B", "A", 0)
    figures = built.measured()["figures"]
    assert figures["expected_lead_time"] == figures["lead_time"]


def test_rework_goes_back_in_a_state_that_is_read_left_to_right() -> None:
    built = a_map().steps("A B C", work=100, wait=0).rework("B", "A", 0.5)
    assert built.visits() == pytest.approx({"A": 2, "B": 2, "C": 1})


# --- rework and parallel parts -----------------------------------------------------------------------------------


def two_branches() -> MapBuilder:
    """A; then B1–B2 and C at once; then M, E."""
    built = a_map().steps("A B1 B2 M E", work=100, wait=0).step("C", work=250, wait=0)
    return built.flow("A", "B1", "B2", "M", "E").flow("A", "C", "M")


def test_a_loop_inside_one_branch_can_make_it_the_longest() -> None:
    built = two_branches().rework("B2", "B1", 0.5)
    assert built.visits() == pytest.approx({"A": 1, "B1": 2, "B2": 2, "C": 1, "M": 1, "E": 1})
    assert built.values("lead_time", "expected_lead_time") == pytest.approx([100 + 250 + 200, 100 + 400 + 200])
    assert built.finding("parallel_average")["notes"] == ["B2"]


def test_a_loop_can_move_the_timeline_to_a_branch_with_less_work() -> None:
    built = a_map().step("A", work=0, wait=0).step("B", work=600, wait=0).step("C", work=10, wait=500)
    built.flow("A", "B").flow("A", "C").rework("C", "C", 0.5)
    assert built.values("process_time", "expected_process_time", "expected_lead_time") == pytest.approx([600, 20, 1020])


def test_a_loop_around_the_whole_parallel_part_repeats_all_of_it() -> None:
    built = two_branches().rework("M", "A", 0.2)
    assert built.visits() == pytest.approx({"A": 1.25, "B1": 1.25, "B2": 1.25, "C": 1.25, "M": 1.25, "E": 1})
    assert built.values("expected_lead_time", "expected_labour_time") == pytest.approx(
        [1.25 * (100 + 250 + 100) + 100, 1.25 * 650 + 100]
    )


def test_the_step_before_the_branches_may_repeat_itself_before_they_begin() -> None:
    assert two_branches().rework("A", "A", 0.5).visits() == pytest.approx(
        {"A": 2, "B1": 1, "B2": 1, "C": 1, "M": 1, "E": 1}
    )


def test_a_side_step_may_belong_to_one_branch() -> None:
    built = two_branches().step("Ask", work=10, wait=0).rework("B1", "Ask", 0.5).rework("Ask", "B1", 1)
    assert built.visits()["B1"] == pytest.approx(2)
    assert built.visits()["Ask"] == pytest.approx(1)
    assert built.visits()["B2"] == 1


@pytest.mark.parametrize(("source", "target"), [("B2", "A"), ("M", "B1"), ("C", "B1"), ("B2", "C")])
def test_a_loop_that_crosses_the_border_takes_the_expected_figures_away_and_is_told(source: str, target: str) -> None:
    measured = two_branches().rework(source, target, 0.2).measured()
    assert measured["visits"] is None
    for name in EXPECTED[:4]:
        assert (measured["figures"][name]["value"], measured["figures"][name]["reason"]) == (None, "refused")
    assert measured["figures"]["lead_time"]["value"] == 550
    finding = measured["findings"][0]
    assert (finding["code"], finding["notes"]) == ("rework_crosses_parallel", [source, target])


def test_a_side_step_that_joins_two_branches_crosses_the_border_too() -> None:
    built = two_branches().step("Ask").rework("B1", "Ask", 0.5).rework("Ask", "C", 1)
    assert built.visits() is None
    assert built.codes("error") == ["rework_crosses_parallel"]


def test_items_that_leave_a_branch_for_good_take_the_expected_figures_away() -> None:
    built = two_branches().step("Cancel").rework("B1", "Cancel", 0.5)
    assert built.visits() is None
    assert built.codes("error") == ["leaves_parallel"]


# --- loops that never end ----------------------------------------------------------------------------------------


def test_a_loop_that_never_ends_is_refused_and_names_the_closed_loop_alone() -> None:
    built = a_map().steps("A B C D", work=100, wait=0).rework("C", "B", 1)
    measured = built.measured()
    assert measured["visits"] is None
    assert {measured["figures"][name]["reason"] for name in EXPECTED[:4]} == {"refused"}
    finding = built.finding("endless_loop")
    assert finding["notes"] == ["B", "C"]
    assert finding["text"] == "“B” and “C” send work to each other and never finish."
    assert measured["figures"]["lead_time"]["value"] == 400


def test_a_step_that_always_repeats_itself_never_finishes() -> None:
    built = a_map().steps("A B", work=100, wait=0).rework("A", "A", 1)
    assert built.finding("endless_loop")["notes"] == ["A"]


def test_an_endless_loop_around_parallel_branches_names_those_inside_and_not_the_dead_end() -> None:
    built = a_map().steps("Start A B C M E Archive", work=100, wait=0)
    built.flow("Start", "A", "B", "M", "E").flow("A", "C", "M").flow("A", "Archive").rework("M", "A", 1)
    assert built.finding("endless_loop")["notes"] == ["A", "B", "C", "M"]


def test_two_side_steps_that_send_work_to_each_other_never_finish() -> None:
    built = a_map().steps("A B S T", work=100, wait=0).flow("A", "B").rework("A", "S", 0.1)
    built.rework("S", "T", 1).rework("T", "S", 1)
    assert built.finding("endless_loop")["notes"] == ["S", "T"]


def test_almost_endless_is_computed_and_warned_about() -> None:
    built = a_map().steps("A B", work=100, wait=0).rework("B", "A", 0.999)
    assert built.visits() == pytest.approx({"A": 1000, "B": 1000})
    assert "many_visits" in built.codes("warning")


# --- rework that cannot be read ----------------------------------------------------------------------------------


def test_rework_without_a_share_takes_only_the_expected_figures_away() -> None:
    built = a_map().steps("A B", work=100, wait=0).rework("B", "A", None)
    assert built.values("lead_time", "expected_lead_time") == [200, None]
    assert built.finding("rework_without_share")["notes"] == ["B"]
    assert built.measured()["visits"] is None


def test_more_rework_than_items_is_refused() -> None:
    built = a_map().steps("A B", work=100, wait=0).rework("B", "A", 0.7).rework("B", "B", 0.4)
    assert built.values("lead_time", "expected_lead_time") == [200, None]
    assert "110 % of the items" in built.finding("rework_above_all")["text"]


def test_rework_that_goes_forward_is_computed_and_told() -> None:
    built = a_map().steps("A B C", work=100, wait=0).flow("A", "B", "C").rework("A", "C", 0.25)
    assert built.visits() == pytest.approx({"A": 1, "B": 0.75, "C": 1})
    assert built.finding("rework_forward")["notes"] == ["A", "C"]


def test_a_step_that_leads_back_by_a_flow_link_is_a_start_and_told() -> None:
    built = a_map().steps("A B Ask", work=100, wait=0).flow("A", "B").rework("A", "Ask", 0.3).flow("Ask", "B")
    assert built.visits() is None
    assert built.finding("start_after_rework")["notes"] == ["Ask"]


def test_rework_into_a_way_that_is_never_taken_else_is_followed() -> None:
    built = a_map().steps("A B C D", work=100, wait=0).choice("A", B=0, C=1).flow("B", "D").flow("C", "D")
    built.rework("D", "B", 0.5)
    assert built.visits() == pytest.approx({"A": 1, "B": 1, "C": 1, "D": 2})
    assert built.values("lead_time", "expected_lead_time") == pytest.approx([300, 500])


def test_a_step_may_repeat_itself_where_parallel_branches_overlap() -> None:
    built = a_map().steps("A B C D E F", work=100, wait=0)
    built.flow("A", "B", "C").flow("A", "C").flow("B", "D").flow("B", "F").flow("E", "F").rework("D", "D", 0.3)
    assert built.visits() == pytest.approx({"A": 1, "B": 1, "C": 1, "D": 1 / 0.7, "E": 1, "F": 1})
    assert built.rework("D", "B", 0.1).visits() is None
    assert built.codes("error") == ["rework_in_a_tangle"]


def test_a_loop_that_no_item_ever_comes_to_traps_nobody() -> None:
    """All of A goes on to C by rework, past B, which would never end."""
    built = a_map().steps("A B C", work=100, wait=0).rework("A", "C", 1).rework("B", "B", 1)
    assert built.visits() == {"A": 1, "B": 0, "C": 1}
