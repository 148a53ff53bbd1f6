"""Work for somebody who may leave before it is done: then it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from fastapi import Request

from leanwall.errors import Unavailable

Answer = TypeVar("Answer")


async def unless_gone(request: Request, work: Coroutine[None, None, Answer]) -> Answer:
    """What the work gives; it is cancelled when the line of this request is closed. The answer then goes nowhere."""
    task, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((task, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Unavailable("Nobody waits for this any more.")
        return task.result()
    finally:
        for each in (task, leaving):
            each.cancel()
        await asyncio.gather(task, leaving, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
