"""Verbs about one board take turns; one board never waits for another."""

from __future__ import annotations

import asyncio
import gc
import threading
from itertools import count
from typing import Any

from leanwall.access.people import Principal
from leanwall.core.board import Board
from leanwall.core.deciding import Choice
from leanwall.improving import Improving
from leanwall.turns import Turns
from tests.support.a_map import a_map

ANNA = Principal("p-anna", "Anna", "#0B5FA5", "facilitate", "w-1", "s-1")
PATIENCE = 30.0


class Wall:
    """Boards whose reading can be held up; what is submitted is written down."""

    def __init__(self) -> None:
        self.opened = {"slow": threading.Event(), "quick": threading.Event()}
        self.opened["quick"].set()
        self.reading: list[str] = []
        self.submitted: list[str] = []

    def read(self, who: Principal, board_id: str) -> tuple[Board, int]:
        self.reading.append(board_id)
        assert self.opened[board_id].wait(PATIENCE)
        return a_map().steps("A B", work=60).board(), 1

    async def submit(self, workspace: str, board_id: str, *_: Any, **__: Any) -> int:
        self.submitted.append(board_id)
        return 2


def test_a_board_that_takes_long_holds_up_its_own_verbs_alone() -> None:
    wall, numbers = Wall(), count(1)
    turns = Turns(wall, wall.read, lambda: f"i-{next(numbers)}")
    improving = Improving(turns, wall.read, lambda: f"i-{next(numbers)}")

    async def story() -> None:
        def decide(board: str) -> asyncio.Task[Any]:
            return asyncio.create_task(improving.decide(ANNA, board, Choice("A", "keep"), None))

        slow, behind = decide("slow"), decide("slow")
        await asyncio.wait_for(decide("quick"), PATIENCE)
        assert wall.submitted == ["quick"]
        assert wall.reading.count("slow") <= 1
        wall.opened["slow"].set()
        await asyncio.wait_for(asyncio.gather(slow, behind), PATIENCE)

    asyncio.run(story())
    assert wall.submitted == ["quick", "slow", "slow"]
    gc.collect()
    assert not turns._turns  # nothing is kept of boards that nobody works on
