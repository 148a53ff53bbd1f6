"""Starting the future: what is copied, what stays with today."""

from __future__ import annotations

from itertools import count

import pytest

from leanwall.core.future import start_future
from leanwall.core.reading import read_board
from leanwall.errors import Conflict


def board(**fields: object) -> dict[str, object]:
    return {"format": "leanwall.board", "version": 1, **fields}


def ops_of(content: dict[str, object]) -> list[dict[str, object]]:
    numbers = count(1)
    return start_future(read_board(content), lambda: f"new-{next(numbers)}")


def test_steps_links_and_texts_are_copied_with_their_origins() -> None:
    content = board(
        notes=[
            {"id": "a", "text": "Check", "process_time": 60, "author": "p-1", "locked": True, "x_extra": 1},
            {"id": "b", "work": "wait", "lane": "l"},
            {"id": "t", "kind": "text", "text": "Morning"},
            {"id": "p", "kind": "problem", "about": "a"},
            {"id": "h", "hidden": True},
        ],
        links=[
            {"id": "l1", "source": "a", "target": "b"},
            {"id": "l2", "source": "b", "target": "a", "kind": "rework", "probability": 0.2},
            {"id": "l3", "source": "p", "target": "a", "kind": "information"},
        ],
    )
    first, wait, text, flow, rework = ops_of(content)
    check = {"text": "Check", "process_time": 60.0, "state": "future", "origins": ["a"]}
    assert first == {"op": "create", "record": "note", "id": "new-1", "fields": check}
    assert wait["fields"] == {"work": "wait", "lane": "l", "state": "future", "origins": ["b"]}
    assert text["fields"] == {"kind": "text", "text": "Morning", "state": "future", "origins": ["t"]}
    joined = {"source": "new-1", "target": "new-2", "state": "future"}
    assert flow == {"op": "create", "record": "link", "id": "new-4", "fields": joined}
    back = {"source": "new-2", "target": "new-1", "state": "future", "kind": "rework", "probability": 0.2}
    assert rework["fields"] == back


def test_a_future_that_exists_is_not_overwritten() -> None:
    with pytest.raises(Conflict, match="already"):
        ops_of(board(notes=[{"id": "a"}, {"id": "b", "state": "future"}]))


def test_a_variant_is_not_the_future() -> None:
    content = board(variants=[{"id": "v"}], notes=[{"id": "a"}, {"id": "b", "state": "future", "variant": "v"}])
    assert len(ops_of(content)) == 1


@pytest.mark.parametrize("notes", [[], [{"id": "p", "kind": "problem"}], [{"id": "h", "hidden": True}]])
def test_without_a_step_there_is_nothing_to_start_from(notes: list[dict[str, object]]) -> None:
    with pytest.raises(Conflict, match="no step"):
        ops_of(board(notes=notes))
