"""When a live board is measured: whatever happens meanwhile, the last figures are those of the last version."""

from __future__ import annotations

import asyncio
from typing import Any

from leanwall.sync.figures import BoardFigures
from leanwall.sync.meter import Answer, Ask


class Echo:
    """A meter that answers whatever it is asked."""

    async def measure(self, ask: Ask, size: int) -> Answer:
        return Answer(ask.version, {})


async def told_with_a_break_behind_the_board() -> list[int]:
    """A restored database, say: the board is another one now, and nothing tells how it became that."""
    told: list[int] = []
    is_told = asyncio.Event()
    versions = [1, 5]

    async def fetch() -> tuple[int, bytes]:
        version = versions.pop(0)
        if versions:
            figures.changed(None, quiet=False)
        return version, b"{}"

    def tell(answer: Answer, _: int | None) -> None:
        told.append(answer.version)
        if len(told) == 2:
            is_told.set()

    meter: Any = Echo()
    figures = BoardFigures("b", meter, fetch, dict, tell, 0.0, 0.0)
    figures.wanted()
    async with asyncio.timeout(5):
        await is_told.wait()
    await figures.close()
    return told


def test_a_break_that_is_later_than_the_board_that_comes_is_not_missed() -> None:
    assert asyncio.run(told_with_a_break_behind_the_board()) == [1, 5]
