"""Maps that cannot be read: each gets null figures and a finding with its notes, never a crash or a wrong number."""

from __future__ import annotations

import pytest

from leanwall.core.checks import check
from tests.support.a_map import MapBuilder, a_map

NEEDS_NO_FLOW = {"steps", "handoffs", "approvals", "duplicate_approvals", "takt_time"}


def assert_refused(built: MapBuilder, code: str, notes: list[str]) -> None:
    measured = built.measured()
    for name, figure in measured["figures"].items():
        if name not in NEEDS_NO_FLOW:
            assert (figure["value"], figure["reason"], figure["missing"]) == (None, "refused", []), name
    assert measured["visits"] is None
    assert measured["timeline"] is None
    assert all(lane["load"] is None and lane["utilisation"] is None for lane in measured["lanes"].values())
    finding = built.finding(code)
    assert (finding["severity"], finding["notes"]) == ("error", notes)
    assert finding["text"].endswith(".")
    assert finding["do"].endswith(".")


def busy(ids: str) -> MapBuilder:
    return (
        a_map(demand={"quantity": 1, "per": "day"})
        .lane("x", people=1, cost_per_hour=1)
        .steps(ids, work=60, wait=0, lane="x")
    )


@pytest.mark.parametrize("shares", [(0.5, 0.4), (0.7, 0.7), (0.0, 0.0)])
def test_shares_that_do_not_add_up_are_refused(shares: tuple[float, float]) -> None:
    assert_refused(busy("A B C").choice("A", B=shares[0], C=shares[1]), "shares_do_not_add_up", ["A"])


def test_shares_above_all_are_refused_though_one_is_open() -> None:
    assert_refused(busy("A B C D").choice("A", B=0.8, C=0.4, D=None), "shares_do_not_add_up", ["A"])


def test_a_millionth_is_no_difference() -> None:
    assert busy("A B C").choice("A", B=0.3333333, C=0.6666666).values("lead_time") == pytest.approx(120)


def test_shares_that_almost_add_up_are_told_to_the_last_digit() -> None:
    text = busy("A B C").choice("A", B=0.50001, C=0.5).finding("shares_do_not_add_up")["text"]
    assert text == "The shares out of “A” add up to 100.001 %, not to 100 %."


def test_two_rests_are_refused() -> None:
    built = busy("A B C D").choice("A", B=0.8, C=None, D=None)
    assert_refused(built, "two_rests", ["A"])
    assert built.finding("two_rests")["text"] == (
        "2 ways out of “A” have no share while others do; only one can be “the rest”."
    )


def test_a_circle_of_flow_links_is_refused_and_named() -> None:
    assert_refused(busy("A B C D").flow("A", "B", "C", "D").flow("C", "B"), "flow_circle", ["B", "C"])


def test_a_circle_without_a_start_is_refused() -> None:
    assert_refused(busy("A B").flow("A", "B", "A"), "flow_circle", ["A", "B"])


def test_a_step_that_follows_itself_is_refused() -> None:
    assert_refused(busy("A B").flow("A", "B").flow("B", "B"), "flow_circle", ["B"])


def test_the_same_link_twice_is_told_and_counts_once() -> None:
    built = (
        a_map().lane("x").step("A", work=60, wait=0).step("B", work=60, wait=0, lane="x").flow("A", "B").flow("A", "B")
    )
    assert built.values("lead_time", "handoffs") == [120, 1]
    assert built.visits() == {"A": 1, "B": 1}
    assert "double_link" in built.codes("warning")


def test_rework_drawn_twice_between_the_same_steps_is_told_and_counts_together() -> None:
    built = busy("A B C").flow("A", "B", "C").rework("B", "A", 0.1).rework("C", "A", 0.2)
    assert "double_rework" not in built.codes()
    built.rework("C", "A", 0.3)
    found = built.finding("double_rework")
    assert (found["severity"], found["notes"]) == ("warning", ["C", "A"])
    assert "2 rework links lead from “C” to “A”; they count together, as 50 %" in found["text"]
    assert built.visits()["C"] == pytest.approx(1 / 0.5)
    assert "zählen zusammen, als 50 %" in next(
        each["text"] for each in check(built.board(), "current", "de") if each["code"] == "double_rework"
    )


