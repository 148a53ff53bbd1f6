"""Quick wins: what looks like copying or batches, ranked by work × volume."""

from __future__ import annotations

import pytest

from leanwall.core.quick_wins import quick_wins, signs_of
from leanwall.core.reading import read_board
from tests.support.a_map import a_map
from tests.support.boards import BILLING


def test_the_billing_example_begins_with_the_re_keying() -> None:
    first = quick_wins(read_board(BILLING.read_bytes()))[0]
    assert first["note"] == "c2"
    assert first["hours_per_month"] == 12 * 400 / 60
    assert first["signs"] == ["decided", "re_entry"]
    assert (first["input"], first["readiness"]) == (0.8, "ask")


def test_what_goes_anyway_and_what_a_machine_does_already_is_no_candidate() -> None:
    built = a_map().step("A", text="Re-key orders", decision="eliminate").step("B", text="Copy data", type="system")
    assert quick_wins(built.board()) == []


def test_they_are_ranked_by_hours_with_rework_and_the_unknown_last() -> None:
    built = a_map(demand={"quantity": 10, "per": "day"})
    built.step("A", text="Enter the order", work="3 min", ca=0.95).step(
        "B", text="Type the label", work="6 min", ca=0.7
    )
    built.step("C", text="Copy the file", ca=0.95).step(
        "D", text="Approve the weekly batch", work="1 min", type="approval"
    )
    found = quick_wins(built.flow("A", "B", "C", "D").rework("B", "B", 0.5).board())
    assert [(each["note"], each["readiness"]) for each in found] == [
        ("B", "now"), ("A", "ask"), ("D", "judge"), ("C", "improve_first"),
    ]  # fmt: skip
    assert [each["hours_per_month"] for each in found] == [40, 10, 10 / 3, None]


@pytest.mark.parametrize(
    "text",
    ["Ablauf prüfen", "Verlauf lesen", "Umlauf", "Run credit check", "Run the report", "Collect documents",
     "Choose the type of cover", "Prüflauf planen", "Runway cleared"],
)  # fmt: skip
def test_a_name_that_only_sounds_like_a_batch_is_no_candidate(text: str) -> None:
    assert signs_of(a_map().step("A", text=text).board().notes[0]) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Mahnlauf starten", "batch"), ("Zahlläufe freigeben", "batch"), ("Approve the payment run", "batch"),
        ("Payroll runs", "batch"), ("Collect invoices until Friday", "batch"), ("Open file and type it in", "re_entry"),
    ],
)  # fmt: skip
def test_runs_and_collecting_are_batches_and_typing_is_re_entry(text: str, sign: str) -> None:
    assert signs_of(a_map().step("A", text=text).board().notes[0]) == [sign]


def test_a_wait_does_not_make_the_input_clean() -> None:
    built = a_map().step("A", ca=0.7).step("W", type="wait", wait="2 d").step("B", text="Re-key orders", ca=0.95)
    (found,) = quick_wins(built.flow("A", "W", "B").board())
    assert (found["input"], found["readiness"]) == (0.7, "improve_first")
