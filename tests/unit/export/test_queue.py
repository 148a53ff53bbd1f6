"""Whose export is next."""

from __future__ import annotations

import asyncio

import pytest

from leanwall.errors import TooLarge, Unavailable
from leanwall.export import queue as queues
from leanwall.export.queue import Queue


def test_everybody_gets_a_turn_before_anybody_gets_the_second_and_small_ones_overtake() -> None:
    async def story() -> list[str]:
        queue, made, go = Queue(1), [], asyncio.Event()

        async def export(who: str, name: str, small: bool = False) -> None:
            async with queue.turn(who, name, small):
                await go.wait()
                made.append(name)

        wishes = [("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1"), ("c", "c1")]
        tasks = [asyncio.create_task(export(*wish)) for wish in wishes]
        tasks.append(asyncio.create_task(export("d", "preview", small=True)))
        await asyncio.sleep(0)
        place = queue.find("a", "a3")
        assert place is not None
        assert (place[0].state, place[1]) == ("waiting", 5)
        assert queue.find("b", "a3") is None
        go.set()
        await asyncio.gather(*tasks)
        return made

    assert asyncio.run(story()) == ["a1", "preview", "b1", "c1", "a2", "a3"]


def test_who_leaves_the_queue_holds_nobody_up() -> None:
    async def story() -> None:
        queue, inside = Queue(1), asyncio.Event()

        async def export(name: str) -> str:
            async with queue.turn(name, name, small=False):
                inside.set()
                await asyncio.sleep(0 if name == "last" else 60)
                return name

        first, second, last = (asyncio.create_task(export(name)) for name in ("first", "second", "last"))
        await inside.wait()
        second.cancel()
        await asyncio.sleep(0)
        first.cancel()
        assert await last == "last"
        assert queue.find("last", "last") is None

    asyncio.run(story())


def test_nobody_fills_the_queue_alone_and_it_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "MOST", 10)

    async def story() -> None:
        queue = Queue(1)

        async def export(who: str) -> None:
            async with queue.turn(who, "", small=False):
                await asyncio.sleep(60)

        tasks = [asyncio.create_task(export("greedy")) for _ in range(queues.MOST_A_PERSON)]
        await asyncio.sleep(0)
        with pytest.raises(TooLarge, match="on their way already"):
            await export("greedy")
        tasks += [asyncio.create_task(export(f"p-{n}")) for n in range(10 - queues.MOST_A_PERSON + 1)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="waiting"):
            await export("one more")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(story())
