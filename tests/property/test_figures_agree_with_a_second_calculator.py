"""The product's figures against a second calculator, written from the document alone, on random maps."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from leanwall.core.board import Board
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board
from tests.support.agreement import differences
from tests.support.boards import BILLING, EXAMPLES, ROOT
from tests.support.crowd import Entangled, counted_visits
from tests.support.oracle import oracle
from tests.support.oracle_reading import read_state
from tests.support.oracle_routes import LeftOpen, Refused
from tests.support.random_maps import ODDITIES, Dice, maps, random_map

MAPS = 200
MANY_MAPS = 4_000
STATES = ("current", "future")
SHIPPED = [*EXAMPLES, *sorted((ROOT / "boards" / "templates").glob("*.json"))]

CROWD = 600  # items

# Worked out by hand for the example "Customer billing", ten steps to seven; minutes, shares, euros, people.
BILLING_MINUTES = {
    "current": {"process_time": 60, "wait_time": 4800, "lead_time": 4860, "expected_lead_time": 5227.789474}
    | {"value_added_time": 13, "necessary_time": 20, "waste_time": 27, "expected_process_time": 65.931889},
    "future": {"process_time": 28, "wait_time": 540, "lead_time": 568, "expected_lead_time": 575.85567}
    | {"value_added_time": 11, "necessary_time": 17, "waste_time": 0, "expected_process_time": 28.43299},
}
BILLING_FIGURES = {
    "current": {"steps": 10, "handoffs": 5, "approvals": 2, "duplicate_approvals": 2, "activity_ratio": 0.0123457}
    | {"value_added_share": 0.2166667, "rolled_complete_accurate": 0.4933123, "work_in_progress": 202.5}
    | {"cost_per_item": 24.633333, "full_time_equivalents": 2.857143, "takt_time": 21 * 60}
    | {"expected_cost_per_item": 27.090299, "expected_full_time_equivalents": 3.139614},
    "future": {"steps": 7, "handoffs": 4, "approvals": 1, "duplicate_approvals": 0, "activity_ratio": 0.0492958}
    | {"value_added_share": 0.3928571, "rolled_complete_accurate": 0.8857483, "work_in_progress": 23.666667}
    | {"cost_per_item": 11.0, "full_time_equivalents": 1.333333, "takt_time": 21 * 60}
    | {"expected_cost_per_item": 11.179381, "expected_full_time_equivalents": 1.353952},
}


def test_they_agree_on_every_figure_visit_and_lane_of_random_maps() -> None:
    left_open = sum(left_open_after_comparing(random_map(Dice(seed))) for seed in range(MAPS))
    assert left_open <= MAPS * len(STATES) * 0.03


@pytest.mark.long
def test_they_agree_on_thousands_of_random_maps() -> None:
    seeds = range(MAPS, MAPS + MANY_MAPS)
    assert sum(left_open_after_comparing(random_map(Dice(seed))) for seed in seeds) <= MANY_MAPS * len(STATES) * 0.03


@pytest.mark.long
@pytest.mark.parametrize("oddity", sorted(ODDITIES))
def test_they_agree_on_hundreds_of_odd_maps(oddity: str) -> None:
    for seed in range(MANY_MAPS // 10):
        left_open_after_comparing(random_map(Dice(seed), oddity))


@pytest.mark.parametrize("oddity", sorted(ODDITIES))
def test_they_agree_on_odd_maps(oddity: str) -> None:
    for seed in range(MAPS // 20):
        left_open_after_comparing(random_map(Dice(seed), oddity))


@settings(max_examples=MAPS // 6, deadline=None, suppress_health_check=list(HealthCheck))
@given(maps())
def test_they_agree_on_maps_that_shrink_to_the_smallest_difference(file: dict[str, Any]) -> None:
    left_open_after_comparing(file)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_they_agree_on_the_shipped_boards(path: Path) -> None:
    assert left_open_after_comparing(json.loads(path.read_text(encoding="utf-8"))) == 0


@pytest.mark.parametrize("state", STATES)
def test_both_give_the_figures_of_customer_billing_that_were_worked_out_by_hand(state: str) -> None:
    board = read_board(BILLING.read_bytes())
    wanted = BILLING_FIGURES[state] | {name: 60 * minutes for name, minutes in BILLING_MINUTES[state].items()}
    for answer in (measure(board, state), oracle(board, state)):
        found = {name: answer["figures"][name]["value"] for name in wanted}
        assert found == pytest.approx(wanted, rel=1e-5)


def test_rework_visits_of_customer_billing_are_those_worked_out_by_hand() -> None:
    board = read_board(BILLING.read_bytes())
    wanted = {"c2": 1, "c3": 1.2383901, "c4": 1.2383901, "c5": 1.2383901, "c6": 1.0526316, "c7": 1}
    for answer in (measure(board, "current"), oracle(board, "current")):
        assert {note: answer["visits"][note] for note in wanted} == pytest.approx(wanted, rel=1e-6)
        assert answer["lanes"]["clerk"]["utilisation"] == pytest.approx(1.0784, rel=1e-4)
        assert answer["lanes"]["clerk"]["utilisation_without_rework"] == pytest.approx(0.97619, rel=1e-5)


def test_visits_are_those_of_a_crowd_of_items_sent_through_the_map() -> None:
    counted = 0
    for seed in range(MAPS // 4):
        board = read_board(random_map(Dice(seed)))
        try:
            crowd = counted_visits(board, "current", CROWD, Dice(seed))
        except (Entangled, Refused, LeftOpen):
            continue
        visits = measure(board, "current")["visits"]
        far = {
            note: (visits[note], mean)
            for note, mean in crowd.items()
            if abs(mean - visits[note]) > margin(visits[note])
        }
        assert not far, f"seed {seed}: {far}"
        counted += 1
    assert counted > MAPS // 8


def test_the_finding_of_an_endless_loop_names_the_steps_that_reach_each_other_and_no_other() -> None:
    named = 0
    for seed in range(MAPS // 3):
        board = read_board(random_map(Dice(seed), "endless"))
        closed = closed_steps(board)
        loops = [set(f["notes"]) for f in measure(board, "current")["findings"] if f["code"] == "endless_loop"]
        if closed is not None:
            assert bool(loops) == bool(closed), f"seed {seed}"
            assert all(loop <= closed for loop in loops), f"seed {seed}"
            named += len(loops)
    assert named > MAPS // 30


def closed_steps(board: Board) -> set[str] | None:
    """The steps that items never leave; None where the figures with rework can't be said for another reason."""
    try:
        _ = read_state(board, "current").visits
    except Refused as refusal:
        return set(refusal.notes) if str(refusal) == "endless" else None
    except LeftOpen:
        return None
    return set()


def margin(visits: float) -> float:
    """Six standard errors: visits are at most geometrically distributed, so their variance is below v + v²."""
    return 6 * math.sqrt((visits + visits * visits) / CROWD) + 1e-9


def left_open_after_comparing(file: dict[str, Any]) -> int:
    """In how many of the two states the document doesn't say what the figures are; they agree on the others."""
    board = read_board(file)
    return sum(not agree(board, state) for state in STATES)


def agree(board: Board, state: str) -> bool:
    try:
        second = oracle(board, state)
    except LeftOpen:
        measure(board, state)
        return False
    different = differences(measure(board, state), second)
    assert not different, "\n".join([f"{state}, product and second calculator:", *different])
    return True
