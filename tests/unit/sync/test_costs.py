"""What one change may cost everybody else: the writer works for one at a time, on all boards."""

from __future__ import annotations

from typing import Any

import pytest

from leanwall.core.change import Change
from leanwall.sync.room import Refusal
from tests.support.one_board import ANNA, BEN, OneBoard, create, delete, taken, update

MANY = 300
CROWDED = 4_000


class Read(dict[str, Any]):
    """An op of the log that counts how often it is looked at."""

    count = 0

    def __getitem__(self, name: str) -> Any:
        Read.count += 1
        return super().__getitem__(name)


def test_taking_back_a_large_deletion_looks_at_each_record_a_few_times() -> None:
    notes = [{"id": f"n{n}"} for n in range(MANY)]
    links = [{"id": f"k{n}", "source": f"n{n}", "target": f"n{n + 1}"} for n in range(MANY - 1)]
    board = OneBoard({"notes": notes, "links": links})
    gone = taken(board.change(ANNA, *(delete("note", note["id"]) for note in notes)))
    gone.ops, Read.count = [Read(op) for op in gone.ops], 0
    back = taken(board.undo(ANNA, "c-1"))
    assert len(back.ops) == len(gone.ops) == 2 * MANY - 1
    assert Read.count < 40 * len(gone.ops)


def test_a_change_of_many_lists_does_not_go_through_the_past_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    board = OneBoard({"notes": [{"id": f"n{n}", "wastes": ["waiting"]} for n in range(MANY)]})
    for n in range(MANY):
        taken(board.change(BEN, update("note", f"n{n}", wastes=["waiting", "motion"])))
    asked, on = [], Change.on
    monkeypatch.setattr(Change, "on", lambda change, record_id: asked.append(record_id) or on(change, record_id))
    taken(board.change(ANNA, *(update("note", f"n{n}", wastes=["waiting", "defects"]) for n in range(MANY)), base=0))
    assert len(asked) < 10 * MANY
    assert (board.fields("note", f"n{MANY - 1}") or {})["wastes"] == ["waiting", "motion", "defects"]


HEAVY = {
    "answers to answers": (
        {
            "comments": [
                {"id": "k0", "author": "p-anna"},
                *({"id": f"k{n}", "parent": f"k{n - 1}", "author": "p-anna"} for n in range(1, CROWDED)),
            ]
        },
        [update("comment", "said", parent=f"k{CROWDED - 1}")] * 150,
        [create("comment", "said")],
    ),
    "dots in a vote of thousands": (
        {
            "notes": [{"id": "n"}],
            "polls": [{"id": "poll", "dots": 1_000}],
            "votes": [{"id": f"v{n}", "poll": "poll", "target": "n", "author": "p-ben"} for n in range(CROWDED)],
        },
        [create("vote", f"mine{n}", poll="poll", target="n") for n in range(150)],
        [],
    ),
    "a lane of thousands of a locked map": (
        {
            "lanes": [{"id": "lane"}],
            "notes": [{"id": f"n{n}", "lane": "lane", "kind": "problem"} for n in range(CROWDED)],
            "locked_states": ["current"],
        },
        [update("lane", "lane", people=n) for n in range(150)],
        [],
    ),
}


@pytest.mark.parametrize("case", HEAVY, ids=str)
def test_a_change_that_would_hold_everybody_up_is_refused_in_words_and_a_small_one_is_not(case: str) -> None:
    content, ops, before = HEAVY[case]
    board = OneBoard(content)
    if before:
        taken(board.change(ANNA, *before))
    outcome = board.change(ANNA, *ops)
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.message[:8]) == ("limit", "Too much")
    taken(board.change(ANNA, ops[-1]))
