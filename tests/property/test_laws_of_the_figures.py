"""Laws of the figures that hold on any map: lead time covers work, splitting and renaming change nothing, …"""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from leanwall.core.compare import compare
from leanwall.core.future import start_future
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board
from tests.support.a_map import a_map
from tests.support.effort import tries
from tests.support.random_maps import Dice, random_map

Json = dict[str, Any]
TIMES = ("wait_time", "process_time", "lead_time", "longest_lead_time", "labour_time")
SPLITTING_KEEPS = (
    *TIMES,
    "expected_process_time",
    "expected_lead_time",
    "expected_labour_time",
    "cost_per_item",
    "expected_cost_per_item",
    "rolled_complete_accurate",
    "right_first_time",
    "value_added_time",
    "full_time_equivalents",
    "work_in_progress",
)

laws = settings(
    max_examples=tries(60, 1_500),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
seeds = st.integers(0, 10**9)


def a_board(seed: int) -> Json:
    """A random map in the order in which it was drawn; its steps have places of their own."""
    file = random_map(Dice(seed))
    for index, note in enumerate(file["notes"]):
        note["x"] = note.get("x", 0) + index / 1000
    return file


def figures_of(file: Json, state: str = "current") -> Json:
    figures: Json = measure(read_board(file), state)["figures"]
    return figures


def values_of(file: Json) -> dict[str, float | None]:
    return {name: figure["value"] for name, figure in figures_of(file).items()}


def steps_of(file: Json) -> list[Json]:
    return [
        note
        for note in file["notes"]
        if note["kind"] == "step" and note["state"] == "current" and not note.get("hidden") and not note.get("variant")
    ]


def links_of(file: Json, kind: str) -> list[Json]:
    ids = {note["id"] for note in steps_of(file)}
    return [
        link
        for link in file["links"]
        if link["kind"] == kind and link["state"] == "current" and {link["source"], link["target"]} <= ids
    ]


def numbers_in(answer: Any) -> Iterator[float]:
    if isinstance(answer, dict):
        for value in answer.values():
            yield from numbers_in(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from numbers_in(value)
    elif isinstance(answer, float):
        yield answer


@laws
@given(seeds)
def test_every_number_is_finite_and_every_null_has_its_reason(seed: int) -> None:
    for state in ("current", "future"):
        answer = measure(read_board(a_board(seed)), state)
        assert all(math.isfinite(number) for number in numbers_in(answer))
        for name, figure in answer["figures"].items():
            assert (figure["value"] is None) == ("reason" in figure), name
            assert figure["value"] is None or not figure["missing"], name
        known = {note["id"] for note in a_board(seed)["notes"]}
        assert all(set(finding["notes"]) <= known for finding in answer["findings"])
        assert all(finding["text"] and finding["do"] for finding in answer["findings"])


@laws
@given(seeds)
def test_what_is_refused_has_an_error_that_says_why(seed: int) -> None:
    answer = measure(read_board(a_board(seed)), "current")
    if any(figure.get("reason") == "refused" for figure in answer["figures"].values()):
        assert answer["findings"][0]["severity"] == "error"


@laws
@given(seeds)
def test_lead_time_covers_work_and_waiting_and_the_longest_route_covers_it(seed: int) -> None:
    figures = values_of(a_board(seed))
    lead = figures["lead_time"]
    assume(lead is not None)
    assert lead is not None
    for smaller in ("process_time", "wait_time"):
        part = figures[smaller]
        assert part is None or lead >= part - 1e-6
    assert figures["longest_lead_time"] is None or figures["longest_lead_time"] >= lead - 1e-6


@laws
@given(seeds)
def test_shares_lie_between_nothing_and_all(seed: int) -> None:
    figures = figures_of(a_board(seed))
    for name, figure in figures.items():
        if figure["unit"] == "share" and figure["value"] is not None:
            assert -1e-9 <= figure["value"] <= 1 + 1e-9, name


@laws
@given(seeds)
def test_work_by_value_adds_up_to_the_work(seed: int) -> None:
    file = a_board(seed)
    for note in steps_of(file):
        note["value"] = note.get("value") or "NVA"
    figures = values_of(file)
    assume(figures["process_time"] is not None)
    parts = [figures["value_added_time"], figures["necessary_time"], figures["waste_time"]]
    assert math.fsum(part for part in parts if part is not None) == pytest.approx(figures["process_time"])


@laws
@given(seeds, st.randoms(use_true_random=False))
def test_a_rework_loop_on_one_step_never_shortens_anything(seed: int, rng: Any) -> None:
    """A loop on the step itself has no choice between its ends, if no other rework is decided there.

    The work on the timeline may shrink: the loop can make a branch the longest that has less work.
    """
    file = a_board(seed)
    steps = [step for step in steps_of(file) if step["id"] not in [link["source"] for link in links_of(file, "rework")]]
    assume(steps)
    step = rng.choice(steps)["id"]
    before = values_of(file)
    file["links"].append(
        {"id": "again", "state": "current", "source": step, "target": step, "kind": "rework", "probability": 0.3}
    )
    after = values_of(file)
    for name in ("expected_lead_time", "expected_labour_time", "expected_cost_per_item"):
        old, new = before[name], after[name]
        if old is not None and new is not None:
            assert new >= old - 1e-9 * max(1, old), name
    for name in TIMES:
        assert before[name] == after[name], name


@laws
@given(st.lists(st.integers(0, 1000), min_size=2, max_size=8), st.data())
def test_a_rework_loop_along_a_chain_never_shortens_anything(times: list[int], data: st.DataObject) -> None:
    chain = a_map()
    for index, seconds in enumerate(times):
        chain.step(f"s{index}", work=seconds, wait=seconds, ca=1)
    names = ("expected_lead_time", "expected_process_time", "expected_labour_time")
    before = chain.values(*names)
    for _ in range(data.draw(st.integers(1, 3))):
        source = data.draw(st.integers(0, len(times) - 1))
        chain.rework(f"s{source}", f"s{data.draw(st.integers(0, source))}", data.draw(st.floats(0, 0.3)))
        after = chain.values(*names)
        assert all(new >= old - 1e-9 * max(1, old) for old, new in zip(before, after, strict=True))
        before = after


@laws
@given(seeds, st.randoms(use_true_random=False), st.floats(0.05, 0.95))
def test_splitting_a_step_changes_no_time_cost_labour_or_quality(seed: int, rng: Any, part: float) -> None:
    """Its times divided, its %C&A multiplying to the old, its links out moved to the second half."""
    file = a_board(seed)
    steps = [step for step in steps_of(file) if step["work"] == "work" and not step.get("duration")]
    assume(steps and links_of(file, "flow"))
    first = rng.choice(steps)
    linked = {end for link in links_of(file, "flow") for end in (link["source"], link["target"])}
    assume(first["id"] in linked)
    before = values_of(file)
    split(file, first, part)
    after = values_of(file)
    for name in SPLITTING_KEEPS:
        assert same(before[name], after[name]), name


def split(file: Json, first: Json, part: float) -> None:
    second = {**first, "id": "half", "x": first["x"] + 0.0001}
    for field, share in (("process_time", part), ("wait_time", part)):
        if first.get(field) is not None:
            first[field], second[field] = first[field] * share, first[field] * (1 - share)
    if first.get("complete_accurate") is not None:
        whole = first["complete_accurate"]
        first["complete_accurate"] = max(whole, math.sqrt(whole))
        second["complete_accurate"] = whole / first["complete_accurate"] if whole else 0
    file["notes"].append(second)
    for link in file["links"]:
        if link["source"] == first["id"] and link["kind"] != "information":
            link["source"] = "half"
    link = {"id": "between", "state": "current", "source": first["id"], "target": "half", "kind": "flow"}
    file["links"].append(link)


def same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)


@laws
@given(seeds, st.randoms(use_true_random=False))
def test_renaming_moving_and_reordering_what_is_linked_changes_nothing(seed: int, rng: Any) -> None:
    file = a_board(seed)
    assume(links_of(file, "flow"))
    before = values_of(file)
    moved = copy.deepcopy(file)
    rng.shuffle(moved["notes"])
    rng.shuffle(moved["links"])
    rng.shuffle(moved["lanes"])
    for note in moved["notes"]:
        note["text"] = f"another {rng.random()}"
        note["x"], note["y"] = rng.random() * 5000, rng.random() * 100
    after = values_of(moved)
    assert {name: pytest.approx(value) for name, value in before.items()} == after


@laws
@given(seeds)
def test_a_future_that_is_a_copy_of_today_has_not_changed(seed: int) -> None:
    file = a_board(seed)
    file.pop("chosen_variant", None)
    file["notes"] = [note for note in file["notes"] if note["state"] == "current"]
    ids = {note["id"] for note in file["notes"]}
    file["links"] = [link for link in file["links"] if {link["source"], link["target"]} <= ids]
    assume(steps_of(file))
    numbers = count()
    for op in start_future(read_board(file), lambda: f"copy-{next(numbers)}"):
        file[f"{op['record']}s"].append({"id": op["id"], **op["fields"]})
    compared = compare(read_board(file))
    assert {step["status"] for step in compared["steps"]} == {"kept"}
    for name, figure in compared["figures"].items():
        assert same(figure["before"], figure["after"]), name
        assert figure["change"] in (None, pytest.approx(0)), name
    assert all(freed is None or abs(freed) < 1e-9 for freed in compared["freed"].values())
