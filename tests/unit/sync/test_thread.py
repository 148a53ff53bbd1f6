"""The writer's thread: calls in, results back into the event loop, in order."""

from __future__ import annotations

import asyncio
import threading

import pytest

from leanwall.sync.thread import Worker


def test_calls_are_done_one_after_the_other_in_one_thread() -> None:
    async def story() -> None:
        worker, done = Worker("test"), []
        try:
            await asyncio.gather(*(worker.run(done.append, n) for n in range(100)))
            assert done == list(range(100))
            names = {await worker.run(lambda: threading.current_thread().name) for _ in range(3)}
            assert names == {"test"}
        finally:
            worker.shut()

    asyncio.run(story())


def test_what_a_call_raises_is_raised_where_it_was_asked_and_the_next_one_works() -> None:
    async def story() -> None:
        worker = Worker("test")
        try:
            with pytest.raises(ZeroDivisionError):
                await worker.run(lambda: 1 / 0)
            assert await worker.run(sum, [1, 2]) == 3
        finally:
            worker.shut()

    asyncio.run(story())


def test_who_stops_waiting_holds_up_nobody() -> None:
    async def story() -> None:
        worker, may_go = Worker("test"), threading.Event()
        try:
            waiting = asyncio.create_task(worker.run(may_go.wait))
            await asyncio.sleep(0)
            waiting.cancel()
            may_go.set()
            assert await worker.run(sum, [1, 2]) == 3
        finally:
            worker.shut()

    asyncio.run(story())


def test_after_the_end_nothing_is_taken_any_more() -> None:
    async def story() -> None:
        worker = Worker("test")
        last = asyncio.create_task(worker.run(sum, [1, 2]))
        await asyncio.sleep(0)
        worker.shut()
        assert await last == 3
        with pytest.raises(RuntimeError):
            await worker.run(sum, [])

    asyncio.run(story())
