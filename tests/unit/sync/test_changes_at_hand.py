"""A room keeps the changes of the last seconds at hand and reads older ones from the log: nobody notices which."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from leanwall.core.change import Change
from leanwall.sync.protocol import ChangeMessage, Hello, Undo, read_ops
from leanwall.sync.writer import Greeting, Request, Result, Work, Writer
from tests.support.memory_store import MemoryStore
from tests.support.model_world import Somebody

ANNA = Somebody("p-anna")


class Quiet:
    """Hears and forgets."""

    def answered(self, outcome: Any) -> None: ...
    def welcomed(self, welcome: Any) -> None: ...
    def gives_up(self, error: Exception) -> bool:
        return False


class Board:
    """One board whose changes come so many seconds apart."""

    def __init__(self, seconds: float) -> None:
        self.now, self.pace = datetime(2026, 11, 22, tzinfo=UTC), timedelta(seconds=seconds)
        self.store = MemoryStore()
        self.store.add("w", "b", {"notes": [{"id": "n", "text": ""}]})
        self.writer = Writer(self.store, lambda: self.now)
        self.count = 0

    def run(self, **asked: Any) -> Result:
        self.now += self.pace
        return self.writer.run([Work("w", "b", **asked)])[0]

    def change(self, base: int, *ops: Any) -> Change:
        self.count += 1
        message = ChangeMessage(f"c-{self.count}", base, list(ops))
        (outcome,) = self.run(requests=[Request(ANNA, message, Quiet())]).outcomes
        assert isinstance(outcome, Change), outcome
        return outcome

    def put_in(self, base: int, at: int, letters: str) -> Change:
        edit = {"op": "edit", "record": "note", "id": "n", "field": "text", "splices": [[at, 0, letters]]}
        return self.change(base, *read_ops([edit]))

    def text(self) -> str:
        with self.store.transaction(writes=False) as transaction:
            return str(transaction.load("b").fields("note", "n")["text"])


@pytest.mark.parametrize("seconds", [0, 0.01, 1])
def test_an_edit_is_moved_over_everything_since_however_old_its_base(seconds: float) -> None:
    board = Board(seconds)
    for version in range(400):
        board.put_in(version, 0, "x")
    board.put_in(100, 50, "!")  # fifty letters into the hundred of then: 300 have come before it since
    assert board.text().index("!") == 350


@pytest.mark.parametrize("seconds", [0, 1])
def test_an_old_change_can_be_undone_and_a_late_reader_gets_all_it_lacks(seconds: float) -> None:
    board = Board(seconds)
    marks = [board.put_in(version, version, chr(97 + version % 26)).mark for version in range(300)]
    board.change(300, Undo("c-8"))
    assert board.text()[:9] == "abcdefgij"
    hello = Hello(protocol=1, since=10, mark=marks[9])
    (welcome,) = board.run(greetings=[Greeting(ANNA, hello, Quiet())]).welcomes
    assert welcome.board is None
    assert len(welcome.changes) == 291
