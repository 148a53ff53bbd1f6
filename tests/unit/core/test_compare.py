"""Before and after: relative changes, percentage points, what became of each step, freed time."""

from __future__ import annotations

import pytest

from leanwall.core.compare import compare, figures_between
from leanwall.core.reading import read_board
from tests.support.a_map import MapBuilder, a_map
from tests.support.boards import BILLING


def billing() -> dict[str, object]:
    return compare(read_board(BILLING.read_bytes()))


def test_the_ten_steps_of_customer_billing_become_seven() -> None:
    figures = billing()["figures"]
    assert figures["steps"] == {
        "before": 10,
        "after": 7,
        "change": pytest.approx(-0.3),
        "points": None,
        "unit": "count",
    }
    assert 100 * figures["lead_time"]["change"] == pytest.approx(-88.3128, abs=1e-4)
    assert 100 * figures["process_time"]["change"] == pytest.approx(-53.3333, abs=1e-4)
    assert 100 * figures["cost_per_item"]["change"] == pytest.approx(-55.3451, abs=1e-4)


def test_shares_change_by_percentage_points() -> None:
    figure = billing()["figures"]["rolled_complete_accurate"]
    assert figure["points"] == pytest.approx(100 * (0.8857483 - 0.4933123), abs=1e-4)
    assert figure["change"] == pytest.approx(0.8857483 / 0.4933123 - 1, abs=1e-5)


def test_the_time_freed_at_the_same_volume_is_that_of_customer_billing() -> None:
    assert billing()["freed"] == pytest.approx(
        {
            "hours_per_month": 213.333333,
            "full_time_equivalents": 1.523810,
            "expected_hours_per_month": 249.992659,
            "expected_full_time_equivalents": 1.785662,
        },
        rel=1e-6,
    )


def statuses(built: MapBuilder) -> dict[str, str]:
    return {step["note"]: step["status"] for step in compare(built.board())["steps"]}


def test_each_step_says_what_became_of_it() -> None:
    built = a_map().steps("keep edit join1 join2 cut go", work=60, wait=0)
    built.step("keep2", text="keep", work=60, wait=0, state="future", origins=["keep"], x=999, y=5)
    built.step("edit2", text="edit", work=30, wait=0, state="future", origins=["edit"])
    built.step("joined", state="future", origins=["join1", "join2"])
    built.step("cut1", state="future", origins=["cut"]).step("cut2", state="future", origins=["cut"])
    built.step("fresh", state="future")
    assert statuses(built) == {
        "keep2": "kept",
        "edit2": "changed",
        "joined": "combined",
        "cut1": "split",
        "cut2": "split",
        "fresh": "new",
        "go": "gone",
    }


def test_a_step_in_another_lane_has_changed_and_one_elsewhere_on_the_wall_has_not() -> None:
    built = a_map().lane("x").step("A", text="A").step("B", text="B")
    built.step("A2", text="A", state="future", origins=["A"], lane="x")
    built.step("B2", text="B", state="future", origins=["B"], x=5000, color="pink", decision_reason="it works")
    assert statuses(built) == {"A2": "changed", "B2": "kept"}


def test_reasons_come_from_the_decisions_about_todays_steps() -> None:
    built = a_map()
    built.step("A", decision="simplify", decision_reason="one form").step("B", decision_reason="same file")
    built.step("C", decision="eliminate", decision_reason="nobody reads it")
    built.step("F", state="future", origins=["A", "B"]).step("G", state="future", decision_reason="the law changed")
    found = {step["note"]: (step["origins"], step["reason"]) for step in compare(built.board())["steps"]}
    assert found == {
        "F": (["A", "B"], "one form; same file"),
        "G": ([], "the law changed"),
        "C": ([], "nobody reads it"),
    }


def test_origins_that_are_gone_or_hidden_make_a_new_step_and_stay_listed() -> None:
    built = a_map().step("A").step("H", hidden=True).step("F", state="future", origins=["missing", "H"])
    steps = compare(built.board())["steps"]
    assert steps[0] == {"note": "F", "origins": ["missing", "H"], "status": "new", "reason": ""}
    assert [step["note"] for step in steps] == ["F", "A"]


def test_what_cannot_be_said_on_one_side_has_no_change() -> None:
    compared = compare(a_map(demand={"quantity": 1, "per": "day"}).step("A", work=60, wait=0).board())
    lead = compared["figures"]["lead_time"]
    assert (lead["before"], lead["after"], lead["change"]) == (60, None, None)
    assert set(compared["freed"].values()) == {None}


def test_a_change_from_nothing_has_no_percentage() -> None:
    built = a_map().step("A", work=0, wait=0, ca=1).step("F", work=60, wait=0, ca=0.5, state="future")
    figures = compare(built.board())["figures"]
    assert (figures["lead_time"]["after"], figures["lead_time"]["change"]) == (60, None)
    assert figures["rolled_complete_accurate"]["points"] == -50


def test_work_given_to_an_outside_lane_is_freed() -> None:
    built = a_map(demand={"quantity": 140, "per": "month"}).lane("we").lane("they", outside=True)
    built.step("A", work=3600, wait=0, lane="we").step("F", work=3600, wait=0, lane="they", state="future")
    freed = compare(built.board())["freed"]
    assert freed["hours_per_month"] == pytest.approx(140)
    assert freed["full_time_equivalents"] == pytest.approx(1)


def test_freed_hours_are_a_months_whatever_period_the_demand_has() -> None:
    built = a_map(demand={"quantity": 7, "per": "day"})
    built.step("A", work=3600, wait=0).step("F", work=1800, wait=0, state="future")
    assert compare(built.board())["freed"]["hours_per_month"] == pytest.approx(7 * 20 * 0.5)


def test_the_chosen_variant_is_the_after() -> None:
    built = a_map(variants=[{"id": "v"}], chosen_variant="v").step("A", work=60, wait=0)
    built.step("F", work=30, wait=0, state="future").step(
        "G", work=10, wait=0, state="future", variant="v", origins=["A"]
    )
    compared = compare(built.board())
    assert compared["figures"]["process_time"]["after"] == 10
    assert statuses(built) == {"G": "changed"}


def test_the_last_digit_of_a_sum_is_no_difference() -> None:
    before = {"figures": {"value_added_share": {"value": 0.1 + 0.2, "unit": "share"}}}
    after = {"figures": {"value_added_share": {"value": 0.3, "unit": "share"}}}
    change = figures_between(before, after)["value_added_share"]
    assert (change["change"], change["points"]) == (0, 0)
