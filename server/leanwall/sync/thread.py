"""The writer's thread: calls go in, their results come back into the event loop, one after the other."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_Call = tuple[Callable[[], Any], asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


class Worker:
    """One thread that begins with its first call and ends with `shut`; made for many short calls."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_shut = False

    async def run(self, call: Callable[..., Answer], *values: object) -> Answer:
        """What the call gives or raises. RuntimeError after `shut`."""
        if self._is_shut:
            raise RuntimeError("the thread has ended")
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answer] = loop.create_future()
        self._calls.put((lambda: call(*values), loop, answer))
        return await answer

    def shut(self) -> None:
        """End the thread after what was asked of it."""
        self._is_shut = True
        if self._thread is not None:
            self._calls.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (asked := self._calls.get()) is not None:
            call, loop, answer = asked
            result, fault = None, None
            try:
                result = call()
            except BaseException as error:
                fault = error
            with contextlib.suppress(RuntimeError):  # the loop has ended: nobody waits any more
                loop.call_soon_threadsafe(_tell, answer, result, fault)


def _tell(answer: asyncio.Future[Any], result: Any, fault: BaseException | None) -> None:
    if answer.done():
        return
    if fault is None:
        answer.set_result(result)
    else:
        answer.set_exception(fault)
