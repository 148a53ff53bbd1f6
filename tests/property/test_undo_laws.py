"""Laws of undo: alone on a board, taking back a gesture leaves what was there before it, and redo what was after."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from leanwall.core.board import RECORDS
from leanwall.core.live import Live
from leanwall.core.records import BOARD, check_fields
from tests.support import model_acts
from tests.support.effort import tries
from tests.support.model_checks import verify
from tests.support.model_world import BOARD_ID, World

N = st.integers(0, 23)
STEPS = st.lists(st.tuples(st.sampled_from(model_acts.UNDONE_ACTS), N, N, N), min_size=1, max_size=12)


def meaning(live: Live) -> dict[str, Any]:
    """A board by what it says: in no order, with every field at its default left out."""
    rows = {(kind, i): fields for kind in RECORDS for i, fields in live.records[kind].items()}
    rows[BOARD, BOARD] = live.facts
    return {key: _set_fields(key[0], fields) for key, fields in rows.items()}


def _set_fields(record: str, fields: dict[str, Any]) -> dict[str, Any]:
    said = {}
    for name, value in copy.deepcopy(fields).items():
        is_default = name not in ("id", "author", "created_at", "source", "target") and value in (
            None,
            check_fields(record, {name: None})[name],
        )
        if not is_default:
            said[name] = value
    return said


def board_of(world: World) -> dict[str, Any]:
    world.settle()
    with world.store.transaction(writes=False) as transaction:
        return meaning(transaction.load(BOARD_ID))


def acted(world: World, who: int, steps: list[tuple[str, int, int, int]]) -> None:
    for what, a, b, c in steps:
        model_acts.act(world, world.clients[who], what, a, b, c)
        world.settle()


@settings(max_examples=tries(80, 2_000), deadline=None)
@given(STEPS, STEPS)
def test_undoing_a_gesture_alone_leaves_the_board_as_it_was(before: Any, gesture: Any) -> None:
    world = World()
    world.settle()
    acted(world, 0, before)
    client = world.clients[0]
    was, client.undos[:] = board_of(world), []
    acted(world, 0, gesture)
    if not client.undos:
        return
    after = board_of(world)
    model_acts.undo(world, client, len(client.undos))
    assert board_of(world) == was
    model_acts.redo(world, client)
    assert board_of(world) == after
    model_acts.undo(world, client, 1)
    assert board_of(world) == was
    verify(world)


@settings(max_examples=tries(80, 2_000), deadline=None)
@given(STEPS, st.lists(st.tuples(st.integers(0, 2), st.sampled_from(model_acts.UNDONE_ACTS), N, N, N), max_size=15))
def test_undoing_one_by_one_is_undoing_the_gesture_when_others_work_too(mine: Any, theirs: Any) -> None:
    """One change with an undo for each, newest first, does what these undos do one after the other."""
    boards = []
    for as_gesture in (True, False):
        world = World()
        world.settle()
        acted(world, 0, [("create", 0, 0, 0), ("create", 1, 0, 0)])
        client = world.clients[0]
        client.undos.clear()
        acted(world, 0, mine)
        count = len(client.undos)
        for who, what, a, b, c in theirs:
            model_acts.act(world, world.clients[1 + who % 2], what, a, b, c)
            world.settle()
        for _ in range(1 if as_gesture else count):
            model_acts.undo(world, client, count if as_gesture else 1)
            world.settle()
        verify(world)
        boards.append(board_of(world))
    assert boards[0] == boards[1]
