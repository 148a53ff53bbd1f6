"""The shipped examples give the totals that were published for them, and those worked out by hand for the demo."""

from __future__ import annotations

import json
from typing import Any

import pytest

from leanwall.core.compare import compare
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board
from tests.support.boards import BILLING, EXAMPLES, ROOT

HOUR = 3600
BRACKET_DAY = 16 * HOUR  # two shifts

# What was worked out by hand for the demo board: minutes, shares, euros, people, items.
BY_HAND: dict[str, dict[str, float]] = {
    "current": {
        "steps": 10, "handoffs": 5, "approvals": 2, "duplicate_approvals": 2, "process_time": 60 * 60,
        "wait_time": 60 * 4800, "lead_time": 60 * 4860, "activity_ratio": 0.0123457, "value_added_time": 60 * 13,
        "necessary_time": 60 * 20, "waste_time": 60 * 27, "value_added_share": 0.2166667,
        "rolled_complete_accurate": 0.4933123, "cost_per_item": 24.633333, "full_time_equivalents": 2.857143,
        "expected_process_time": 60 * 65.931889, "expected_lead_time": 60 * 5227.789474,
        "expected_cost_per_item": 27.090299, "expected_full_time_equivalents": 3.139614, "work_in_progress": 202.5,
        "takt_time": 60 * 21.0, "longest_lead_time": 60 * 4860, "labour_time": 60 * 60,
    },
    "future": {
        "steps": 7, "handoffs": 4, "approvals": 1, "duplicate_approvals": 0, "process_time": 60 * 28,
        "wait_time": 60 * 540, "lead_time": 60 * 568, "activity_ratio": 0.0492958, "value_added_time": 60 * 11,
        "necessary_time": 60 * 17, "waste_time": 0, "value_added_share": 0.3928571,
        "rolled_complete_accurate": 0.8857483, "cost_per_item": 11.0, "full_time_equivalents": 1.333333,
        "expected_process_time": 60 * 28.43299, "expected_lead_time": 60 * 575.85567,
        "expected_cost_per_item": 11.179381, "expected_full_time_equivalents": 1.353952,
        "work_in_progress": 23.666667, "takt_time": 60 * 21.0,
    },
}  # fmt: skip


def example(name: str, state: str = "current") -> dict[str, Any]:
    return measure(read_board((ROOT / "boards" / "examples" / f"{name}.json").read_bytes()), state)


def values(measured: dict[str, Any], *names: str) -> list[float]:
    return [measured["figures"][name]["value"] for name in names]


@pytest.mark.parametrize("state", ["current", "future"])
def test_customer_billing_gives_every_number_worked_out_by_hand(state: str) -> None:
    measured = measure(read_board(BILLING.read_bytes()), state)
    found = {name: measured["figures"][name]["value"] for name in BY_HAND[state]}
    assert found == pytest.approx(BY_HAND[state], rel=2e-6)


def test_the_clerks_of_customer_billing_are_loaded_as_worked_out_by_hand() -> None:
    board = read_board(BILLING.read_bytes())
    today, tomorrow = (measure(board, state)["lanes"]["clerk"] for state in ("current", "future"))
    assert today["utilisation_without_rework"] == pytest.approx(0.97619, abs=1e-5)
    assert today["utilisation"] == pytest.approx(1.0784, abs=1e-4)
    assert tomorrow["utilisation_without_rework"] == pytest.approx(0.380952, abs=1e-6)


def test_document_approval_gives_the_published_totals() -> None:
    """Lead time 259.9 h, cycle 7.4 h, wait 252.5 h, PCE 2.4 %, 8 stages."""
    measured = example("document-approval")
    lead, work, wait = values(measured, "lead_time", "process_time", "wait_time")
    assert [lead / HOUR, work / HOUR, wait / HOUR] == pytest.approx([259.9, 7.4, 252.5])
    assert values(measured, "steps") == [8]
    assert values(measured, "value_added_ratio")[0] == pytest.approx(0.024, abs=0.0005)
    assert values(measured, "activity_ratio")[0] == pytest.approx(7.4 / 259.9)


def test_the_longest_wait_of_document_approval_is_the_published_bottleneck() -> None:
    """The published bottleneck is the client's review: what follows it waits 120 h."""
    hints = [finding for finding in example("document-approval")["findings"] if finding["code"] == "long_wait"]
    assert [hint["notes"] for hint in hints] == [["c6"]]


def test_the_steering_bracket_gives_the_published_totals_of_today() -> None:
    """23.6 days of stock, 188 s of work, takt 60 s at 460 a shift of 27 600 s."""
    measured = example("steering-bracket")
    wait, work, lead, takt = values(measured, "wait_time", "process_time", "lead_time", "takt_time")
    assert wait / BRACKET_DAY == pytest.approx(23.6)
    assert work == 188
    assert lead == pytest.approx(23.6 * BRACKET_DAY + 188)
    assert takt == pytest.approx(60)


def test_the_steering_bracket_gives_the_published_totals_after_levelling() -> None:
    """4.5 days and 169 s; lead time 80.9 % shorter."""
    measured = example("steering-bracket", "future")
    wait, work = values(measured, "wait_time", "process_time")
    assert (wait / BRACKET_DAY, work) == (pytest.approx(4.5), 169)
    compared = compare(read_board((ROOT / "boards" / "examples" / "steering-bracket.json").read_bytes()))
    assert compared["figures"]["wait_time"]["change"] == pytest.approx(-0.809, abs=0.0005)
    assert [step["status"] for step in compared["steps"]] == ["changed", "combined", "changed"]


def test_the_steering_brackets_piles_fit_its_days_by_littles_law() -> None:
    """7000 pieces at 920 a day are 7.6 days, and so on: counted and mapped agree."""
    codes = [finding["code"] for finding in example("steering-bracket")["findings"]]
    assert "count_differs" not in codes
    board = json.loads((ROOT / "boards" / "examples" / "steering-bracket.json").read_text("utf-8"))
    assert sum(note.get("items_waiting", 0) for note in board["notes"]) / 920 == pytest.approx(18.6, abs=0.05)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_has_an_error(path: Any) -> None:
    board = read_board(path.read_bytes())
    for state in ("current", "future"):
        assert not [f for f in measure(board, state)["findings"] if f["severity"] == "error"]