def test_a_loop_drawn_twice_on_one_step_is_told() -> None:
    built = busy("A B").flow("A", "B").rework("A", "A", 0.1).rework("A", "A", 0.1)
    found = built.finding("double_rework")
    assert "2 rework links lead from “A” to “A”" in found["text"]
    assert found["notes"] == ["A"]


def test_links_across_states_are_left_out_and_told() -> None:
    built = busy("A B").step("F", state="future").flow("A", "B").flow("B", "F")
    assert built.values("lead_time") == 120
    assert "leads from one state into the other" in built.finding("stray_link")["text"]
    assert built.finding("stray_link", "future")["notes"] == ["F"]


def test_links_filed_under_the_other_state_are_left_out_and_told() -> None:
    built = busy("B A").flow("A", "B", state="future")
    assert built.measured()["order"] == ["B", "A"]
    assert "filed under another state" in built.finding("stray_link")["text"]


def test_links_to_problems_are_left_out_and_told() -> None:
    built = busy("A B").step("Problem", kind="problem").flow("A", "Problem")
    assert built.measured()["order"] == ["A", "B"]
    assert "a note that is no step" in built.finding("stray_link")["text"]


def test_links_between_variants_are_left_out_and_told() -> None:
    built = a_map(variants=[{"id": "v"}], chosen_variant="v")
    built.step("A", state="future", variant="v", work=60).step("B", state="future", work=60)
    built.flow("A", "B", state="future", variant="v")
    assert built.measured("future")["figures"]["process_time"]["value"] == 60
    assert "one variant into another" in built.finding("stray_link", "future")["text"]


def test_hundreds_of_parallel_branches_that_cross_each_other_are_told_in_time() -> None:
    built = busy(" ".join(f"s{i}" for i in range(400)))
    for i in range(398):
        built.flow(f"s{i}", f"s{i + 1}").flow(f"s{i}", f"s{i + 2}")
    measured = built.measured()
    assert measured["figures"]["lead_time"]["value"] == 400 * 60 or built.codes("error") == ["too_tangled"]


def test_a_fork_with_a_thousand_branches_is_measured() -> None:
    built = busy("A Z " + " ".join(f"s{i}" for i in range(1000)))
    for i in range(1000):
        built.flow("A", f"s{i}", "Z")
    assert built.values("lead_time", "labour_time") == [180, 1002 * 60]


def test_a_thousand_forks_inside_each_other_are_measured() -> None:
    built = busy(" ".join(f"in{i} out{i} side{i}" for i in range(300)) + " core")
    for i in range(299):
        built.flow(f"in{i}", f"in{i + 1}").flow(f"out{i + 1}", f"out{i}").flow(f"in{i}", f"side{i}", f"out{i}")
    built.flow("in299", "core", "out299").flow("in299", "side299", "out299")
    assert built.values("lead_time", "labour_time") == [601 * 60, 901 * 60]


TINY_DAY = {"hours_per_day": 5e-324, "productive_hours_per_day": 5e-324, "days_per_week": 5, "days_per_month": 1e-300}


@pytest.mark.parametrize(
    ("facts", "lane"),
    [
        ({"calendar": TINY_DAY}, {"people": 1}),
        ({"demand": {"quantity": 1e12, "per": "day"}, "calendar": TINY_DAY}, {"people": 1e-300, "share": 1e-300}),
        ({"demand": {"quantity": 400, "per": "month"}}, {"people": 1e-30}),
    ],
)
def test_numbers_next_to_nothing_in_calendar_and_lanes_break_no_figure(
    facts: dict[str, object], lane: dict[str, float]
) -> None:
    built = a_map(**{"demand": {"quantity": 1, "per": "day"}, **facts}).lane("x", cost_per_hour=1, **lane)
    measured = built.steps("A B", work=1e10, wait=1e10, lane="x").measured()
    assert measured["figures"]["lead_time"]["value"] == 4e10
    assert all(finding["text"].endswith(".") for finding in measured["findings"])
