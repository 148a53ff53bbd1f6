"""Figures of a single file of steps: what each name means, what is missing when, worked out by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from leanwall.core.metrics import FIGURES, measure
from leanwall.errors import BadInput
from tests.support.a_map import MapBuilder, a_map

DAY = 8 * 3600


def order_desk() -> MapBuilder:
    """Three steps in two lanes, 10 min of work in 110 min, 20 orders a day."""
    return (
        a_map(demand={"quantity": 20, "per": "day"}, currency="EUR")
        .lane("desk", people=2, cost_per_hour=30)
        .lane("boss", people=1, share=0.5, cost_per_hour=60)
        .step("Enter", work="4 min", wait="30 min", ca=0.9, value="VA", lane="desk")
        .step("Approve", work="1 min", wait="1 h", ca=0.8, value="NNVA", lane="boss", type="approval")
        .step("Confirm", work="5 min", wait="10 min", ca=1, value="NVA", lane="desk", people=2)
    )


def test_every_figure_of_the_document_is_there_with_its_unit() -> None:
    figures = order_desk().measured()["figures"]
    units = {name: figure["unit"] for name, figure in figures.items()}
    assert units == {
        **dict.fromkeys(["steps", "handoffs", "approvals", "duplicate_approvals"], "count"),
        **dict.fromkeys(["wait_time", "value_added_time", "necessary_time", "waste_time"], "s"),
        **dict.fromkeys(["process_time", "lead_time", "longest_lead_time", "labour_time", "takt_time"], "s"),
        **dict.fromkeys(["expected_process_time", "expected_lead_time", "expected_labour_time"], "s"),
        **dict.fromkeys(["activity_ratio", "expected_activity_ratio", "value_added_ratio"], "share"),
        **dict.fromkeys(["value_added_share", "rolled_complete_accurate", "right_first_time"], "share"),
        **dict.fromkeys(["work_in_progress", "expected_work_in_progress"], "items"),
        **dict.fromkeys(["cost_per_item", "expected_cost_per_item"], "currency"),
        **dict.fromkeys(["full_time_equivalents", "expected_full_time_equivalents"], "FTE"),
    }
    assert len(FIGURES) == len(units) == 28


def test_times_add_up_along_a_chain() -> None:
    names = ("wait_time", "process_time", "lead_time", "longest_lead_time")
    assert order_desk().values(*names) == [6000, 600, 6600, 6600]
    assert order_desk().values("value_added_time", "necessary_time", "waste_time") == [240, 60, 300]


def test_ratios_name_what_they_divide() -> None:
    activity, value_added, share = order_desk().values("activity_ratio", "value_added_ratio", "value_added_share")
    assert activity == pytest.approx(600 / 6600)
    assert value_added == pytest.approx(240 / 6600)
    assert share == pytest.approx(240 / 600)


def test_labour_counts_the_people_at_once_and_the_value_added_share_does_not() -> None:
    assert order_desk().values("labour_time") == 240 + 60 + 2 * 300


def test_quality_multiplies() -> None:
    assert order_desk().values("rolled_complete_accurate", "right_first_time") == pytest.approx([0.72, 0.72])


def test_demand_gives_takt_work_in_progress_and_people() -> None:
    takt, wip, fte = order_desk().values("takt_time", "work_in_progress", "full_time_equivalents")
    assert takt == 7 * 3600 / 20
    assert wip == pytest.approx(20 / DAY * 6600)
    assert fte == pytest.approx(20 * 900 / (7 * 3600))


def test_cost_takes_each_lanes_rate() -> None:
    assert order_desk().values("cost_per_item") == pytest.approx((240 + 600) / 3600 * 30 + 60 / 3600 * 60)


def test_a_lanes_load_is_set_against_its_people_and_their_share() -> None:
    lanes = order_desk().measured()["lanes"]
    assert lanes["desk"]["load"] == 20 * 840
    assert lanes["desk"]["utilisation"] == pytest.approx(20 * 840 / (2 * 7 * 3600))
    assert lanes["boss"]["utilisation_without_rework"] == pytest.approx(20 * 60 / (0.5 * 7 * 3600))


@pytest.mark.parametrize(("per", "days"), [("hour", 1 / 8), ("day", 1), ("week", 5), ("month", 20), ("year", 240)])
def test_a_period_has_its_working_and_its_productive_time_by_the_calendar(per: str, days: float) -> None:
    desk = order_desk()
    desk.file["demand"] = {"quantity": 20, "per": per}
    takt, wip = desk.values("takt_time", "work_in_progress")
    assert takt == pytest.approx(days * 7 * 3600 / 20)
    assert wip == pytest.approx(20 / (days * DAY) * 6600)


def test_without_rework_each_expected_figure_is_its_namesake() -> None:
    figures = order_desk().measured()["figures"]
    for name in [name for name in figures if name.startswith("expected_")]:
        assert figures[name] == figures[name.removeprefix("expected_")]


def test_a_step_lasts_from_first_touch_to_hand_over() -> None:
    lasting = a_map().step("Bake", work=600, wait=60, duration=3600)
    assert lasting.values("wait_time", "process_time", "lead_time") == [60, 600, 3660]


def test_a_duration_is_enough_for_the_lead_time_where_the_work_is_not_known() -> None:
    figures = a_map().step("Bake", wait=60, duration=3600).measured()["figures"]
    assert figures["lead_time"]["value"] == 3660
    assert figures["process_time"] == {"value": None, "unit": "s", "missing": ["Bake"], "reason": "data", "needed": 1}


# --- kinds of work -----------------------------------------------------------------------------------------------


def test_a_wait_is_no_step_and_has_no_work() -> None:
    waiting = a_map().step("Do", work=60, wait=0, ca=0.9).step("Hold", wait="1 d", type="wait")
    assert waiting.values("steps", "process_time", "lead_time", "labour_time") == [1, 60, DAY + 60, 60]
    assert waiting.values("rolled_complete_accurate") == 0.9


def test_what_is_typed_into_a_wait_as_work_does_not_count_and_is_told() -> None:
    odd = a_map().step("Hold", work=999, wait=60, ca=0.5, type="wait").step("Do", work=60, wait=0, ca=1)
    assert odd.values("process_time", "lead_time", "labour_time", "rolled_complete_accurate") == [60, 120, 60, 1]
    assert "wait_with_work" in odd.codes("hint")


def test_a_system_takes_time_and_nobodys_labour() -> None:
    system = a_map().step("Import", work=600, wait=0, type="system", value="VA")
    assert system.values("steps", "process_time", "labour_time", "value_added_share") == [1, 600, 0, 1]


def test_approvals_are_counted_inspections_are_not() -> None:
    checked = a_map().step("A", type="approval").step("B", type="inspection").step("C", type="approval")
    assert checked.values("approvals", "duplicate_approvals") == [2, 2]


def test_a_step_of_value_between_makes_a_second_check_no_duplicate() -> None:
    checked = a_map().step("A", type="approval").step("B", value="VA").step("C", type="approval")
    assert checked.values("duplicate_approvals") == 0
    worthless = a_map().step("A", type="approval").step("B", value="NNVA").step("C", type="inspection")
    assert worthless.values("duplicate_approvals") == 1


# --- hand-offs ---------------------------------------------------------------------------------------------------


def in_lanes(*lanes: str | None) -> MapBuilder:
    built = a_map().lane("x").lane("y")
    for index, lane in enumerate(lanes):
        built.step(f"s{index}", lane=lane)
    return built


@pytest.mark.parametrize(
    ("lanes", "handoffs"),
    [
        (["x", "x"], 0),
        (["x", "y", "x"], 2),
        (["x", None], 1),
        ([None, None], 0),
        (["gone", None], 0),
        (["gone", "x"], 1),
    ],
)
def test_each_change_of_lane_is_a_hand_off_and_the_unassigned_strip_is_a_lane(
    lanes: list[str | None], handoffs: int
) -> None:
    assert in_lanes(*lanes).values("handoffs") == handoffs


def test_waits_are_looked_through_for_hand_offs() -> None:
    there = a_map().lane("x").lane("y").step("A", lane="x").step("Hold", type="wait", lane="y").step("B", lane="x")
    assert there.values("handoffs") == 0
    there.step("Shelf", type="wait", lane="x").step("C", lane="y")
    assert there.values("handoffs") == 1


# --- order -------------------------------------------------------------------------------------------------------


def test_without_links_a_state_is_read_by_x_then_lane_order_then_y() -> None:
    board = (
        a_map()
        .lane("low", order="b")
        .lane("high", order="a")
        .step("third", x=0, lane="low", y=0)
        .step("second", x=0, lane="high", y=50)
        .step("first", x=0, lane="high", y=10)
        .step("unassigned", x=0, y=0)
        .step("last", x=5, lane="high")
    )
    assert board.measured()["order"] == ["first", "second", "third", "unassigned", "last"]


def test_steps_at_the_same_place_are_read_by_id_as_the_page_does() -> None:
    board = a_map().step("b", x=0).step("a", x=0)
    assert board.measured()["order"] == ["a", "b"]


def test_in_a_state_with_flow_links_a_step_without_any_is_in_no_figure_and_told() -> None:
    built = a_map().steps("A B C", work=60, wait=0).flow("A", "B")
    measured = built.measured()
    assert measured["figures"]["steps"]["value"] == 2
    assert measured["figures"]["process_time"]["value"] == 120
    assert "C" not in measured["visits"]
    assert built.finding("unlinked")["notes"] == ["C"]


# --- what is not known -------------------------------------------------------------------------------------------


def test_a_figure_names_the_notes_that_lack_its_data_and_others_stay() -> None:
    gappy = a_map().step("A", work=60, wait=10).step("B", work=60).step("C", wait=5)
    figures = gappy.measured()["figures"]
    assert figures["wait_time"]["missing"] == ["B"]
    assert figures["process_time"]["missing"] == ["C"]
    assert figures["lead_time"]["missing"] == ["B", "C"]
    assert figures["activity_ratio"]["missing"] == ["B", "C"]
    assert figures["rolled_complete_accurate"]["missing"] == ["A", "B", "C"]
    assert {figures[name]["reason"] for name in ("wait_time", "lead_time", "activity_ratio")} == {"data"}
    assert figures["lead_time"]["needed"] == 3


def test_no_accuracy_at_all_is_a_value() -> None:
    assert a_map().steps("A B", ca=0).values("rolled_complete_accurate") == 0


def test_times_by_value_need_only_the_steps_of_that_value() -> None:
    built = a_map().step("A", work=60, value="VA").step("B", value="NVA").step("C", work=5)
    assert built.values("value_added_time", "necessary_time", "waste_time") == [60, 0, None]


def test_work_that_nobody_has_judged_makes_the_value_added_ratio_null_and_is_named() -> None:
    built = a_map().step("A", work=60, wait=0, value="VA").step("B", work=60, wait=0).step("C", work=0, wait=0)
    assert built.figure("value_added_ratio")["missing"] == ["B"]
    assert built.values("value_added_share") == 0.5


def test_nothing_of_nothing_cannot_be_said() -> None:
    built = a_map().step("A", work=0, wait=0, value="VA")
    assert built.values("lead_time", "activity_ratio", "value_added_ratio", "value_added_share") == [
        0,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("demand", [{}, {"quantity": None, "per": "week"}])
def test_without_demand_the_figures_that_need_it_say_so(demand: dict[str, Any]) -> None:
    desk = order_desk()
    desk.file["demand"] = demand
    figures = desk.measured()["figures"]
    for name in ("takt_time", "work_in_progress", "full_time_equivalents"):
        assert figures[name]["value"] is None
        assert figures[name]["reason"] == "demand"
        assert figures[name]["missing"] == []
    assert figures["cost_per_item"]["value"] is not None
    assert desk.measured()["lanes"]["desk"]["load"] is None


def test_a_demand_of_nothing_has_no_takt_and_no_load() -> None:
    desk = order_desk()
    desk.file["demand"]["quantity"] = 0
    assert desk.figure("takt_time")["reason"] == "demand"
    assert desk.values("work_in_progress", "full_time_equivalents") == [0, 0]


def test_missing_data_comes_before_missing_demand() -> None:
    figure = a_map().step("A", work=60).figure("work_in_progress")
    assert (figure["reason"], figure["missing"]) == ("data", ["A"])


def test_a_lane_without_a_rate_is_named_by_its_steps() -> None:
    built = a_map().lane("x").step("A", work=60, lane="x").step("B", work=60).step("C", work=0).step("D", type="wait")
    figure = built.figure("cost_per_item")
    assert (figure["value"], figure["reason"], figure["missing"]) == (None, "rate", ["A", "B"])


def test_where_times_and_rates_are_missing_all_are_named_as_data() -> None:
    built = a_map().lane("x").step("A", work=60, lane="x").step("B", lane="x")
    figure = built.figure("cost_per_item")
    assert (figure["reason"], figure["missing"]) == ("data", ["A", "B"])


def test_an_outside_lane_costs_only_with_a_rate_and_never_needs_our_people() -> None:
    demand = {"quantity": 10, "per": "day"}
    built = a_map(demand=demand).lane("we", cost_per_hour=60, people=1).lane("they", outside=True, people=3)
    built.step("A", work=60, lane="we").step("B", work=600, lane="they")
    assert built.values("cost_per_item", "labour_time") == [1, 660]
    assert built.values("full_time_equivalents") == pytest.approx(10 * 60 / (7 * 3600))
    assert built.measured()["lanes"]["they"]["utilisation"] is None
    assert built.measured()["lanes"]["they"]["load"] == 6000
    built.file["lanes"][1]["cost_per_hour"] = 6
    assert built.values("cost_per_item") == 2


def test_an_outside_steps_time_is_not_missed_by_cost_and_staff() -> None:
    built = a_map(demand={"quantity": 1, "per": "day"}).lane("we", cost_per_hour=60).lane("they", outside=True)
    built.step("A", work=60, lane="we").step("B", lane="they")
    assert built.values("cost_per_item", "full_time_equivalents") == pytest.approx([1, 60 / 25200])
    assert built.figure("labour_time")["missing"] == ["B"]


def test_nobody_at_all_in_a_lane_has_no_utilisation() -> None:
    built = a_map(demand={"quantity": 1, "per": "day"}).lane("x", people=0).step("A", work=60, lane="x")
    assert built.measured()["lanes"]["x"]["utilisation"] is None
    assert built.measured()["lanes"]["x"]["load"] == 60


def test_a_state_without_steps_counts_nothing_and_says_no_times() -> None:
    measured = a_map(demand={"quantity": 1, "per": "day"}).measured("future")
    figures = measured["figures"]
    assert [figures[name]["value"] for name in ("steps", "handoffs", "approvals")] == [0, 0, 0]
    assert figures["lead_time"] == {"value": None, "unit": "s", "missing": [], "reason": "data"}
    assert figures["takt_time"]["value"] == 7 * 3600
    assert measured["visits"] is None
    assert measured["timeline"] is None


def test_a_lead_time_shorter_than_its_work_is_refused_in_words() -> None:
    built = a_map().step("Check", work="25 min", wait=0, duration="10 min", value="VA")
    figures = built.measured()["figures"]
    assert figures["lead_time"]["reason"] == figures["activity_ratio"]["reason"] == "refused"
    assert figures["lead_time"]["missing"] == ["Check"]
    assert figures["process_time"]["value"] == 1500
    assert "takes less time in all (10 min) than its work alone (25 min)" in built.finding("shorter_than_work")["text"]


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(BadInput, match="current or future"):
        measure(a_map().board(), "past")


# --- what is in nobody's figures ---------------------------------------------------------------------------------


def test_hidden_notes_other_kinds_and_the_other_state_are_left_out() -> None:
    built = a_map().step("A", work=60, wait=0).step("B", work=60, wait=0, hidden=True)
    built.step("C", work=60, wait=0, state="future").step("D", work=60, wait=0, kind="problem")
    built.link("A", "B").link("B", "A")
    assert built.values("steps", "process_time") == [1, 60]
    assert "B" not in json.dumps(built.measured()["findings"])


def test_information_links_connect_nothing() -> None:
    built = a_map().steps("A B", work=60).link("B", "A", kind="information")
    assert built.measured()["order"] == ["A", "B"]


def test_the_future_is_read_in_the_chosen_variant() -> None:
    built = a_map(variants=[{"id": "bold", "name": "Bold"}])
    built.step("F", work=60, state="future").step("G", work=5, state="future", variant="bold")
    assert built.measured("future")["figures"]["process_time"]["value"] == 60
    built.file["chosen_variant"] = "bold"
    assert built.measured("future")["figures"]["process_time"]["value"] == 5
    assert measure(built.board(), "future", None)["figures"]["process_time"]["value"] == 60
    built.step("C", work=7)
    assert built.measured("current")["figures"]["process_time"]["value"] == 7
