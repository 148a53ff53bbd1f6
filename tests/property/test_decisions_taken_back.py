"""Laws of decisions: whatever was decided in whatever order, keeping every step gives today's map again; deciding the
same twice changes nothing; no decision leaves shares that don't add up, or an endless loop, without saying so."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leanwall.core.board import Board, Decision
from leanwall.core.checks import check
from leanwall.core.deciding import Choice, carry_out, decide
from leanwall.core.metrics import measure
from leanwall.errors import LeanwallError
from tests.support.deciding_wall import Wall
from tests.support.random_maps import today

Json = dict[str, Any]
DECISIONS: list[Decision | None] = [
    "keep", "eliminate", "eliminate", "combine", "combine", "automate", "simplify", "rearrange", None,
]  # fmt: skip
ACTS = st.lists(st.tuples(*[st.integers(0, 99)] * 3), max_size=8)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def looping(number: int) -> Json:
    """A short chain with much rework, some of it between the same few steps."""
    rng = Random(number)
    count = rng.randint(2, 7)
    notes = [
        {"id": f"c{at}", "kind": "step", "x": at * 240, "process_time": rng.choice([60, 120, 300]), "wait_time": 60}
        for at in range(count)
    ]
    pairs = {(rng.randrange(count), rng.randrange(count)) for _ in range(rng.randint(0, 5))}
    flow = [(at, at + 1, "flow", None) for at in range(count - 1)] if rng.random() < 0.9 else []
    back = [(max(pair), min(pair), "rework", rng.choice([0.05, 0.1, 0.2, 0.3])) for pair in sorted(pairs)]
    drawn = dict.fromkeys([*flow, *back])
    links = [
        {"id": f"l{at}", "source": f"c{source}", "target": f"c{target}", "kind": kind, "probability": share}
        for at, (source, target, kind, share) in enumerate(drawn)
    ]
    return {"format": "leanwall.board", "version": 1, "notes": notes, "links": links}


def drawn(board: Board, state: str) -> list[tuple[str, ...]]:
    """The links between the steps of a state, each end by the steps of today that it stands for."""
    named = {
        note.id: "+".join(note.origins) or note.id
        for note in board.notes
        if note.state == state and note.kind == "step" and not note.hidden
    }
    links = [link for link in board.links if link.state == state and link.source in named and link.target in named]
    told = [(link.kind, named[link.source], named[link.target], f"{link.probability}", link.text) for link in links]
    return sorted(told)


def figures(board: Board, state: str) -> Json:
    found = measure(board, state)["figures"].items()
    return {name: pytest.approx(each["value"]) if each["value"] is not None else None for name, each in found}


def faults(board: Board, state: str) -> set[str]:
    return {finding["code"] for finding in measure(board, state)["findings"]}


def act(wall: Wall, one: int, two: int, three: int) -> None:
    """One decision, as far as it can be; the same again changes nothing."""
    steps = wall.steps_of_today()
    decision = DECISIONS[two % len(DECISIONS)]
    choice = Choice(steps[one % len(steps)], decision, "because", into=steps[three % len(steps)], sure=True)
    try:
        wall.play(decide(wall.board, choice, None, wall.new_id))
    except LeanwallError:
        return
    assert decide(wall.board, choice, None, wall.new_id) == []
    assert carry_out(wall.board, None, wall.new_id) == []
    says_what_is_wrong(wall.board)


def says_what_is_wrong(board: Board) -> None:
    found = faults(board, "future")
    for step in [note.id for note in board.notes if note.state == "future"]:
        links = [link for link in board.links if link.state == "future" and link.source == step]
        flow = [link.probability for link in links if link.kind == "flow"]
        known = [share for share in flow if share is not None]
        whole = len(known) < len(flow) or sum(known) == pytest.approx(1)
        if known and (not whole or len(flow) - len(known) > 1 or sum(known) > 1 + 1e-6):
            assert found & {"shares_do_not_add_up", "two_rests", "lone_share", "double_link"}
        sent = sum(link.probability or 0 for link in links if link.kind == "rework")
        assert sent <= 1 + 1e-6 or "rework_above_all" in faults(board, "current")
    if measure(board, "future")["figures"]["expected_lead_time"].get("reason") == "refused":
        assert any(finding["severity"] == "error" for finding in measure(board, "future")["findings"])


def nothing_is_lost(board: Board) -> None:
    """Rework of today stands in the future, or a finding says that it does not."""
    rework = [link for link in board.links if link.kind == "rework" and link.source != link.target]
    if any(link.state == "current" for link in rework) and any(note.state == "future" for note in board.notes):
        stands = any(link.kind == "rework" and link.state == "future" for link in board.links)
        assert stands or "rework_left_out" in [finding["code"] for finding in check(board, "current")]


def keeping_everything_gives_today_again(file: Json, acts: list[tuple[int, int, int]], order: int) -> None:
    wall = Wall(file)
    if not wall.steps_of_today():
        return
    wall.started()
    for each in acts:
        act(wall, *each)
    steps = wall.steps_of_today()
    if order % 5 == 0:  # now and then nothing at all is left
        for step in steps:
            wall.decide(step, "eliminate")
        assert not any(note.state == "future" and note.kind == "step" for note in wall.board.notes)
    Random(order).shuffle(steps)
    for step in steps:
        wall.decide(step, "keep")
    assert drawn(wall.board, "future") == drawn(wall.board, "current")
    assert figures(wall.board, "future") == figures(wall.board, "current")


@QUICK
@given(st.integers(0, 10_000), ACTS, st.integers(0, 99))
def test_whatever_was_decided_keeping_everything_gives_today_again(
    number: int, acts: list[tuple[int, int, int]], order: int
) -> None:
    keeping_everything_gives_today_again(looping(number), acts, order)


@settings(QUICK, max_examples=20)
@given(st.integers(0, 10_000), ACTS, st.integers(0, 99))
def test_so_it_does_with_choices_and_parallel_branches(
    number: int, acts: list[tuple[int, int, int]], order: int
) -> None:
    keeping_everything_gives_today_again(today(number), acts, order)


@pytest.mark.long
@LONG
@given(st.booleans(), st.integers(0, 10**9), ACTS, st.integers(0, 99))
def test_so_it_does_in_many_more_runs(
    is_short: bool, number: int, acts: list[tuple[int, int, int]], order: int
) -> None:
    keeping_everything_gives_today_again((looping if is_short else today)(number), acts, order)


@QUICK
@given(st.integers(0, 10_000), ACTS)
def test_rework_stands_in_the_future_or_a_finding_says_that_it_does_not(
    number: int, acts: list[tuple[int, int, int]]
) -> None:
    wall = Wall(looping(number)).started()
    for each in acts:
        act(wall, *each)
        nothing_is_lost(wall.board)


def by_hand(wall: Wall, one: int, two: int, three: int) -> None:
    """Somebody changes, deletes or draws a link of the future, or deletes a step there."""
    links = [link.id for link in wall.board.links if link.state == "future"]
    steps = [note.id for note in wall.board.notes if note.state == "future"]
    if two % 4 == 0 and links:
        fields = {"probability": [0.1, 0.25, None][three % 3]}
        wall.play([{"op": "update", "record": "link", "id": links[one % len(links)], "fields": fields}])
    elif two % 4 == 1 and links:
        wall.play([{"op": "delete", "record": "link", "id": links[one % len(links)]}])
    elif two % 4 == 2 and steps:
        ends = {"source": steps[one % len(steps)], "target": steps[three % len(steps)]}
        fields = {"state": "future", "kind": ["flow", "rework"][three % 2], "probability": 0.1, **ends}
        wall.play([{"op": "create", "record": "link", "id": wall.new_id(), "fields": fields}])
    elif steps:
        step = steps[one % len(steps)]
        touched = [link.id for link in wall.board.links if step in (link.source, link.target)]
        gone = [("link", id) for id in touched] + [("note", step)]
        wall.play([{"op": "delete", "record": record, "id": id} for record, id in gone])


@settings(QUICK, max_examples=25)
@given(st.integers(0, 10_000), st.lists(st.tuples(st.booleans(), *[st.integers(0, 99)] * 3), max_size=10))
def test_whatever_people_draw_by_hand_deciding_the_same_twice_changes_nothing(
    number: int, acts: list[tuple[bool, int, int, int]]
) -> None:
    wall = Wall(looping(number)).started()
    for is_drawn, one, two, three in acts:
        if is_drawn:
            by_hand(wall, one, two, three)
            continue
        steps = wall.steps_of_today()
        decision, into = DECISIONS[two % len(DECISIONS)], steps[three % len(steps)]
        choice = Choice(steps[one % len(steps)], decision, "because", into=into, sure=True)
        try:
            wall.play(decide(wall.board, choice, None, wall.new_id))
        except LeanwallError:
            continue
        assert decide(wall.board, choice, None, wall.new_id) == []
    if any(note.state == "future" for note in wall.board.notes):
        wall.play(carry_out(wall.board, None, wall.new_id))
        if any(note.state == "future" for note in wall.board.notes):
            assert carry_out(wall.board, None, wall.new_id) == []
    ends = {note.id for note in wall.board.notes}
    assert all({link.source, link.target} <= ends for link in wall.board.links)
