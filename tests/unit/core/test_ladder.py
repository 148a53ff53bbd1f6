"""The timeline as it is drawn, and the numbers of the steps."""

from __future__ import annotations

from leanwall.core.ladder import ladder
from tests.support.a_map import a_map


def test_the_rungs_are_the_steps_on_the_timeline_in_the_order_of_the_flow() -> None:
    built = a_map().step("C", work=5, wait=6).step("A", work=1, wait=2, duration=4).step("B", wait=3, type="wait")
    built.flow("A", "B", "C")
    assert ladder(built.board(), "current") == [
        {"note": "A", "wait": 2, "work": 1, "duration": 4, "share": 1, "is_sure": True},
        {"note": "B", "wait": 3, "work": 0, "duration": 0, "share": 1, "is_sure": True},
        {"note": "C", "wait": 6, "work": 5, "duration": 5, "share": 1, "is_sure": True},
    ]


def test_the_rungs_add_up_to_the_lead_time() -> None:
    built = a_map().steps("A B C D", work=100, wait=50).choice("A", B=0.3, C=0.7).flow("B", "D").flow("C", "D")
    rungs = ladder(built.board(), "current")
    assert sum(rung["share"] * (rung["wait"] + rung["duration"]) for rung in rungs) == built.values("lead_time")


def test_a_branch_beside_the_timeline_has_no_rung() -> None:
    built = a_map().steps("A B D", work=100, wait=50).step("C", work=1, wait=0).flow("A", "B", "D").flow("A", "C", "D")
    assert [rung["note"] for rung in ladder(built.board(), "current")] == ["A", "B", "D"]


def test_a_map_that_cannot_be_followed_has_no_ladder() -> None:
    built = a_map().steps("A B").flow("A", "B", "A")
    assert ladder(built.board(), "current") == []
    assert built.measured()["timeline"] is None


def test_steps_are_numbered_along_the_flow_and_waits_are_not() -> None:
    built = a_map().step("C").step("Ask").step("B", type="wait").step("A").flow("A", "B", "C")
    built.rework("A", "Ask", 0.1).rework("Ask", "A", 1)
    assert built.measured()["order"] == ["A", "Ask", "C"]
